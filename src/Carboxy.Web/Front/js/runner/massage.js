// The lines of the massage, drawn by a finger or a pen on the drawing of the zone.
import { acts } from './acts.js';
import { count, h, icon, say } from './dom.js';
import { areaUnder, bodyMap, drawingAtHand, drawingTabs, lookOf, s, treated } from './map.js';

const slip = { ru: 'Проведено по ошибке', en: 'Drawn by mistake' };
const places = 24;

export function massageBoard(runner) {
  const { session } = runner;
  const drawing = drawingAtHand(runner);
  if (!drawing) return h('p', { class: 'notice__words', 'data-name': 'no-drawing' }, say('Рисунка этой зоны в программе нет: запишите линии словами в замечаниях к сеансу.', 'The program has no drawing of this zone: describe the lines in the note of the session.'));
  const look = lookOf(runner, drawing);
  const mine = session.massage.filter(entry => entry.what.drawing === drawing.id);
  const last = session.massage.at(-1);
  const guides = guidesOf(drawing);
  return h('div', { class: 'stack', 'data-name': 'massage' },
    h('p', { class: 'quiet' }, say('Проведите пальцем линии, по которым шёл массаж. Двумя пальцами рисунок увеличивают и двигают.', 'Draw with a finger the lines that the massage followed. Two fingers enlarge and move the drawing.')),
    h('p', { class: 'small', 'data-name': guides.length > 0 ? 'guides' : 'no-guides' }, guides.length > 0
      ? say('Пунктир — схема программы. Источник велит вести массаж по массажным линиям, но самих линий и направлений не приводит (S0-31): направление выбирает специалист.', 'The dashes are the program\'s own scheme. The source asks to follow the massage lines and shows neither lines nor directions (S0-31): the practitioner chooses the direction.')
      : say('Схемы линий для этой зоны нет: источник велит вести массаж по массажным линиям, но для этой зоны их не приводит (S0-31). Направление выбирает специалист; проведите линии, по которым массировали.', 'There is no scheme of lines for this zone: the source asks to follow the massage lines and gives none for this zone (S0-31). The practitioner chooses the direction; draw the lines that you followed.')),
    drawingTabs(runner),
    bodyMap({
      drawing, look, guides, only: guides.length > 0 ? [] : treated(drawing), label: `${say('Массажные линии', 'Massage lines')}: ${say(drawing.name)}`,
      online: line => runner.do(now => acts.draw(now, drawing.id, [line])),
      marks: () => mine.map(entry => s('polyline', { class: 'bodymap__stroke', points: pairs(entry.what.line.places, drawing) })),
    }),
    h('div', { class: 'form__end' }, h('b', { role: 'status' }, count(session.massage.length, ['линия', 'линии', 'линий'], ['line', 'lines'])),
      guides.length > 0 && mine.length === 0 ? h('button', { class: 'button button--quiet button--glove', type: 'button', 'data-name': 'as-guided', onclick: () => runner.do(now => acts.draw(now, drawing.id, guides.map(d => sampled(d, drawing)))) }, icon('check'), say('Все линии по схеме', 'All lines as shown')) : null,
      last ? h('button', { class: 'button button--quiet button--glove', type: 'button', 'data-name': 'undo-line', onclick: () => runner.do(now => acts.takeAllBack(now, [last.id], say(slip))) }, icon('undo'), say('Отменить линию', 'Undo the line')) : null,
      session.massage.length > 1 ? h('button', { class: 'button button--quiet button--glove', type: 'button', 'data-name': 'undo-lines', onclick: () => runner.do(now => acts.takeAllBack(now, session.massage.map(m => m.id), say(slip))) }, say('Стереть все', 'Wipe all')) : null));
}

/** The lines of the scheme that run through what this session treats; lines of the face say nothing of the neck. */
const guidesOf = drawing => drawing.massage.filter(d => {
  const along = sampled(d, drawing);
  const held = Array.from({ length: places }, (_, i) => areaUnder(drawing, along[2 * i] / 10000, along[2 * i + 1] / 10000)).filter(area => area?.treats);
  return held.length > places / 2;
});

const pairs = (list, drawing) => Array.from({ length: list.length / 2 }, (_, i) => `${list[2 * i] * drawing.width / 10000},${list[2 * i + 1] * drawing.height / 10000}`).join(' ');

/** A line of the scheme as places. */
function sampled(d, drawing) {
  const path = s('path', { d });
  const whole = path.getTotalLength();
  return Array.from({ length: places }, (_, i) => path.getPointAtLength(whole * i / (places - 1))).flatMap(p => [Math.round(p.x / drawing.width * 10000), Math.round(p.y / drawing.height * 10000)]);
}
