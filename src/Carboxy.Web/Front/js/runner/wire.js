// Talks to the server: sends what the journal holds, in order and in pieces, and hears of other screens.
import { moment } from './clock.js';

const piece = 200;
const soon = 1000;
const longest = 20000;
const patience = 8000;

async function ask(path, init = {}) {
  const asked = moment();
  const answer = await fetch(path, { ...init, headers: { accept: 'application/json', ...init.headers }, signal: AbortSignal.timeout(patience), cache: 'no-store' });
  if (answer.status === 401 || answer.redirected) throw new Refused('signed-out');
  if (answer.status === 403 || answer.status === 404) throw new Refused('gone');
  const body = await answer.json().catch(() => null);
  if (answer.status === 409 || answer.status === 400 || answer.status === 413) throw new Refused('refused', body);
  if (!answer.ok || !body) throw new TypeError(`the server answers ${answer.status}`);
  return { body, asked };
}

/** The server answered, and will not have it as it is; trying again by itself changes nothing. */
export class Refused extends Error {
  constructor(why, body) { super(why); this.why = why; this.body = body; }
}

export const fetchRecord = id => ask(`/api/sessions/${id}`);
export const fetchShelf = id => ask(`/api/sessions/${id}/shelf`);
export const sign = (id, form, seen) => ask(`/api/sessions/${id}/signature`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ form, seen }) });

const send = (id, have, batch) => ask(`/api/sessions/${id}/events?have=${have}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(batch) });

/** Keeps one session in step with the server. `model` says what waits, what is had, and hears the answers. */
export function follow(id, model) {
  let timer = 0;
  let busy = false;
  let again = false;
  let tries = 0;
  let changes = null;
  let ended = false;

  async function exchange() {
    if (busy) { again = true; return; }
    busy = true;
    clearTimeout(timer);
    try {
      do {
        again = false;
        const taps = model.waiting().slice(0, piece);
        const { body, asked } = await send(id, model.have(), model.batch(taps));
        tries = 0;
        await model.heard(body, asked);
        listen();
      } while (!ended && (again || model.waiting().length > 0));
    } catch (error) {
      if (error instanceof Refused) model.refused(error);
      else model.lost();
      tries++;
      changes?.close();
      changes = null;
    } finally {
      busy = false;
    }
    if (!ended) timer = setTimeout(exchange, tries === 0 ? longest / 2 : Math.min(longest, soon * 2 ** Math.min(tries, 5)));
  }

  function listen() {
    if (changes || ended) return;
    changes = new EventSource(`/api/sessions/${id}/changes`);
    changes.addEventListener('moved', () => void exchange());
    changes.onerror = () => { changes?.close(); changes = null; };
  }

  const hurry = () => { tries = 0; void exchange(); };
  addEventListener('online', hurry);
  addEventListener('pageshow', hurry);
  document.addEventListener('visibilitychange', () => { if (!document.hidden) hurry(); });
  addEventListener('pagehide', () => changes?.close());
  void exchange();
  return { now: exchange, hurry, stop() { ended = true; clearTimeout(timer); changes?.close(); changes = null; } };
}
