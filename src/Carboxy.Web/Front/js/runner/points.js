// Points of injection: a tap on the drawing records one, with the settings of the last; rows of points are laid as a grid.
import { acts } from './acts.js';
import { layGrid, boxAround } from './geometry.js';
import { count, h, icon, number, say, settle } from './dom.js';
import { decimal, select, text } from './fields.js';
import { millilitres, ml, ofLimit, onSide, remarks } from './dose.js';
import { areaName, areaUnder, bodyMap, drawingAtHand, drawingTabs, lookOf, s, treated, viewOf } from './map.js';
import { newId } from './ids.js';
import { freePlace, pointKeys, slip, zoneWords } from './keys.js';

const names = ['flow', 'volume', 'depth', 'gauge', 'needle', 'layer', 'angle', 'length', 'celsius'];
const shown = value => value === undefined || value === null ? '' : String(value);
const maybe = words => words.trim() === '' ? undefined : decimal(words);

export function pointsBoard(runner) {
  const { session, record } = runner;
  const drawing = drawingAtHand(runner);
  if (!drawing) return h('p', null, say('Рисунка этой зоны на планшете нет: обновите страницу на связи.', 'The tablet has no drawing of this zone: reload the page while connected.'));
  const look = lookOf(runner, drawing);
  const last = session.points.at(-1)?.what.point ?? record.lastPoint;
  const form = settings(runner, last);
  const of = name => form.querySelector(`[name="${name}"]`)?.value ?? '';
  const next = h('div', { class: 'next-point', role: 'status', 'data-name': 'next-point' });
  const tell = () => next.replaceChildren(...before(runner, drawing, pointAt(null)));
  form.addEventListener('input', tell);

  function pointAt(place, extra = {}) {
    const area = place && areaUnder(drawing, place.x, place.y);
    const side = area && area.side !== 'none' ? area.side : session.plan.side === 'left' || session.plan.side === 'right' ? session.plan.side : area ? 'none' : last?.side ?? 'none';
    return {
      side, drawing: drawing.id, area: area?.id, x: place ? Math.round(place.x * 10000) / 10000 : 0, y: place ? Math.round(place.y * 10000) / 10000 : 0, layer: of('layer'),
      depthMm: decimal(of('depth')), flowMlPerMin: decimal(of('flow')), volumeMl: decimal(of('volume')), needleGauge: decimal(of('gauge')), needleBatch: of('needle').trim(),
      needleLengthMm: maybe(of('length')), angleDegrees: maybe(of('angle')), gasCelsius: maybe(of('celsius')), ...extra,
    };
  }

  function put(x, y, view) {
    const preview = runner.map.preview?.points.find(p => Math.hypot((p.x - x) * drawing.width, (p.y - y) * drawing.height) < (view?.w ?? 0) / 22);
    const point = pointAt(preview ?? { x, y }, preview ? { spacingCm: runner.map.preview.spacingCm } : {});
    if (!point.area) { runner.refuse({ ru: 'Точка не на коже: рядом с телом или на самом глазу. Отметьте её на коже.', en: 'The point is not on the skin: beside the body, or on the eye itself. Mark it on the skin.' }); return; }
    lay([point], () => { if (preview) { runner.map.preview.points = runner.map.preview.points.filter(p => p !== preview); runner.turn(); } });
  }

  /** A refusal for a dose or a place is answered with a reason and the same point, not with another tap. */
  function lay(points, kept) {
    runner.map.asked = null;
    runner.do(now => { const result = acts.points(now, points, of('reason'), record); if (result.asksReason) runner.map.asked = points; return result; }, () => { for (const name of [...names, 'reason', 'x', 'y']) settle(name); kept?.(); });
  }

  tell();
  return [
    totals(runner, drawing), drawingTabs(runner),
    bodyMap({
      drawing, look, ontap: put, marks: view => marks(runner, drawing, view), zone: { words: area => zoneWords(runner, drawing, area), place: (area, cross) => freePlace(runner, drawing, area, cross) },
      label: `${say('Схема', 'Map')}: ${say(drawing.name)}. ${say('Коснитесь места укола или ведите крестик стрелками и нажмите Enter', 'Tap the place of the point, or move the cross with the arrow keys and press Enter')}. ${say('Tab ведёт по зонам и к точкам, Delete на точке отменяет её', 'Tab goes through the zones and to the points, Delete on a point takes it back')}`,
    }),
    next,
    runner.asksReason ? h('div', { class: 'form' }, text('reason', say('Причина', 'Reason'), ''), runner.map.asked ? h('button', { class: 'button button--glove', type: 'button', 'data-name': 'with-reason', onclick: () => lay(runner.map.asked) }, say('Записать с причиной', 'Record with the reason')) : null) : null,
    lastPoint(runner, drawing), form, grid(runner, drawing, pointAt, lay), byNumbers(put), list(runner),
  ];
}

function settings(runner, last) {
  const short = { class: 'input input--short', inputmode: 'decimal' };
  const layers = { subcutaneous: say('подкожно', 'subcutaneous'), intradermal: say('внутрикожно', 'intradermal') };
  const line = last ? `${ml(last.volumeMl)} · ${number(last.flowMlPerMin)} ${say('мл/мин', 'ml/min')} · ${number(last.depthMm)} ${say('мм', 'mm')} · ${layers[last.layer]} · ${last.needleGauge}G ${last.needleBatch}` : say('заполните один раз', 'fill in once');
  return h('details', { class: 'more points', open: !last, 'data-name': 'settings' }, h('summary', null, icon('pen'), h('span', null, `${say('Настройки точки', 'Settings of the point')}: `, h('b', null, line))),
    h('div', null, h('form', { class: 'form', onsubmit: event => event.preventDefault() }, h('div', { class: 'form__pair' },
      text('flow', say('Поток, мл/мин', 'Flow, ml/min'), shown(last?.flowMlPerMin), short),
      text('volume', say('Объём, мл', 'Volume, ml'), shown(last?.volumeMl), short),
      text('depth', say('Глубина, мм', 'Depth, mm'), shown(last?.depthMm), short),
      select('layer', say('Слой', 'Layer'), last?.layer ?? 'subcutaneous', Object.entries(layers)),
      text('gauge', say('Игла, G', 'Needle, G'), shown(last?.needleGauge), { ...short, inputmode: 'numeric' }),
      text('needle', say('Игла, серия', 'Needle, batch'), last?.needleBatch ?? '', { class: 'input input--short', maxlength: 80 }),
      text('length', say('Длина иглы, мм (необязательно)', 'Needle length, mm (optional)'), shown(last?.needleLengthMm), short),
      text('angle', say('Угол, ° (необязательно)', 'Angle, ° (optional)'), shown(last?.angleDegrees), short),
      text('celsius', say('Газ, °C (необязательно)', 'Gas, °C (optional)'), shown(last?.gasCelsius ?? runner.session.fields.gas_temperature?.value), short)))));
}

/** What stands on the drawing: last time faintly, the grid to come, and the points with their numbers. */
function marks(runner, drawing, view) {
  const { session, record, map } = runner;
  const r = view.w / 46;
  const at = point => ({ cx: point.x * drawing.width, cy: point.y * drawing.height });
  const mine = session.points.map((entry, i) => [entry, i + 1]).filter(([entry]) => entry.what.point.drawing === drawing.id);
  const crowded = mine.length > 60;
  return [
    record.lastPoints?.filter(p => p.drawing === drawing.id).map(p => s('circle', { class: 'bodymap__last', ...at(p), r: r * 0.8 })),
    (map?.preview?.drawing === drawing.id ? map.preview.points : []).map(p => s('circle', { class: 'bodymap__ghost', ...at(p), r: r * 0.9 })),
    mine.map(([entry, n], i) => {
      const { cx, cy } = at(entry.what.point);
      const words = s('text', { x: cx, y: cy, 'font-size': r * (n > 99 ? 0.85 : 1.1), dy: '0.36em' });
      words.textContent = String(n);
      const { point } = entry.what;
      const one = s('g', {
        class: n === session.points.length ? 'bodymap__point is-latest' : 'bodymap__point', 'data-point': n, 'data-name': `point-${entry.id}`, role: 'img', tabindex: i === mine.length - 1 ? 0 : -1, 'aria-keyshortcuts': 'Delete',
        'aria-label': `${say('Точка', 'Point')} ${n}: ${areaName(drawing, point.area) ?? ''}, ${ml(point.volumeMl)}${point.pain === undefined ? '' : `, ${say('боль', 'pain')} ${point.pain}`}. ${say('Delete отменяет, стрелки ведут к другим точкам', 'Delete takes it back, arrow keys go to other points')}`,
      }, s('circle', { cx, cy, r: crowded ? r * 0.6 : r }), crowded ? null : words);
      one.addEventListener('keydown', event => pointKeys(runner, mine, i, event));
      return one;
    }),
  ];
}

/** Before the gas flows: what a further point would bring each side to, and what is said of it. */
function before({ session, record }, drawing, point) {
  if (!Number.isFinite(point.volumeMl)) return [];
  const sides = [...new Set(treated(drawing).map(area => area.side))].map(side => side === 'none' ? session.plan.side === 'left' || session.plan.side === 'right' ? session.plan.side : 'none' : side);
  const said = new Map(sides.flatMap(side => remarks(session, { ...point, side }, record.limits)).map(remark => [remark.ru, remark]));
  return [...said.values()].map(remark => h('p', { class: `next-point__words ${remark.needsReason ? 'is-above' : ''}` }, icon('alert'), h('span', null, `${say('Следующая точка.', 'The next point.')} ${say(remark)}`)));
}

function totals({ session, record }, drawing) {
  const given = millilitres(session.points);
  const largest = ofLimit(record.limits, 'volume_per_side')?.to;
  const sides = [...new Set([...treated(drawing).map(a => a.side), ...session.points.map(p => p.what.point.side)])];
  const words = { left: say('Слева', 'Left'), right: say('Справа', 'Right'), none: say('В зоне', 'In the zone'), both: say('В зоне', 'In the zone') };
  const areas = new Map();
  for (const { what: { point } } of session.points) if (point.area) areas.set(point.area, (areas.get(point.area) ?? 0) + point.volumeMl);
  return h('div', { class: 'dose', 'data-name': 'totals' },
    h('p', { class: 'dose__line' }, h('b', null, count(session.points.length, ['точка', 'точки', 'точек'], ['point', 'points'])), `, ${say('за сеанс', 'this session')} ${ml(given)}, ${say('за курс', 'this course')} ${ml(given + record.courseMillilitres)}`),
    sides.filter(side => sides.length === 1 || side !== 'none' || onSide(session, 'none') > 0).map(side => h('div', { class: 'dose__side' },
      h('span', null, `${words[side]}: `, h('b', null, ml(onSide(session, side))), largest ? ` ${say(`из ${number(largest)} наибольших опубликованных`, `of ${number(largest)}, the largest published`)}` : ''),
      largest ? gauge(onSide(session, side), largest) : null)),
    session.cylinders.length > 0 ? h('p', { class: 'small', 'data-name': 'gases' }, gasesOf(session).map(gas => `${say('Баллон', 'Cylinder')} ${gas.batch}: ${ml(gas.given)}`).join(' · ')) : null,
    areas.size > 1 ? h('p', { class: 'small quiet' }, [...areas].map(([id, sum]) => `${areaName(drawing, id)} ${ml(sum)}`).join(' · ')) : null,
    h('p', { class: 'flow', 'data-infusion': true, role: 'status' }));
}

/** What each cylinder of the session gave; the time of a point decides. */
function gasesOf({ cylinders, points, fields }) {
  const from = [-Infinity, ...cylinders.map(c => Date.parse(c.at)), Infinity];
  return [fields.gas_batch?.value ?? '—', ...cylinders.map(c => c.what.batch)].map((batch, i) => ({ batch, given: millilitres(points.filter(p => Date.parse(p.at) >= from[i] && Date.parse(p.at) < from[i + 1])) }));
}

const gauge = (value, most) => s('svg', { class: `dose__gauge ${value > most ? 'is-above' : ''}`, viewBox: '0 0 100 4', preserveAspectRatio: 'none', 'aria-hidden': 'true' }, s('rect', { width: 100, height: 4, rx: 2 }), s('rect', { class: 'dose__fill', width: Math.min(100, value / most * 100), height: 4, rx: 2 }));

/** The point that was just given: how much it hurt, and the way back. */
function lastPoint(runner, drawing) {
  const { session } = runner;
  const entry = session.points.at(-1);
  if (!entry) return null;
  const { point } = entry.what;
  const laid = point.grid ? session.points.filter(p => p.what.point.grid === point.grid) : [];
  const back = (name, words, entries) => h('button', { class: 'button button--quiet button--glove', type: 'button', 'data-name': name, onclick: () => runner.do(now => acts.takeAllBack(now, entries.map(p => p.id), say(slip))) }, icon('undo'), words);
  return h('div', { class: 'last-point' },
    h('p', null, h('b', null, `${say('Точка', 'Point')} ${session.points.length}`), ` · ${areaName((runner.record.drawings ?? []).find(d => d.id === point.drawing) ?? drawing, point.area) ?? ''} · ${ml(point.volumeMl)}`),
    h('fieldset', { class: 'nrs nrs--point' }, h('legend', null, `${say('Боль в этой точке', 'Pain at this point')}: `, h('b', { class: 'number' }, point.pain ?? '—')), h('div', { class: 'nrs__row' }, Array.from({ length: 11 }, (_, n) => h('button', {
      class: `nrs__step ${point.pain === n ? 'is-on' : ''}`, type: 'button', 'aria-pressed': String(point.pain === n), 'data-name': `feel-${n}`, onclick: () => runner.do(now => acts.feel(now, entry.id, n)),
    }, String(n))))),
    h('div', { class: 'form__end' }, back('undo-point', say('Отменить точку', 'Undo the point'), [entry]), laid.length > 1 ? back('undo-grid', say(`Отменить всю сетку (${laid.length})`, `Undo the whole grid (${laid.length})`), laid) : null));
}

function grid(runner, drawing, pointAt, lay) {
  const map = runner.map;
  const areas = treated(drawing);
  const chosen = () => { const one = form.querySelector('[name="grid-area"]')?.value; return areas.filter(a => !one || a.id === one); };
  const typed = boxAround(areas).width * drawing.cmPerUnit;
  const form = h('form', { class: 'form', onsubmit: event => { event.preventDefault(); preview(); } },
    h('div', { class: 'form__pair' },
      areas.length > 1 ? select('grid-area', say('Где', 'Where'), '', [['', say('вся зона', 'the whole zone')], ...areas.map(a => [a.id, say(a.name)])]) : null,
      text('grid-spacing', say('Шаг, см', 'Spacing, cm'), map.preview?.spacingCm ?? '3', { class: 'input input--short', inputmode: 'decimal' }),
      text('grid-width', say('Ширина всей зоны, см', 'Width of the whole zone, cm'), String(Math.round(typed * 10) / 10), { class: 'input input--short', inputmode: 'decimal' }),
      select('grid-rows', say('Ряды', 'Rows'), 'straight', [['straight', say('ровно', 'straight')], ['staggered', say('со сдвигом', 'staggered')]])),
    h('p', { class: 'small quiet' }, `${say(drawing.scale)} ${say('Измерьте зону лентой и впишите ширину, чтобы шаг был точнее.', 'Measure the zone with a tape and enter its width for a truer spacing.')}`),
    h('div', { class: 'form__end' }, h('button', { class: 'button button--quiet button--glove', 'data-name': 'grid-preview' }, icon('grid'), say('Показать сетку', 'Show the grid'))));
  const value = name => form.querySelector(`[name="${name}"]`).value;

  function preview() {
    const spacingCm = decimal(value('grid-spacing'));
    const laid = layGrid(drawing, chosen(), { spacingCm, widthCm: decimal(value('grid-width')) * boxAround(chosen()).width / boxAround(areas).width, staggered: value('grid-rows') === 'staggered' });
    if (laid.refused) { runner.refuse(laid.refused); return; }
    runner.map.preview = { drawing: drawing.id, points: laid.points, spacingCm };
    lookOf(runner, drawing).view = viewOf(drawing, chosen());
    runner.turn();
  }

  return h('details', { class: 'more', 'data-name': 'grid', open: Boolean(map.preview) }, h('summary', null, icon('grid'), say('Ряды точек', 'Rows of points')), h('div', null, form, map.preview ? ready(runner, pointAt, lay) : null));
}

/** A grid that is shown and not laid yet: its sum is told before anything is recorded. */
function ready(runner, pointAt, lay) {
  const { map } = runner;
  const id = newId();
  const points = map.preview.points.map(p => pointAt(p, { spacingCm: map.preview.spacingCm, grid: id }));
  const each = points[0]?.volumeMl;
  return h('div', { class: 'stack', 'data-name': 'grid-ready' },
    h('p', { role: 'status' }, h('b', null, count(points.length, ['точка', 'точки', 'точек'], ['point', 'points'])), Number.isFinite(each) ? `, ${say('всего', 'in all')} ${ml(points.length * each)}. ` : '. ', say('Ещё ничего не записано: касайтесь точек по одной или запишите все сразу.', 'Nothing is recorded yet: tap the points one by one, or record all at once.')),
    h('div', { class: 'form__end' },
      h('button', { class: 'button button--glove', type: 'button', 'data-name': 'grid-lay', onclick: () => { const now = map.preview.points.map(p => pointAt(p, { spacingCm: map.preview.spacingCm, grid: id })); lay(now, () => { map.preview = null; runner.turn(); }); } }, icon('check'), say('Записать все', 'Record all')),
      h('button', { class: 'button button--quiet button--glove', type: 'button', 'data-name': 'grid-clear', onclick: () => { map.preview = null; runner.turn(); } }, say('Убрать сетку', 'Put the grid away'))));
}

function byNumbers(put) {
  const short = { class: 'input input--short', inputmode: 'decimal' };
  const [x, y] = [text('x', say('Слева, %', 'From the left, %'), '', short), text('y', say('Сверху, %', 'From the top, %'), '', short)];
  const of = field => decimal(field.querySelector('input').value) / 100;
  return h('details', { class: 'more', 'data-name': 'numbers' }, h('summary', null, icon('next'), say('Указать место числами', 'Give the place in numbers')),
    h('div', null, h('div', { class: 'row' }, x, y, h('button', { class: 'button button--quiet button--glove', type: 'button', 'data-name': 'by-numbers', onclick: () => put(of(x), of(y)) }, say('Записать точку', 'Record the point')))));
}

function list(runner) {
  const { session } = runner;
  if (session.points.length === 0) return null;
  const reason = text('wrong-reason', say('Почему точка неверна', 'Why the point is wrong'), '');
  const which = select('wrong-point', say('Точка', 'Point'), String(session.points.length), session.points.map((p, i) => [String(i + 1), `${i + 1}: ${ml(p.what.point.volumeMl)}, ${number(p.what.point.x * 100)} / ${number(p.what.point.y * 100)} %`]).reverse());
  return h('details', { class: 'more', 'data-name': 'wrong' }, h('summary', null, icon('next'), say('Отменить другую точку', 'Take another point back')),
    h('div', null, h('form', { class: 'form', onsubmit: event => { event.preventDefault(); const entry = session.points[Number(which.querySelector('select').value) - 1]; runner.do(now => acts.takeBack(now, entry.id, reason.querySelector('input').value), () => settle('wrong-')); } },
      which, reason, h('div', { class: 'form__end' }, h('button', { class: 'button button--quiet button--glove' }, say('Отменить', 'Take back'))))));
}
