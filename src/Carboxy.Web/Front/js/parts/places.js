// The allowed places of one visit, drawn on the board: stretches in the columns of a day, cells of a week.
const SLOT = 5;
const NEAR = 15; // A drop so many minutes beside an allowed start means that start.

export class Places {
  constructor(board, allowed) {
    this.board = board;
    this.allowed = allowed;
    this.standing = Number(allowed.stands.split(',')[1]);
    this.lanes = [...board.querySelectorAll('[data-lane]')];
    this.drop = Object.assign(document.createElement('button'), { type: 'button', className: 'board__drop' });
    for (const lane of this.lanes) this.light(lane);
  }

  get any() { return this.lanes.some(lane => this.starts(lane).length > 0); }

  /** Every allowed start of a column or a cell. */
  starts(lane) {
    const found = this.allowed.lanes.find(l => l.resource === lane.dataset.lane && l.day === lane.dataset.day);
    return (found?.starts ?? []).flatMap(([from, to]) => Array.from({ length: (to - from) / SLOT + 1 }, (_, i) => from + i * SLOT));
  }

  light(lane) {
    const starts = this.starts(lane);
    lane.classList.toggle('is-lit', starts.length > 0);
    lane.classList.toggle('is-unlit', starts.length === 0);
    if (lane.dataset.top === undefined) return;
    for (const [from, to] of this.allowed.lanes.find(l => l.resource === lane.dataset.lane && l.day === lane.dataset.day)?.starts ?? []) {
      const place = document.createElement('span');
      place.className = `board__place ${rows(lane, from, to + this.allowed.minutes - from)}`;
      lane.append(place);
    }
  }

  /** Where a pointer is: the lane, the start that is meant, and whether it is allowed. */
  at(x, y, top) {
    const lane = document.elementsFromPoint(x, y).map(e => e.closest('[data-lane]')).find(Boolean);
    return lane && this.board.contains(lane) ? this.near(lane, lane.dataset.top === undefined ? this.standing : minuteAt(lane, top), lane.dataset.top === undefined ? Infinity : NEAR) : null;
  }

  near(lane, wish, within = Infinity) {
    const best = this.starts(lane).reduce((so, start) => so === null || Math.abs(start - wish) < Math.abs(so - wish) ? start : so, null);
    const isAllowed = best !== null && Math.abs(best - wish) <= within;
    return { lane, minute: isAllowed ? best : wish, isAllowed };
  }

  /** Shows where the visit would go. */
  mark(spot) {
    for (const lane of this.lanes) lane.classList.remove('is-target');
    if (!spot) { this.drop.remove(); return; }
    spot.lane.classList.add('is-target');
    this.drop.className = `board__drop ${spot.isAllowed ? '' : 'is-refused'} ${spot.lane.dataset.top === undefined ? '' : rows(spot.lane, spot.minute, this.allowed.minutes)}`;
    this.drop.textContent = clock(spot.minute);
    if (this.drop.parentElement !== spot.lane) spot.lane.append(this.drop);
  }

  /** The next allowed place in a direction; where there is none, the same. */
  step(spot, key) {
    const [down, along] = { ArrowDown: [1, 0], ArrowUp: [-1, 0], ArrowRight: [0, 1], ArrowLeft: [0, -1] }[key];
    if (spot.lane.dataset.top !== undefined && down) {
      const starts = this.starts(spot.lane);
      const next = starts[starts.indexOf(spot.minute) + down];
      return next === undefined ? spot : { ...spot, minute: next };
    }
    const order = this.lanes.filter(lane => this.starts(lane).length > 0 && (spot.lane.dataset.top !== undefined || (down ? lane.dataset.day === spot.lane.dataset.day : lane.dataset.lane === spot.lane.dataset.lane)));
    const lane = order[order.indexOf(spot.lane) + (down || along)];
    return lane ? this.near(lane, spot.minute) : spot;
  }

  /** The allowed place nearest to where the visit stands. */
  first() {
    const [day, , practitioner, room, device] = this.allowed.stands.split(',');
    const lit = this.lanes.filter(lane => this.starts(lane).length > 0);
    const lane = lit.find(l => l.dataset.day === day && [practitioner, room, device].includes(l.dataset.lane)) ?? lit[0];
    return lane ? this.near(lane, this.standing) : null;
  }

  clear() {
    this.drop.remove();
    for (const place of this.board.querySelectorAll('.board__place')) place.remove();
    for (const lane of this.lanes) lane.classList.remove('is-lit', 'is-unlit', 'is-target');
  }
}

export const clock = minute => `${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, '0')}`;

const rows = (lane, from, length) => `at-${(from - Number(lane.dataset.top)) / SLOT} for-${length / SLOT}`;

function minuteAt(lane, y) {
  const row = parseFloat(getComputedStyle(lane).gridAutoRows);
  return Number(lane.dataset.top) + Math.max(0, Math.round((y - lane.getBoundingClientRect().top) / row)) * SLOT;
}
