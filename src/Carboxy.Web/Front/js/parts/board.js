// The board hears of other desks' changes; without this it looks again every minute.
export function followBoard(htmx) {
  if (!document.getElementById('board') || !window.EventSource) return;
  const changes = new EventSource('/board/changes');
  changes.addEventListener('changed', () => htmx.trigger('#board', 'changed'));
  addEventListener('pagehide', () => changes.close());
}
