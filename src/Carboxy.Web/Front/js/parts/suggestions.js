// A search box with suggestions below it: arrows move, Enter opens, Escape closes.
// The list comes from the server (htmx); this only moves the mark and tells screen readers.
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

  document.addEventListener('htmx:afterSwap', event => {
    const input = document.querySelector(`[aria-controls="${CSS.escape(event.target.id)}"]`);
    if (!input) return;
    input.removeAttribute('aria-activedescendant');
    input.setAttribute('aria-expanded', String(event.target.querySelector('[role="option"]') !== null));
  });

  document.addEventListener('click', event => {
    const option = event.target.closest?.('[role="option"][data-href]');
    if (option) { location.assign(option.dataset.href); return; }
    if (event.target.closest?.('[data-suggest]')) return;
    for (const input of document.querySelectorAll('[role="combobox"][aria-expanded="true"]'))
      close(input, document.getElementById(input.getAttribute('aria-controls')));
  });
}

function mark(event, input, options, next) {
  if (options.length === 0) return;
  event.preventDefault();
  const chosen = options[(next + options.length) % options.length];
  for (const option of options) option.setAttribute('aria-selected', String(option === chosen));
  input.setAttribute('aria-activedescendant', chosen.id);
  chosen.scrollIntoView({ block: 'nearest' });
}

function close(input, list) {
  list.replaceChildren();
  input.setAttribute('aria-expanded', 'false');
  input.removeAttribute('aria-activedescendant');
}
