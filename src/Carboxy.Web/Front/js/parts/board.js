// The board hears of other desks' changes; without this it looks again every minute.
export function followBoard(htmx) {
  if (!document.getElementById('board') || !window.EventSource) return;
  const changes = new EventSource('/board/changes');
  changes.addEventListener('changed', () => htmx.trigger('#board', 'changed'));
  // A board that was opened on today moves to the new day with everything around it.
  const day = () => document.getElementById('board')?.dataset.from, opened = day();
  document.addEventListener('htmx:afterSettle', () => { if (day() !== opened) location.reload(); });
  addEventListener('pagehide', () => changes.close());
}

/** The desk hears of what colleagues decide and sign. */
export function followDesk(htmx) {
  const desk = document.querySelector('[data-follow]');
  if (!desk || !window.EventSource) return;
  const changes = new EventSource(desk.dataset.follow);
  changes.addEventListener('changed', () => htmx.trigger('#desk', 'changed'));
  addEventListener('pagehide', () => changes.close());
}
