// The drawing by keys alone: zones are stops of the Tab key, and so are the points; nothing here needs a pointer.
import { acts } from './acts.js';
import { millilitres, ml } from './dose.js';
import { boxAround } from './geometry.js';
import { count, say } from './dom.js';
import { areaUnder } from './map.js';

/** Why a point is taken back with one key. */
export const slip = { ru: 'Отмечено по ошибке', en: 'Marked by mistake' };

/** What is heard at a zone: its name, what it has had, and what the keys do. */
export function zoneWords({ session }, drawing, area) {
  const mine = session.points.filter(p => p.what.point.drawing === drawing.id && p.what.point.area === area.id);
  return `${say(area.name)}: ${mine.length > 0 ? `${count(mine.length, ['точка', 'точки', 'точек'], ['point', 'points'])}, ${ml(millilitres(mine))}` : say('точек нет', 'no points')}. ${say('Enter ставит точку у крестика, стрелки двигают крестик', 'Enter marks a point at the cross, arrow keys move the cross')}`;
}

const apart = 2; // centimetres between places that the keys offer one after another

/** Where the cross stands when a zone is reached: where it was, if that is in the zone and free, else the free place nearest to the zone's middle. */
export function freePlace({ session }, drawing, area, cross) {
  const taken = session.points.map(p => p.what.point).filter(p => p.drawing === drawing.id).map(p => ({ x: p.x * drawing.width, y: p.y * drawing.height }));
  const box = boxAround([area]);
  const step = Math.min(apart / drawing.cmPerUnit, box.width / 5, box.height / 5);
  const free = place => taken.every(one => Math.hypot(one.x - place.x, one.y - place.y) > step * 0.45);
  const within = place => areaUnder(drawing, place.x / drawing.width, place.y / drawing.height)?.id === area.id;
  if (cross && within(cross) && free(cross)) return cross;
  const middle = { x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2 };
  const places = [];
  for (let y = box.top + step / 2; y < box.bottom; y += step) {
    for (let x = box.left + step / 2; x < box.right; x += step) if (within({ x, y })) places.push({ x, y });
  }
  const way = place => Math.hypot(place.x - middle.x, place.y - middle.y);
  places.sort((a, b) => way(a) - way(b));
  return places.find(free) ?? places[0] ?? middle;
}

/** Keys on a point: the arrows go from one to the next, Delete takes it back and stays among the points. */
export function pointKeys(runner, mine, i, event) {
  const ways = { ArrowLeft: i - 1, ArrowUp: i - 1, ArrowRight: i + 1, ArrowDown: i + 1, Home: 0, End: mine.length - 1 };
  const goTo = entry => event.currentTarget.ownerSVGElement.querySelector(`[data-name="point-${entry.id}"]`)?.focus();
  if (event.key in ways) {
    if (mine[ways[event.key]]) goTo(mine[ways[event.key]][0]);
  } else if (event.key === 'Delete' || event.key === 'Backspace') {
    const [entry] = mine[i];
    const next = mine[i + 1] ?? mine[i - 1];
    if (next) goTo(next[0]); else event.currentTarget.ownerSVGElement.focus();
    runner.do(now => acts.takeAllBack(now, [entry.id], say(slip)));
  } else if (event.key !== 'Enter' && event.key !== ' ') return;
  event.preventDefault();
  event.stopPropagation();
}
