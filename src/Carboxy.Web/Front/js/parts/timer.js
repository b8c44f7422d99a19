// Counts on from what the server said; the stored start stays the truth, a reload shows the same.
import { ring, wakeSound } from '../runner/sound.js';

const begun = new WeakMap(); // a timer that a refresh has brought counts from when it came

export function tickTimers() {
  const show = () => {
    for (const timer of document.querySelectorAll('[data-timer]')) {
      if (!begun.has(timer)) begun.set(timer, performance.now());
      tick(timer, Math.floor((performance.now() - begun.get(timer)) / 1000));
    }
  };
  if (document.querySelector('[data-timer], [data-rooms]')) { show(); setInterval(show, 1000); }
  if (document.querySelector('[data-rooms]')) document.addEventListener('pointerdown', wakeSound);
  addEventListener('pageshow', event => { if (event.persisted && document.querySelector('[data-timer]')) location.reload(); });
}

function tick(timer, passed) {
  const elapsed = Number(timer.dataset.elapsed) + passed;
  const least = Number(timer.dataset.least);
  const most = timer.dataset.most ? Number(timer.dataset.most) : null;
  const state = most !== null && elapsed > most ? 'late' : elapsed >= least ? 'due' : 'wait';
  if (timer.dataset.state !== state && state !== 'wait' && timer.closest('[data-rooms]')) ring(state === 'late' ? 5 : 3);
  timer.dataset.state = state;
  const left = state === 'wait' ? least - elapsed : most === null ? 0 : most - elapsed;
  const clock = timer.querySelector('[role="timer"]');
  if (clock) clock.textContent = words(left);
  const gone = timer.querySelector('[data-passed]');
  if (gone) gone.textContent = words(elapsed);
}

const words = seconds => `${seconds < 0 ? '\u2212' : ''}${Math.floor(Math.abs(seconds) / 60)}:${String(Math.abs(seconds) % 60).padStart(2, '0')}`;
