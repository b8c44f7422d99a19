// The body map on a tablet: a drawing that is enlarged with two fingers or with buttons, tapped, or walked over with the arrow keys.
import { areaAt, boxAround } from './geometry.js';
import { h, icon, say } from './dom.js';

const ns = 'http://www.w3.org/2000/svg';
export const s = (tag, attributes, ...children) => {
  const element = document.createElementNS(ns, tag);
  for (const [key, value] of Object.entries(attributes ?? {})) if (value !== undefined && value !== null && value !== false) element.setAttribute(key, String(value));
  element.append(...children.flat(Infinity).filter(Boolean));
  return element;
};

const slip = 9; // a finger that moved farther than this many pixels was not a tap
const nearest = 4; // times that a drawing is enlarged at most beyond its zone

export const treated = drawing => drawing.areas.filter(area => area.treats);
const clamp = (value, low, high) => Math.min(high, Math.max(low, value));

/** The part of a drawing that shows some areas with room around them. */
export function viewOf(drawing, areas) {
  if (!areas || areas.length === 0) return { x: 0, y: 0, w: drawing.width, h: drawing.height };
  const box = boxAround(areas);
  const room = Math.max(box.width, box.height) / 8;
  const [x, y] = [Math.max(0, box.left - room), Math.max(0, box.top - room)];
  return { x, y, w: Math.min(drawing.width, box.right + room) - x, h: Math.min(drawing.height, box.bottom + room) - y };
}

/**
 * `look` holds what outlives a redraw: { view, cross }. `marks(view)` makes what stands on the drawing. `ontap(x, y)` gets parts of
 * the width and height; `online(places)`, where there is one, gets a line drawn with one finger instead.
 * `zone`, where there is one, makes each treated area a stop of the Tab key: { words(area), place(area) } say what is heard there
 * and where the cross then stands.
 */
export function bodyMap({ drawing, look, label, marks, ontap, online, only, zone, guides }) {
  const whole = { x: 0, y: 0, w: drawing.width, h: drawing.height };
  look.view ??= viewOf(drawing, only ?? treated(drawing));
  const stop = area => zone && area.treats ? { role: 'button', tabindex: 0, 'data-name': `zone-${area.id}`, 'aria-label': zone.words(area) } : {};
  const layer = s('g');
  const heard = h('p', { class: 'visually-hidden', 'aria-live': 'polite', 'data-name': 'cross-at' });
  const sides = s('g', { class: 'bodymap__side', 'aria-hidden': 'true' });
  const cross = s('g', { class: 'bodymap__cross', 'aria-hidden': 'true' });
  const svg = s('svg', { class: `bodymap__drawing ${online ? 'is-pen' : ''}`, role: 'application', tabindex: 0, 'aria-label': label, 'data-name': 'bodymap', preserveAspectRatio: 'xMidYMid meet' },
    drawing.outline.map(d => s('path', { class: 'bodymap__skin', d })),
    drawing.areas.map(area => s('path', { class: area.treats ? 'bodymap__zone' : 'bodymap__rest', id: `area-${area.id}`, 'data-area': area.id, d: `M${pairs(area.corners)}Z`, ...stop(area) })),
    drawing.lines.map(d => s('path', { class: 'bodymap__line', d })), drawing.strong.map(d => s('path', { class: 'bodymap__strong', d })),
    guides ? guides.map(d => s('path', { class: 'bodymap__guide', d })) : null,
    sides, layer, cross);

  /** The letters of the sides stay in sight however near the drawing is. */
  function letters({ x, y, w }) {
    return [[drawing.leftOnLeft, 0.05], [!drawing.leftOnLeft, 0.95]].map(([left, part]) => {
      const text = s('text', { x: x + w * part, y: y + w * 0.07, 'font-size': w / 22 });
      text.textContent = left ? say('Л', 'L') : say('П', 'R');
      return text;
    });
  }

  function show() {
    const { x, y, w, h: high } = look.view;
    svg.setAttribute('viewBox', `${x} ${y} ${w} ${high}`);
    sides.replaceChildren(...letters(look.view));
    layer.replaceChildren(...marks(look.view).flat(Infinity).filter(Boolean));
    cross.replaceChildren(...(look.cross ? [s('path', { d: `M${look.cross.x - w / 30} ${look.cross.y}h${w / 15}M${look.cross.x} ${look.cross.y - w / 30}v${w / 15}` }), s('circle', { cx: look.cross.x, cy: look.cross.y, r: w / 60 })] : []));
  }

  const at = (x, y) => { const place = new DOMPoint(x, y).matrixTransform(svg.getScreenCTM().inverse()); return { x: place.x, y: place.y }; };
  const tap = ({ x, y }) => { if (x >= 0 && y >= 0 && x <= drawing.width && y <= drawing.height) ontap?.(x / drawing.width, y / drawing.height, look.view); };

  function zoom(times, about) {
    const { view } = look;
    const w = clamp(view.w / times, Math.max(20, drawing.width / 60 / nearest), Math.max(whole.w, whole.h) * 1.2);
    const k = w / view.w;
    const middle = about ?? { x: view.x + view.w / 2, y: view.y + view.h / 2 };
    look.view = within({ x: middle.x - (middle.x - view.x) * k, y: middle.y - (middle.y - view.y) * k, w, h: view.h * k });
    show();
  }

  const within = view => ({ ...view, x: clamp(view.x, -view.w / 2, drawing.width - view.w / 2), y: clamp(view.y, -view.h / 2, drawing.height - view.h / 2) });

  const fingers = new Map();
  let pinch = null;
  let line = null;
  svg.addEventListener('pointerdown', event => {
    if (event.button > 0) return;
    fingers.set(event.pointerId, { x: event.clientX, y: event.clientY, fromX: event.clientX, fromY: event.clientY, moved: fingers.size > 0 });
    if (online && fingers.size === 1) { svg.setPointerCapture(event.pointerId); line = [at(event.clientX, event.clientY)]; }
    if (fingers.size === 2) { line = null; drawLine(); pinch = spread(); for (const finger of fingers.values()) finger.moved = true; }
  });
  svg.addEventListener('pointermove', event => {
    const finger = fingers.get(event.pointerId);
    if (!finger) return;
    const [dx, dy] = [event.clientX - finger.x, event.clientY - finger.y];
    [finger.x, finger.y] = [event.clientX, event.clientY];
    if (Math.hypot(finger.x - finger.fromX, finger.y - finger.fromY) > slip) finger.moved = true;
    if (fingers.size === 2) {
      const now = spread();
      zoom(now.way / pinch.way, at(now.x, now.y));
      pan(now.x - pinch.x, now.y - pinch.y);
      pinch = now;
    } else if (line) {
      const place = at(event.clientX, event.clientY);
      const last = line.at(-1);
      if (Math.hypot(place.x - last.x, place.y - last.y) > look.view.w / 150) { line.push(place); drawLine(); }
    } else if (finger.moved && event.pointerType === 'mouse') pan(dx, dy);
  });
  const lift = event => {
    const finger = fingers.get(event.pointerId);
    fingers.delete(event.pointerId);
    if (!finger || event.type === 'pointercancel') { line = null; drawLine(); return; }
    if (line) { const drawn = line; line = null; drawLine(); if (drawn.length > 1) online(places(drawn)); return; }
    if (!finger.moved) { look.cross = null; tap(at(event.clientX, event.clientY)); }
  };
  svg.addEventListener('pointerup', lift);
  svg.addEventListener('pointercancel', lift);

  function pan(dx, dy) {
    const scale = svg.getScreenCTM().a;
    look.view = within({ ...look.view, x: look.view.x - dx / scale, y: look.view.y - dy / scale });
    show();
  }

  function spread() {
    const [a, b] = [...fingers.values()];
    return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2, way: Math.max(1, Math.hypot(a.x - b.x, a.y - b.y)) };
  }

  let pen = null;
  function drawLine() {
    pen?.remove();
    pen = line && line.length > 1 ? s('polyline', { class: 'bodymap__stroke', points: line.map(p => `${p.x},${p.y}`).join(' ') }) : null;
    if (pen) svg.append(pen);
  }

  const places = drawn => thinned(drawn, 200).flatMap(p => [hundredths(p.x / drawing.width), hundredths(p.y / drawing.height)]);

  /** What lies under the cross, for whoever does not see it. */
  function tellCross() {
    const area = areaUnder(drawing, look.cross.x / drawing.width, look.cross.y / drawing.height);
    const [left, top] = [Math.round(look.cross.x / drawing.width * 100), Math.round(look.cross.y / drawing.height * 100)];
    heard.textContent = `${area ? `${say(area.name)}${area.treats ? '' : say(', вне зоны сеанса', ', outside the session\'s zone')}` : say('Мимо тела', 'Beside the body')}: ${say('слева', 'from the left')} ${left} %, ${say('сверху', 'from the top')} ${top} %`;
  }

  svg.addEventListener('focusin', event => {
    const area = zone && drawing.areas.find(one => `zone-${one.id}` === event.target.dataset.name);
    if (!area || !event.target.matches(':focus-visible')) return;
    look.cross = zone.place(area, look.cross);
    const { x, y, w, h: high } = look.view;
    if (look.cross.x < x || look.cross.y < y || look.cross.x > x + w || look.cross.y > y + high) look.view = viewOf(drawing, [area]);
    show();
  });

  svg.addEventListener('keydown', event => {
    if (event.target.closest('[data-point]')) return;
    const step = look.view.w / (event.shiftKey ? 8 : 40);
    const ways = { ArrowLeft: [-step, 0], ArrowRight: [step, 0], ArrowUp: [0, -step], ArrowDown: [0, step] };
    if (ways[event.key] && !event.ctrlKey && !event.metaKey) {
      const from = look.cross ?? { x: look.view.x + look.view.w / 2, y: look.view.y + look.view.h / 2 };
      look.cross = { x: clamp(from.x + ways[event.key][0], 0, drawing.width), y: clamp(from.y + ways[event.key][1], 0, drawing.height) };
      show();
      tellCross();
    } else if ((event.key === 'Enter' || event.key === ' ') && look.cross) tap(look.cross);
    else if (event.key === '+' || event.key === '=') zoom(1.4, look.cross);
    else if (event.key === '-') zoom(1 / 1.4, look.cross);
    else if (event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    event.stopPropagation();
  });

  const tool = (name, words, drawn, act) => h('button', { class: 'button button--quiet bodymap__tool', type: 'button', 'data-name': `map-${name}`, 'aria-label': words, title: words, onclick: act }, drawn);
  const tools = h('div', { class: 'bodymap__tools' },
    tool('nearer', say('Ближе', 'Nearer'), '+', () => zoom(1.5)), tool('farther', say('Дальше', 'Farther'), '\u2212', () => zoom(1 / 1.5)),
    treated(drawing).length > 0 ? tool('zone', say('Только зона', 'The zone alone'), icon('dot'), () => { look.view = viewOf(drawing, treated(drawing)); show(); }) : null,
    tool('whole', say('Весь рисунок', 'The whole drawing'), icon('whole'), () => { look.view = whole; show(); }));
  show();
  return h('div', { class: 'bodymap' }, svg, heard, tools);
}

const pairs = corners => Array.from({ length: corners.length / 2 }, (_, i) => `${corners[2 * i]} ${corners[2 * i + 1]}`).join('L');
const hundredths = part => clamp(Math.round(part * 10000), 0, 10000);

export function thinned(list, most) {
  const every = Math.ceil(list.length / most);
  return list.filter((_, i) => i % every === 0 || i === list.length - 1).slice(0, most);
}

/** The looks and choices that outlive a redraw of the step's card. */
export function lookOf(runner, drawing) {
  const map = runner.map ??= { looks: {}, turn: 0, drawing: null, preview: null };
  return map.looks[drawing.id] ??= { view: null, cross: null };
}

export function drawingAtHand(runner) {
  const drawings = runner.record.drawings ?? [];
  return drawings.find(d => d.id === runner.map?.drawing) ?? drawings[0] ?? null;
}

/** The drawings to choose from, where there are several. */
export function drawingTabs(runner) {
  const drawings = runner.record.drawings ?? [];
  const now = drawingAtHand(runner);
  return drawings.length > 1 ? h('div', { class: 'map-tabs', role: 'group', 'aria-label': say('Рисунок', 'Drawing') }, drawings.map(d => h('button', {
    class: 'map-tab', type: 'button', 'aria-pressed': String(d.id === now.id), 'data-name': `drawing-${d.id}`, onclick: () => { lookOf(runner, d); runner.map.drawing = d.id; runner.map.preview = null; runner.turn(); },
  }, say(d.name)))) : null;
}

export const areaName = (drawing, id) => { const area = drawing?.areas.find(a => a.id === id); return area ? say(area.name) : id; };
export const areaUnder = (drawing, x, y) => areaAt(drawing, x * drawing.width, y * drawing.height);
