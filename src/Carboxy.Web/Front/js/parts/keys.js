// `/` goes to the search, `?` shows the shortcuts, `g` and a letter goes to a room.
const typing = element => element?.matches?.('input, textarea, select, [contenteditable]');

export function followKeys() {
  let waiting = 0;
  document.addEventListener('keydown', event => {
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
  });
}

function focus(event, input) {
  if (!input) return;
  event.preventDefault();
  input.focus();
  input.select();
}

function openShortcuts(event) {
  const dialog = document.querySelector('dialog[data-shortcuts]');
  if (!dialog || dialog.open) return;
  event.preventDefault();
  dialog.showModal();
}
