// The board hears of other desks' changes; without this it looks again every minute.
export function followBoard(htmx) {
  if (!document.getElementById('board')) return;
  keepVisit();
  if (!window.EventSource) return;
  const changes = new EventSource('/board/changes');
  changes.addEventListener('changed', () => htmx.trigger('#board', 'changed'));
  // A board that was opened on today moves to the new day with everything around it.
  const day = () => document.getElementById('board')?.dataset.from, opened = day();
  document.addEventListener('htmx:afterSettle', () => { if (day() !== opened) location.reload(); });
  addEventListener('pagehide', () => changes.close());
}

/** Whoever stands on a visit by keys still stands on it when the board is drawn anew. */
function keepVisit() {
  let visit = null;
  document.addEventListener('htmx:beforeSwap', event => {
    if (event.detail.target.id === 'board') visit = document.activeElement?.closest('#board a[href]')?.getAttribute('href') ?? null;
  });
  document.addEventListener('htmx:afterSwap', event => {
    if (event.detail.target.id !== 'board' || !visit) return;
    document.querySelector(`#board a[href="${CSS.escape(visit)}"]`)?.focus({ preventScroll: true });
    visit = null;
  });
}

/** The desk hears of what colleagues decide and sign. */
export function followDesk(htmx) {
  const desk = document.querySelector('[data-follow]');
  if (!desk || !window.EventSource) return;
  const changes = new EventSource(desk.dataset.follow);
  changes.addEventListener('changed', () => htmx.trigger('#desk', 'changed'));
  addEventListener('pagehide', () => changes.close());
  keepPlace();
}

/** What is made anew under somebody's hands leaves the focus where it was, and unfolded what they unfolded. */
function keepPlace() {
  const rows = () => [...document.querySelectorAll('#desk li[data-key]')];
  const part = one => one.closest('section')?.getAttribute('aria-labelledby');
  const acts = row => [...row.querySelectorAll('a, button')];
  let place = null, unfolded = [];
  document.addEventListener('htmx:beforeSwap', event => {
    if (event.detail.target.id !== 'desk') return;
    unfolded = [...document.querySelectorAll('#desk details[open]')].map(part);
    const row = document.activeElement?.closest('#desk li[data-key]');
    place = row && { at: rows().indexOf(row), key: row.dataset.key, part: part(row), act: acts(row).indexOf(document.activeElement) };
  });
  document.addEventListener('htmx:afterSettle', event => {
    if (event.detail.target.id !== 'desk') return;
    for (const more of document.querySelectorAll('#desk details')) if (unfolded.includes(part(more))) more.open = true;
    if (!place) return;
    // Where a colleague has dealt with the row, its neighbour takes the focus.
    const row = rows().find(r => r.dataset.key === place.key && part(r) === place.part) ?? rows()[Math.min(place.at, rows().length - 1)];
    const act = row && (acts(row)[place.act] ?? acts(row)[0]);
    act?.focus({ preventScroll: true });
    place = null;
  });
}
