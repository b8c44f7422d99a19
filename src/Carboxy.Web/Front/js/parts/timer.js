// Counts on from what the server said; the stored start stays the truth, a reload shows the same.
import { openJournal } from '../runner/journal.js';
import { createBell, wakeSound } from '../runner/sound.js';

const begun = new WeakMap(); // a timer that a refresh has brought counts from when it came

let quiet = false; // as it was chosen on this tablet, beside a session
let bell = null;

export function tickTimers() {
  const show = () => {
    for (const timer of document.querySelectorAll('[data-timer]')) {
      if (!begun.has(timer)) begun.set(timer, performance.now());
      tick(timer, Math.floor((performance.now() - begun.get(timer)) / 1000));
    }
    for (const room of bell?.names() ?? []) if (!document.querySelector(`[data-timer="${CSS.escape(room)}"]`)) bell.stopped(room);
  };
  if (document.querySelector('[data-rooms]')) {
    bell = createBell(() => !quiet);
    void openJournal().then(async journal => { quiet = await journal.setting('quiet') === true; journal.close(); }).catch(() => {});
  }
  if (document.querySelector('[data-timer], [data-rooms]')) { show(); setInterval(show, 1000); }
  if (bell) for (const touch of ['pointerdown', 'keydown']) document.addEventListener(touch, wakeSound);
  addEventListener('pageshow', event => { if (event.persisted && document.querySelector('[data-timer]')) location.reload(); });
}

function tick(timer, passed) {
  const elapsed = Number(timer.dataset.elapsed) + passed;
  const least = Number(timer.dataset.least);
  const most = timer.dataset.most ? Number(timer.dataset.most) : null;
  const state = most !== null && elapsed > most ? 'late' : elapsed >= least ? 'due' : 'wait';
  if (timer.closest('[data-rooms]')) bell?.hear(timer.dataset.timer, { wait: 'none', due: 'due', late: 'too_long' }[state]);
  timer.dataset.state = state;
  const left = state === 'wait' ? least - elapsed : most === null ? 0 : most - elapsed;
  const clock = timer.querySelector('[role="timer"]');
  if (clock) clock.textContent = words(left);
  const gone = timer.querySelector('[data-passed]');
  if (gone) gone.textContent = words(elapsed);
}

const words = seconds => `${seconds < 0 ? '\u2212' : ''}${Math.floor(Math.abs(seconds) / 60)}:${String(Math.abs(seconds) % 60).padStart(2, '0')}`;
