// Tells below the board what becomes of a move; screen readers hear it.
const LONG_ENOUGH = 20000;
let gone = 0;

const box = () => document.querySelector('[data-board-says]');
export const word = name => box().dataset[name];

export function tell(text, { why = [], link, button } = {}) {
  clearTimeout(gone);
  const [status, more] = [box().querySelector('[data-status]'), box().querySelector('[data-more]')];
  status.textContent = text;
  const list = document.createElement('ul');
  list.append(...why.map(reason => Object.assign(document.createElement('li'), { textContent: reason })));
  more.replaceChildren(...(why.length ? [list] : []));
  if (link) more.append(Object.assign(document.createElement('a'), { className: 'button button--quiet', href: link.href, textContent: link.text }));
  if (button) {
    const undo = Object.assign(document.createElement('button'), { type: 'button', className: 'button button--quiet', textContent: button.text });
    undo.addEventListener('click', button.press, { once: true });
    more.append(undo);
  }
  box().classList.toggle('is-told', text !== '');
  if (text && (why.length === 0)) gone = setTimeout(() => { if (!box().matches(':hover, :focus-within')) tell(''); }, LONG_ENOUGH);
}
