// Elements without a framework: h('button', { class: 'button' }, 'Begin'). Words always come in as text, never as markup.
export const russian = document.documentElement.lang === 'ru';
export const say = (ru, en) => typeof ru === 'object' && ru !== null ? (russian ? ru.ru : ru.en) : russian ? ru : en;

const drawings = {
  check: '<path d="M5 12.5l4.6 4.5L19 7.5"/>', clock: '<circle cx="12" cy="12" r="8.5"/><path d="M12 7.2V12l3.2 2"/>',
  play: '<path d="M8 5.5l10.5 6.5L8 18.5z"/>', pause: '<path d="M9 6v12M15 6v12"/>', stop: '<circle cx="12" cy="12" r="8.5"/><path d="M6.2 6.2l11.6 11.6"/>',
  next: '<path d="M9.5 6l6 6-6 6"/>', alert: '<path d="M12 4.5l8.5 15h-17z"/><path d="M12 10.5v4M12 17v.1"/>', info: '<circle cx="12" cy="12" r="8.5"/><path d="M12 11v5M12 7.8v.1"/>',
  whole: '<path d="M4.5 9V4.500H9M15 4.500h4.500V9M19.500 15v4.500H15M9 19.500H4.500V15"/>', undo: '<path d="M9 5L4.500 9.500 9 14"/><path d="M4.500 9.500H14a5 5 0 0 1 0 10h-3"/>', grid: '<path d="M6 6h.1M12 6h.1M18 6h.1M6 12h.1M12 12h.1M18 12h.1M6 18h.1M12 18h.1M18 18h.1"/>',
  question: '<circle cx="12" cy="12" r="8.5"/><path d="M9.7 9.6a2.400 2.400 0 1 1 3.600 2.100c-.9.5-1.300 1-1.300 2M12 16.600v.1"/>',
  dot: '<circle cx="12" cy="12" r="3"/>', pen: '<path d="M4.5 19.5l1-4.5L16 4.5l3.500 3.500L9 18.500z"/>', print: '<path d="M7 9V4h10v5M7 17H4.500v-6.500c0-.8.700-1.500 1.500-1.500h12c.8 0 1.500.7 1.500 1.500V17H17"/><path d="M7 14h10v6H7z"/>',
};

export function icon(name) {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  for (const [key, value] of Object.entries({ class: 'icon', viewBox: '0 0 24 24', focusable: 'false', 'aria-hidden': 'true' })) svg.setAttribute(key, value);
  svg.innerHTML = drawings[name];
  return svg;
}

export function h(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const [key, value] of Object.entries(attributes ?? {})) {
    if (value === undefined || value === null || value === false) continue;
    if (key.startsWith('on')) element.addEventListener(key.slice(2), value);
    else if (key === 'value') element.value = value;
    else element.setAttribute(key, value === true ? '' : value);
  }
  element.append(...children.flat(Infinity).filter(child => child !== null && child !== undefined && child !== false && child !== ''));
  return element;
}

const drafts = new Map();

/**
 * Draws a part anew only where its key has changed. What was typed in it and where the cursor stood stays: a change that
 * comes from another screen takes nothing out of anybody's hands.
 */
export function part(root, key, draw) {
  const now = JSON.stringify(key);
  if (root.dataset.key === now) return;
  root.dataset.key = now;
  const focused = root.contains(document.activeElement) ? nameOf(document.activeElement) : null;
  for (const input of root.querySelectorAll('[data-draft]')) {
    if (input.value !== input.dataset.first) drafts.set(input.dataset.draft, input.value);
  }
  const open = new Set([...root.querySelectorAll('details[open]')].map(details => details.dataset.name));
  root.replaceChildren(...[draw()].flat(Infinity).filter(Boolean));
  for (const input of root.querySelectorAll('[data-draft]')) {
    input.dataset.first = input.value;
    if (drafts.has(input.dataset.draft)) input.value = drafts.get(input.dataset.draft);
  }
  for (const details of root.querySelectorAll('details')) if (open.has(details.dataset.name)) details.open = true;
  if (focused) root.querySelector(`[data-name="${CSS.escape(focused)}"]`)?.focus();
}

const nameOf = element => element.dataset.name ?? null;

/** What was typed is recorded: nobody's draft any more. */
export const settle = prefix => { for (const key of drafts.keys()) if (key.startsWith(prefix)) drafts.delete(key); };

export const clockWords = ms => {
  const seconds = Math.floor(Math.abs(ms) / 1000);
  return `${ms < 0 && seconds > 0 ? '\u2212' : ''}${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
};

export const count = (n, ru, en) => {
  const form = n % 100 >= 11 && n % 100 <= 14 ? 2 : n % 10 === 1 ? 0 : n % 10 >= 2 && n % 10 <= 4 ? 1 : 2;
  return `${n} ${russian ? ru[form] : en[n === 1 ? 0 : 1]}`;
};

export const number = value => String(Math.round(value * 1000) / 1000).replace('.', russian ? ',' : '.');
