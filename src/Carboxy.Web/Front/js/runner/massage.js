// The lines of the massage, drawn by a finger or a pen on the drawing of the zone.
import { acts } from './acts.js';
import { count, h, icon, say } from './dom.js';
import { bodyMap, drawingAtHand, drawingTabs, lookOf, s, treated } from './map.js';

const slip = { ru: 'Проведено по ошибке', en: 'Drawn by mistake' };
const places = 24;

export function massageBoard(runner) {
  const { session } = runner;
  const drawing = drawingAtHand(runner);
  if (!drawing) return null;
  const look = lookOf(runner, drawing);
  const mine = session.massage.filter(entry => entry.what.drawing === drawing.id);
  const last = session.massage.at(-1);
  return h('div', { class: 'stack', 'data-name': 'massage' },
    h('p', { class: 'quiet' }, say('Проведите пальцем линии, по которым шёл массаж. Двумя пальцами рисунок увеличивают и двигают.', 'Draw with a finger the lines that the massage followed. Two fingers enlarge and move the drawing.')),
    drawingTabs(runner),
    bodyMap({
      drawing, look, only: drawing.massage.length > 0 ? [] : treated(drawing), label: `${say('Массажные линии', 'Massage lines')}: ${say(drawing.name)}`,
      online: line => runner.do(now => acts.draw(now, drawing.id, [line])),
      marks: () => mine.map(entry => s('polyline', { class: 'bodymap__stroke', points: pairs(entry.what.line.places, drawing) })),
    }),
    h('div', { class: 'form__end' }, h('b', { role: 'status' }, count(session.massage.length, ['линия', 'линии', 'линий'], ['line', 'lines'])),
      drawing.massage.length > 0 && mine.length === 0 ? h('button', { class: 'button button--quiet button--glove', type: 'button', 'data-name': 'as-guided', onclick: () => runner.do(now => acts.draw(now, drawing.id, drawing.massage.map(d => sampled(d, drawing)))) }, icon('check'), say('Все линии по схеме', 'All lines as shown')) : null,
      last ? h('button', { class: 'button button--quiet button--glove', type: 'button', 'data-name': 'undo-line', onclick: () => runner.do(now => acts.takeAllBack(now, [last.id], say(slip))) }, icon('undo'), say('Отменить линию', 'Undo the line')) : null,
      session.massage.length > 1 ? h('button', { class: 'button button--quiet button--glove', type: 'button', 'data-name': 'undo-lines', onclick: () => runner.do(now => acts.takeAllBack(now, session.massage.map(m => m.id), say(slip))) }, say('Стереть все', 'Wipe all')) : null));
}

const pairs = (list, drawing) => Array.from({ length: list.length / 2 }, (_, i) => `${list[2 * i] * drawing.width / 10000},${list[2 * i + 1] * drawing.height / 10000}`).join(' ');

/** A line of the scheme as places. */
function sampled(d, drawing) {
  const path = s('path', { d });
  const whole = path.getTotalLength();
  return Array.from({ length: places }, (_, i) => path.getPointAtLength(whole * i / (places - 1))).flatMap(p => [Math.round(p.x / drawing.width * 10000), Math.round(p.y / drawing.height * 10000)]);
}
