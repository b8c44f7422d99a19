// What is published about a dose, and what a further point would do to it: before the gas flows (FACTS 6.2).
import { number, say } from './dom.js';
import { areaUnder } from './map.js';

export const millilitres = points => points.reduce((sum, p) => sum + p.what.point.volumeMl, 0);
export const onSide = (session, side) => millilitres(session.points.filter(p => p.what.point.side === side));
export const ofLimit = (limits, kind) => limits.find(limit => limit.kind === kind);

/** What the server would take for a slip of the finger; the same bounds as DosePoint.IsSane. */
export function sane(point) {
  const between = (value, low, high) => Number.isFinite(value) && value >= low && value <= high;
  const maybe = (value, low, high) => value === undefined || between(value, low, high);
  return between(point.x, 0, 1) && between(point.y, 0, 1) && between(point.depthMm, Number.MIN_VALUE, 100) && between(point.flowMlPerMin, Number.MIN_VALUE, 1000) && between(point.volumeMl, Number.MIN_VALUE, 5000)
    && Number.isInteger(point.needleGauge) && between(point.needleGauge, 18, 34) && point.needleBatch?.trim().length > 0 && point.needleBatch.length <= 80
    && maybe(point.needleLengthMm, Number.MIN_VALUE, 200) && maybe(point.angleDegrees, 0, 90) && maybe(point.spacingCm, Number.MIN_VALUE, 50) && maybe(point.gasCelsius, -10, 60) && maybe(point.pain, 0, 10);
}

/** Everything to be said of a point before it is given: outside what is published, or above all of it. */
export function remarks(session, point, limits) {
  const values = { flow: point.flowMlPerMin, volume_per_point: point.volumeMl, volume_per_side: onSide(session, point.side) + point.volumeMl, depth: point.depthMm };
  return limits.filter(limit => Number.isFinite(values[limit.kind]) && !limit.ranges.some(([from, to]) => values[limit.kind] >= from && values[limit.kind] <= to)).map(limit => {
    const value = number(values[limit.kind]);
    const published = limit.ranges.map(([from, to]) => from === to ? number(from) : `${number(from)}–${number(to)}`).join('; ');
    return values[limit.kind] > limit.to
      ? { needsReason: true, ru: `${limit.name.ru}: ${value} больше наибольшего опубликованного (${number(limit.to)}). Уменьшите или напишите причину.`, en: `${limit.name.en}: ${value} is above the largest published (${number(limit.to)}). Lower it or write a reason.` }
      : { needsReason: false, ru: `${limit.name.ru}: ${value} вне опубликованных значений (${published}). Проверьте; записано будет настоящее.`, en: `${limit.name.en}: ${value} is outside the published values (${published}). Check it; the real value will be kept.` };
  });
}

/** A place outside the zone of the clearance and the consent asks for a reason. */
export function placeRemarks(record, point) {
  const drawing = (record.drawings ?? []).find(d => d.id === point.drawing);
  const area = drawing && areaUnder(drawing, point.x, point.y);
  return area && !area.treats ? [{ needsReason: true, ru: 'Точка вне зоны, на которую даны допуск и согласие. Отмените её или напишите причину.', en: 'The point lies outside the zone of the clearance and the consent. Undo it or write a reason.' }] : [];
}

export const wordsOf = list => ({ ru: list.map(r => r.ru).join(' '), en: list.map(r => r.en).join(' ') });
export const ml = value => `${number(value)} ${say('мл', 'ml')}`;
