// Points of injection: a tap on the map records one, with the settings of the last.
import { acts } from './acts.js';
import { count, h, icon, number, say, settle } from './dom.js';
import { decimal, select, text } from './fields.js';

export function pointsBoard(runner) {
  const { session, record } = runner;
  const last = session.points.at(-1)?.what.point ?? record.lastPoint;
  const short = { class: 'input input--short', inputmode: 'decimal' };
  const shown = value => value === undefined ? '' : String(value);
  const form = h('form', { class: 'form points', onsubmit: event => event.preventDefault() },
    h('div', { class: 'form__pair' },
      text('flow', say('Поток, мл/мин', 'Flow, ml/min'), shown(last?.flowMlPerMin), short),
      text('volume', say('Объём, мл', 'Volume, ml'), shown(last?.volumeMl), short),
      text('depth', say('Глубина, мм', 'Depth, mm'), shown(last?.depthMm), short),
      text('gauge', say('Игла, G', 'Needle, G'), shown(last?.needleGauge), { ...short, inputmode: 'numeric' }),
      text('needle', say('Игла, серия', 'Needle, batch'), last?.needleBatch ?? '', { class: 'input input--short' }),
      select('layer', say('Слой', 'Layer'), last?.layer ?? 'subcutaneous', [['subcutaneous', say('подкожно', 'subcutaneous')], ['intradermal', say('внутрикожно', 'intradermal')]]),
      record.twoSides ? select('side', say('Сторона', 'Side'), last?.side === 'right' ? 'right' : 'left', [['left', say('слева', 'left')], ['right', say('справа', 'right')]]) : null),
    runner.asksReason ? text('reason', say('Причина: доза больше опубликованных', 'Reason: the dose is above everything published'), '') : null,
    h('div', { class: 'map' },
      h('input', { type: 'image', src: record.map, width: 300, height: 300, alt: say('Схема зоны: коснитесь места укола', 'Map of the zone: tap the point'), 'data-name': 'map', onclick: event => tapped(event) }),
      map(session)),
    h('details', { class: 'more', 'data-name': 'numbers' }, h('summary', null, icon('next'), say('Указать место числами', 'Give the place in numbers')),
      h('div', null, h('div', { class: 'row' }, text('x', say('Слева, %', 'From the left, %'), '', short), text('y', say('Сверху, %', 'From the top, %'), '', short),
        h('button', { class: 'button button--quiet button--glove', type: 'button', 'data-name': 'by-numbers', onclick: () => put(decimal(of('x')) / 100, decimal(of('y')) / 100) }, say('Записать точку', 'Record the point'))))));

  const of = name => form.querySelector(`[name="${name}"]`)?.value ?? '';

  function tapped(event) {
    event.preventDefault();
    if (event.detail === 0) { form.querySelector('details').open = true; return; } // pressed by a key: there is no place on the map
    const box = event.target.getBoundingClientRect();
    put((event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height);
  }

  function put(x, y) {
    if (!(x >= 0 && x <= 1 && y >= 0 && y <= 1)) { runner.refuse({ ru: 'Укажите место точки: от 0 до 100 %.', en: 'Give the place of the point: 0 to 100 %.' }); return; }
    const point = {
      side: record.twoSides ? of('side') : session.plan.side ?? 'none', x: Math.round(x * 1000) / 1000, y: Math.round(y * 1000) / 1000, layer: of('layer'),
      depthMm: decimal(of('depth')), flowMlPerMin: decimal(of('flow')), volumeMl: decimal(of('volume')), needleGauge: Math.trunc(decimal(of('gauge'))), needleBatch: of('needle').trim(),
    };
    const reason = of('reason');
    runner.do(now => acts.point(now, point, reason, record.limits), () => { for (const name of ['flow', 'volume', 'depth', 'gauge', 'needle', 'reason', 'x', 'y', 'layer', 'side']) settle(name); });
  }

  return [form, totals(runner), session.points.length > 0 ? wrong(runner) : null];
}

function map(session) {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('viewBox', '0 0 1 1');
  svg.setAttribute('aria-hidden', 'true');
  for (const { what } of session.points) {
    const dot = document.createElementNS('http://www.w3.org/2000/svg', 'circle');
    for (const [key, value] of Object.entries({ cx: what.point.x, cy: what.point.y, r: 0.022 })) dot.setAttribute(key, value);
    svg.append(dot);
  }
  return svg;
}

const millilitres = points => points.reduce((sum, p) => sum + p.what.point.volumeMl, 0);

function totals({ session, record }) {
  const given = millilitres(session.points);
  const sides = record.twoSides ? [['left', say('слева', 'left')], ['right', say('справа', 'right')]].map(([side, words]) => `, ${words} ${number(millilitres(session.points.filter(p => p.what.point.side === side)))} ${say('мл', 'ml')}`).join('') : '';
  return [
    h('p', null, h('b', null, count(session.points.length, ['точка', 'точки', 'точек'], ['point', 'points'])), `, ${say('за сеанс', 'this session')} ${number(given)} ${say('мл', 'ml')}, ${say('за курс', 'this course')} ${number(given + record.courseMillilitres)} ${say('мл', 'ml')}${sides}`),
    h('p', { class: 'flow', 'data-infusion': true, role: 'status' }),
  ];
}

function wrong(runner) {
  const reason = text('wrong-reason', say('Почему', 'Why'), '');
  return h('details', { class: 'more', 'data-name': 'wrong' }, h('summary', null, icon('next'), say('Последняя точка неверна', 'The last point is wrong')),
    h('div', null, h('form', { class: 'form', onsubmit: event => { event.preventDefault(); runner.do(now => acts.takeBack(now, runner.session.points.at(-1).id, reason.querySelector('input').value), () => settle('wrong-')); } },
      reason, h('div', { class: 'form__end' }, h('button', { class: 'button button--quiet button--glove' }, say('Отменить точку', 'Take the point back'))))));
}
