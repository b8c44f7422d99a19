// One session on this tablet: what the server has, and what was tapped since. A tap is on the disk first, then on the screen, then sent.
import { apply, replay } from './replay.js';
import { newId } from './ids.js';

export function createModel({ record, taps, journal, clock, device, person, show }) {
  let known = record.events;
  let base = replay(known);
  let waiting = taps;
  let ended = false;
  let foreign = 0;
  let number = taps.reduce((most, tap) => Math.max(most, tap.number), record.number ?? 0);
  let state = { line: 'connecting', open: record.open, missing: record.missing, full: false, unkept: false, refusal: null };

  const mine = () => waiting.filter(tap => tap.by === person);
  const eventOf = tap => ({ id: tap.id, session: record.id, by: tap.by, at: tap.at, what: tap.what });
  const session = () => waiting.reduce((so, tap) => apply(so, eventOf(tap)), base);
  const tell = change => { state = { ...state, ...change }; show(); };

  function make(facts) {
    const now = clock.now();
    return facts.map(what => ({
      id: newId(now), session: record.id, by: person, number: ++number, seen: known.length,
      deviceAt: new Date().toISOString(), at: new Date(now).toISOString(), what,
    }));
  }

  /** Keeps taps. Where the disk has no room they are held until the server has them, and the person is told. */
  async function tap(facts) {
    const made = make(facts);
    try {
      await journal.keep(made);
    } catch {
      // No room on the disk: only what the server hears at once counts as recorded.
      if (state.line !== 'on') { tell({ full: true, unkept: true }); return []; }
      state = { ...state, full: true };
    }
    waiting = [...waiting, ...made];
    tell({ unkept: false });
    return made;
  }

  async function heard(answer, asked) {
    if (ended) return;
    clock.told(Date.parse(answer.now), asked);
    const fresh = answer.events.filter(event => !known.some(have => have.id === event.id));
    if (fresh.some(event => !waiting.some(one => one.id === event.id))) foreign++;
    known = [...known, ...fresh];
    base = fresh.reduce((so, event) => apply(so, event), base);
    const over = new Set(answer.answers.map(one => one.id));
    waiting = waiting.filter(one => !over.has(one.id));
    tell({ line: 'on', open: answer.open, missing: answer.missing, full: state.full && waiting.length > 0 });
    record = { ...record, events: known, open: answer.open, missing: answer.missing, offset: clock.offset(), number };
    try {
      await journal.drop([...over]);
      if (base.status === 'signed' && waiting.length === 0) await journal.forget(record.id);
      else if (!ended) await journal.saveRecord(record);
    } catch {
      tell({ full: true });
    }
  }

  return {
    record: () => record, session, state: () => state, tap, heard, tell,
    waiting: mine,
    strangers: () => waiting.length - mine().length,
    /** Lots and devices as they stand now. */
    async shelf(fresh) { record = { ...record, shelf: fresh }; show(); if (!ended) await journal.saveRecord(record).catch(() => {}); },
    /** The session leaves this tablet; nothing of it is kept from now on. */
    async end() { ended = true; await journal.forget(record.id).catch(() => {}); },
    have: () => known.length,
    /** How often something of another screen has come in. */
    foreign: () => foreign,
    batch: taps => ({
      device, by: person, deviceNow: new Date().toISOString(), now: new Date(clock.now()).toISOString(),
      events: taps.map(({ id, number: count, seen, deviceAt, at, what }) => ({ id, number: count, seen, deviceAt, at, what })),
    }),
    lost: () => tell({ line: 'off' }),
    refused: error => tell({ line: error.why, refusal: error.body?.says ?? null }),
  };
}
