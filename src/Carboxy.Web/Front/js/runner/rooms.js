// Both rooms without a network: every session that is open on this tablet, with its timer.
import { clockWords, h, icon, say } from './dom.js';
import { createClock } from './clock.js';
import { apply, at, replay } from './replay.js';
import { createBell, wakeSound } from './sound.js';
import { stepAtHand } from './step.js';

export async function showRooms(root, journal) {
  const rooms = [];
  for (const record of await journal.records()) {
    const clock = createClock();
    clock.restore(record.offset);
    const taps = await journal.taps(record.id);
    const session = taps.reduce((so, tap) => apply(so, { id: tap.id, session: record.id, by: tap.by, at: tap.at, what: tap.what }), replay(record.events));
    const room = card(record, session, clock);
    rooms.push({ ...room, id: record.id, session, clock });
  }

  root.replaceChildren(h('h2', null, say('На этом планшете', 'On this tablet')),
    rooms.length > 0 ? h('div', { class: 'rooms-open' }, rooms.map(room => room.card)) : h('p', null, say('Нет открытых сеансов.', 'No open session.')));
  root.dataset.ready = 'yes';
  const quiet = await journal.setting('quiet').catch(() => false) === true;
  const bell = createBell(() => !quiet);
  for (const touch of ['pointerdown', 'keydown']) document.addEventListener(touch, wakeSound);
  const tick = () => {
    for (const { id, session, clock, box } of rooms) {
      const { timer } = at(session, clock.now());
      if (!timer || !box) continue;
      bell.hear(id, timer.alarm);
      box.dataset.state = { none: 'wait', due: 'due', too_long: 'late' }[timer.alarm];
      box.querySelector('[role="timer"]').textContent = clockWords(timer.alarm === 'none' ? Math.ceil(timer.toShortest / 1000) * 1000 : timer.toLongest ?? 0);
    }
  };
  tick();
  setInterval(tick, 250);
}

function card(record, session, clock) {
  const hand = stepAtHand(session, clock.now());
  const timed = at(session, clock.now()).timer;
  const box = timed ? h('div', { class: 'timer', 'data-state': 'wait' }, h('p', { class: 'timer__clock', role: 'timer', 'aria-label': say('Таймер', 'Timer') })) : null;
  return {
    box,
    card: h('section', { class: 'card', 'aria-label': record.initials },
      h('header', { class: 'card__head' }, h('h3', null, `${record.initials} · ${record.zone}`)),
      hand ? h('p', { class: 'step__words' }, `${hand.step.label}. ${say(hand.step.title)}`) : h('p', null, say('Все шаги пройдены', 'All steps are over')), box,
      h('a', { class: 'button button--glove button--full', href: `/sessions/${record.id}` }, icon('play'), say('Открыть', 'Open'))),
  };
}
