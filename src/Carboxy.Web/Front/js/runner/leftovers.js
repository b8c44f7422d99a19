// On any page after signing in: sends what a tablet still holds, and forgets sessions that are over.
import { openJournal } from './journal.js';

const day = 24 * 60 * 60 * 1000;

export async function carryOver() {
  const signedIn = document.querySelector('.house');
  if (!signedIn || document.querySelector('[data-runner]') || !window.indexedDB?.databases) return;
  if (!(await indexedDB.databases().catch(() => [])).some(known => known.name === 'carboxy-runner')) return;
  const journal = await openJournal().catch(() => null);
  if (!journal) return;
  forgetWhenLeaving(journal);
  const records = new Map((await journal.records()).map(record => [record.id, record]));
  await send(journal, records);
  const held = new Set((await journal.allTaps()).map(tap => tap.session));
  for (const record of records.values()) {
    if (held.has(record.id)) continue;
    const old = Date.now() + (record.offset ?? 0) - Date.parse(record.events[0].at) > day;
    if (old || await isOver(record.id)) await journal.forget(record.id);
  }
}

async function send(journal, records) {
  const device = await journal.setting('device');
  const groups = Map.groupBy?.(await journal.allTaps(), tap => `${tap.session} ${tap.by}`) ?? new Map();
  for (const [key, taps] of groups) {
    const [session, by] = key.split(' ');
    const now = new Date(Date.now() + (records.get(session)?.offset ?? 0)).toISOString();
    const events = taps.sort((a, b) => a.number - b.number).slice(0, 400).map(({ id, number, seen, deviceAt, at, what }) => ({ id, number, seen, deviceAt, at, what }));
    const answer = await fetch(`/api/sessions/${session}/events?have=1000000`, {
      method: 'POST', headers: { 'content-type': 'application/json', accept: 'application/json' }, body: JSON.stringify({ device, by, deviceNow: new Date().toISOString(), now, events }),
    }).catch(() => null);
    if (answer?.ok) await journal.drop((await answer.json()).answers.map(one => one.id));
  }
}

async function isOver(session) {
  const answer = await fetch(`/api/sessions/${session}`, { headers: { accept: 'application/json' } }).catch(() => null);
  if (answer?.status === 404) return true;
  return Boolean(answer?.ok) && (await answer.json()).events.some(event => event.what.is === 'signed');
}

/** Whoever signs out leaves no session on the tablet; taps that were not sent stay, they name nobody. */
function forgetWhenLeaving(journal) {
  document.addEventListener('submit', event => {
    if (new URL(event.target.action).pathname !== '/sign-out' || event.target.dataset.forgotten) return;
    event.preventDefault();
    event.target.dataset.forgotten = 'yes';
    void journal.forgetAll().finally(() => event.target.submit());
  }, true);
}
