// A search box with suggestions below it: arrows move, Enter opens, Escape closes.
// The list comes from the server (htmx); this only moves the mark and tells screen readers.
// An answer that comes late takes neither the mark away nor opens a list that was closed.
const closed = new WeakSet(); // Boxes whose list was closed since somebody typed in them.

export function pickFromSuggestions() {
  document.addEventListener('keydown', event => {
    const input = event.target.closest?.('[role="combobox"]');
    if (!input) return;
    const list = document.getElementById(input.getAttribute('aria-controls'));
    const options = [...list.querySelectorAll('[role="option"]')];
    const at = options.findIndex(option => option.getAttribute('aria-selected') === 'true');
    if (event.key === 'ArrowDown') mark(event, input, options, at + 1);
    else if (event.key === 'ArrowUp') mark(event, input, options, at < 0 ? options.length - 1 : at - 1);
    else if (event.key === 'Enter' && at >= 0) { event.preventDefault(); location.assign(options[at].dataset.href); }
    else if (event.key === 'Escape') close(input, list);
  });

  document.addEventListener('input', event => { if (event.target.value) closed.delete(event.target); }); // Escape empties a search box, too.

  document.addEventListener('htmx:beforeSwap', event => {
    if (closed.has(inputOf(event.target))) event.detail.shouldSwap = false;
  });

  document.addEventListener('htmx:afterSwap', event => {
    const input = inputOf(event.target);
    if (!input) return;
    const options = [...event.target.querySelectorAll('[role="option"]')];
    input.setAttribute('aria-expanded', String(options.length > 0));
    choose(input, options, options.find(option => option.id === input.getAttribute('aria-activedescendant')));
  });

  document.addEventListener('click', event => {
    const option = event.target.closest?.('[role="option"][data-href]');
    if (option) { location.assign(option.dataset.href); return; }
    if (event.target.closest?.('[data-suggest]')) return;
    for (const input of document.querySelectorAll('[role="combobox"]'))
      close(input, document.getElementById(input.getAttribute('aria-controls')));
  });
}

function mark(event, input, options, next) {
  if (options.length === 0) return;
  event.preventDefault();
  choose(input, options, options[(next + options.length) % options.length]);
}

function choose(input, options, chosen) {
  for (const option of options) option.setAttribute('aria-selected', String(option === chosen));
  if (!chosen) { input.removeAttribute('aria-activedescendant'); return; }
  input.setAttribute('aria-activedescendant', chosen.id);
  chosen.scrollIntoView({ block: 'nearest' });
}

function inputOf(list) {
  return document.querySelector(`[aria-controls="${CSS.escape(list.id)}"]`);
}

function close(input, list) {
  closed.add(input);
  list.replaceChildren();
  input.setAttribute('aria-expanded', 'false');
  input.removeAttribute('aria-activedescendant');
}
