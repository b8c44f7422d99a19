// A visit is moved on the board: dragged with a mouse, with a finger after a long press, or with M and the arrows.
// The server says which places are allowed, and decides. Without this the page for moving does the same.
import { Places, clock } from './places.js';
import { tell, word } from './saying.js';

const FAR = 6; // So many pixels make a press a drag.
const LONG = 450; // So many milliseconds make a touch a drag.
let press = null, moving = null, missed = false, justMoved = false, htmx = null, back = null;

export function moveVisits(given) {
  if (!document.querySelector('[data-board-says]')) return;
  htmx = given;
  document.addEventListener('pointerdown', begin);
  document.addEventListener('pointermove', follow);
  document.addEventListener('pointerup', end);
  document.addEventListener('pointercancel', () => { clearTimeout(press?.timer); press = null; if (moving?.ghost) leave(); });
  document.addEventListener('touchmove', event => { if (moving?.ghost) event.preventDefault(); }, { passive: false });
  document.addEventListener('contextmenu', event => { if (press?.touch || moving?.ghost) event.preventDefault(); });
  document.addEventListener('click', event => { if (justMoved) { event.preventDefault(); event.stopPropagation(); } }, true);
  document.addEventListener('keydown', byKeys);
  // What another desk changes waits until the visit in hand is put down.
  for (const name of ['htmx:beforeRequest', 'htmx:beforeSwap'])
    document.addEventListener(name, event => { if (moving && event.target.id === 'board') { missed = true; event.preventDefault(); } });
  document.addEventListener('htmx:afterSettle', () => { if (back) document.querySelector(`a[data-visit="${back}"]`)?.focus(); back = null; });
}

function begin(event) {
  const card = event.target.closest?.('a[data-visit]');
  if (!card || event.button !== 0 || moving) return;
  press = { card, x: event.clientX, y: event.clientY, touch: event.pointerType === 'touch' };
  const pressed = press;
  if (press.touch) press.timer = setTimeout(() => { if (press === pressed) take(pressed); }, LONG);
}

function follow(event) {
  if (press && !moving) {
    const far = Math.hypot(event.clientX - press.x, event.clientY - press.y) > FAR;
    if (far && press.touch) { clearTimeout(press.timer); press = null; }
    else if (far) take(press);
  }
  if (!moving?.ghost) return;
  moving.x = event.clientX;
  moving.y = event.clientY;
  moving.ghost.style.transform = `translate(${event.clientX - moving.dx}px, ${event.clientY - moving.dy}px)`;
  if (event.clientY > innerHeight - 40) scrollBy(0, 12);
  if (event.clientY < 40) scrollBy(0, -12);
  aim();
}

function take({ card, x, y }) {
  const box = card.getBoundingClientRect();
  const ghost = card.cloneNode(true);
  ghost.removeAttribute('data-visit');
  ghost.classList.add('visit--ghost');
  ghost.setAttribute('aria-hidden', 'true');
  ghost.style.inlineSize = `${box.width}px`;
  ghost.style.blockSize = `${box.height}px`;
  ghost.style.transform = `translate(${box.left}px, ${box.top}px)`;
  document.body.append(ghost);
  moving = { card, ghost, x, y, dx: x - box.left, dy: y - box.top };
  look().then(() => { if (moving?.places) aim(); });
}

/** Asks where the visit may go and lights it up. */
async function look() {
  const [mine, board] = [moving, document.getElementById('board')];
  mine.id = mine.card.dataset.visit;
  mine.card.classList.add('is-moving');
  getSelection()?.removeAllRanges();
  tell(word('starting'));
  const answer = await ask(`/board/moves/${mine.id}?from=${board.dataset.from}&days=${board.dataset.days}&by=${board.dataset.by}`);
  if (moving !== mine) return;
  if (!answer.ok) { leave(null); refuse(answer); return; }
  mine.by = board.dataset.by;
  mine.places = new Places(board, answer.body);
  tell(mine.places.any ? word(mine.ghost ? 'drag' : 'lit') : word('none'));
}

function aim() {
  if (!moving.places) return;
  moving.spot = moving.places.at(moving.x, moving.y, moving.y - moving.dy);
  moving.places.mark(moving.spot);
  const when = moving.ghost.querySelector('.visit__when');
  if (moving.spot) when.textContent = clock(moving.spot.minute);
  const against = moving.spot && !moving.spot.isAllowed ? moving.places.allowed.against[moving.spot.lane.dataset.day] ?? [] : [];
  if (moving.told === moving.spot?.lane && moving.toldAllowed === moving.spot?.isAllowed) return;
  [moving.told, moving.toldAllowed] = [moving.spot?.lane, moving.spot?.isAllowed];
  if (moving.spot && !moving.spot.isAllowed) tell(word('refused'), { why: against });
  else tell(word('drag'));
}

function end() {
  clearTimeout(press?.timer);
  press = null;
  if (!moving?.ghost) return;
  justMoved = true;
  setTimeout(() => { justMoved = false; }, 0);
  if (moving.spot && moving.places) drop(); else leave();
}

function byKeys(event) {
  if (moving && event.key === 'Escape') { event.preventDefault(); leave(); return; }
  if (moving?.ghost || event.ctrlKey || event.metaKey || event.altKey) return;
  const card = event.target.closest?.('a[data-visit]');
  if (!moving && card && event.code === 'KeyM') { event.preventDefault(); moving = { card }; look().then(() => { if (moving?.places) show(moving.places.first()); }); return; }
  if (!moving?.spot) return;
  if (event.key.startsWith('Arrow')) { event.preventDefault(); show(moving.places.step(moving.spot, event.key)); }
  if (event.key === 'Enter') { event.preventDefault(); drop(); }
  if (event.key === 'Tab') leave();
}

/** Puts the mark on a place and the focus on the mark, which says where it is. */
function show(spot) {
  if (!spot) { const link = { href: `/bookings/${moving.id}/move`, text: word('page') }; leave(null); tell(word('none'), { link }); return; }
  moving.spot = spot;
  moving.places.mark(spot);
  moving.places.drop.setAttribute('aria-label', `${clock(spot.minute)}, ${spot.lane.dataset.name}${spot.lane.dataset.says ? `, ${spot.lane.dataset.says}` : ''} — ${word('allowed')}`);
  moving.places.drop.focus({ preventScroll: true });
  moving.places.drop.scrollIntoView({ block: 'nearest', inline: 'nearest' });
}

async function drop() {
  const { id, spot, places, by } = moving;
  const [day, resource] = [spot.lane.dataset.day, spot.lane.dataset.lane];
  const stays = spot.minute === places.standing && places.allowed.stands.startsWith(`${day},`) && places.allowed.stands.includes(resource);
  const place = `${day},${spot.minute},${['Practitioner', 'Room', 'Device'].map(kind => kind === by ? resource : '').join(',')}`;
  put();
  if (stays) tell(word('left')); else await send(id, place, places.allowed.version, places.allowed.stands);
}

async function send(id, place, version, stood) {
  const form = new FormData(document.querySelector('form[data-board-move]'));
  form.set('FormKey', key());
  form.set('place', place);
  form.set('version', version);
  form.set('stood', stood);
  const answer = await ask(`/board/moves/${id}`, { method: 'POST', body: form });
  if (!answer.ok) { refuse(answer); return; }
  back = id;
  htmx.trigger('#board', 'changed');
  tell(answer.body.says, { button: { text: word('undo'), press: () => send(id, answer.body.undo, answer.body.version, place) } });
}

const refuse = ({ body }) => body?.other ? tell(body.title, { why: body.why, link: { href: body.other, text: body.otherSays } }) : tell(body?.detail ?? word('failed'));

/** Nothing is moved. */
function leave(said = word('left')) {
  put();
  if (said !== null) tell(said);
}

/** The board is as it was before the visit was taken. */
function put() {
  const { card, ghost, places } = moving;
  moving = null;
  ghost?.remove();
  places?.clear();
  card.classList.remove('is-moving');
  if (!ghost) card.focus({ preventScroll: true });
  if (missed) htmx.trigger('#board', 'changed');
  missed = false;
}

async function ask(address, options) {
  try {
    const response = await fetch(address, { headers: { accept: 'application/json' }, ...options });
    return { ok: response.ok, body: response.headers.get('content-type')?.includes('json') ? await response.json() : null };
  } catch {
    return { ok: false, body: null };
  }
}

// A key of its own for every move, so that what is sent twice is kept once; also where the page is not served securely.
function key() {
  const bytes = [...crypto.getRandomValues(new Uint8Array(16))].map(b => b.toString(16).padStart(2, '0')).join('');
  return bytes.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
