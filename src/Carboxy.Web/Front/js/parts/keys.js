// `/` goes to the search, `?` shows the shortcuts, `g` and a letter goes to a room, `j` and `k` step through a list;
// what carries data-hot is pressed by its own key.
const typing = element => element?.matches?.('input, textarea, select, [contenteditable]');

export function followKeys() {
  let waiting = 0;
  document.addEventListener('keydown', event => {
    const quick = (event.ctrlKey || event.metaKey) && event.key === 'Enter' && event.target.closest?.('form[data-quick]');
    if (quick) { event.preventDefault(); quick.requestSubmit(); return; }
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
    if (waiting && event.timeStamp - waiting < 1500) {
      waiting = 0;
      const room = document.querySelector(`a[data-key="${CSS.escape(event.key)}"]`);
      if (room) { event.preventDefault(); room.click(); }
      return;
    }
    if (event.key === 'g') waiting = event.timeStamp;
    if (event.key === '/') focus(event, document.querySelector('[data-search]'));
    if (event.key === '?') openShortcuts(event);
    if (event.key === 'j' || event.key === 'k') step(event);
    const hot = /^[a-z0-9]$/i.test(event.key) && document.querySelector(`[data-hot="${CSS.escape(event.key)}"]`);
    if (hot && event.key !== 'g') { event.preventDefault(); hot.focus(); hot.click(); if (hot.dataset.then) document.querySelector(hot.dataset.then)?.focus(); }
  });
}

function focus(event, input) {
  if (!input) return;
  event.preventDefault();
  input.focus();
  input.select();
}

/** j and k go down and up the rows of a list. */
function step(event) {
  const rows = [...document.querySelectorAll('[data-row]')];
  if (rows.length === 0) return;
  event.preventDefault();
  const at = rows.indexOf(document.activeElement), to = event.key === 'j' ? at + 1 : Math.max(0, at - 1);
  rows[Math.min(rows.length - 1, to)].focus();
}

function openShortcuts(event) {
  const dialog = document.querySelector('dialog[data-shortcuts]');
  if (!dialog || dialog.open) return;
  event.preventDefault();
  dialog.showModal();
}
