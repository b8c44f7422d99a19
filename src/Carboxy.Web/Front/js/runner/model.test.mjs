// What a tablet may never do with what was tapped: node model.test.mjs
import assert from 'node:assert/strict';
import { createModel } from './model.js';

const me = 'me';
const start = { id: 'e0', session: 's', by: me, at: '2026-03-02T09:00:00Z', what: { is: 'started', plan: { session: 's', steps: [] }, check: {} } };
const pain = nrs => ({ is: 'pain_scored', moment: 'worst', nrs });

/** A journal in memory that says in which order it was asked; `full` refuses to write. */
function journalOf({ full = false } = {}) {
  const did = [];
  return {
    did, taps: new Map(),
    async keep(taps) { did.push('keep'); if (full) throw new Error('full'); for (const tap of taps) this.taps.set(tap.id, tap); },
    async drop(ids) { did.push('drop'); for (const id of ids) this.taps.delete(id); },
    async saveRecord() { did.push('save'); },
    async forget() { did.push('forget'); },
  };
}

function tablet({ journal = journalOf(), taps = [], person = me } = {}) {
  let time = Date.parse('2026-03-02T09:10:00Z');
  const clock = { now: () => time, told: server => { time = server; }, offset: () => 0 };
  const shown = [];
  const model = createModel({ record: { id: 's', events: [start], open: 0, missing: [] }, taps, journal, clock, device: 'd', person, show: () => { shown.push(journal.did.length); } });
  const answer = (events, over, more = {}) => model.heard({ now: '2026-03-02T09:11:00Z', events, answers: over.map(id => ({ id, outcome: 'kept' })), open: 0, missing: [], ...more });
  return { model, journal, shown, answer };
}

const stored = tap => ({ id: tap.id, session: 's', by: tap.by, at: tap.at, what: tap.what });
let tried = 0;
const holds = async (name, check) => { await check(); tried++; void name; };

await holds('a tap is on the disk before it is shown', async () => {
  const { model, shown } = tablet();
  await model.tap([pain(3)]);
  assert.deepEqual(shown, [1]);
  assert.equal(model.session().painWorst, 3);
});

await holds('nothing leaves the journal before the server has acknowledged it, and then only that', async () => {
  const { model, journal, answer } = tablet();
  const [one] = await model.tap([pain(3)]);
  const [two] = await model.tap([pain(4)]);
  await answer([], []);
  assert.deepEqual([...journal.taps.keys()], [one.id, two.id]);
  await answer([stored(one)], [one.id]);
  assert.deepEqual([...journal.taps.keys()], [two.id]);
  assert.deepEqual(model.waiting().map(tap => tap.id), [two.id]);
  assert.equal(model.session().painWorst, 4);
});

await holds('an event that comes twice is one', async () => {
  const { model, answer } = tablet();
  const [one] = await model.tap([pain(3)]);
  await answer([stored(one)], []);
  await answer([stored(one)], [one.id]);
  assert.equal(model.have(), 2);
  assert.equal(model.session().events.length, 2);
});

await holds('taps are numbered on from what waited already', async () => {
  const { model } = tablet({ taps: [{ id: 'old', number: 7, seen: 1, by: me, session: 's', at: start.at, what: pain(1) }] });
  const [next] = await model.tap([pain(2)]);
  assert.equal(next.number, 8);
});

await holds('what somebody else tapped is shown, and sent only by them', async () => {
  const { model } = tablet({ taps: [{ id: 'theirs', number: 1, seen: 1, by: 'other', session: 's', at: start.at, what: pain(6) }] });
  assert.deepEqual([model.waiting().length, model.strangers(), model.session().painWorst], [0, 1, 6]);
});

await holds('a full tablet without a connection records nothing and says so; with one it goes on', async () => {
  const { model, answer } = tablet({ journal: journalOf({ full: true }) });
  model.lost();
  assert.deepEqual(await model.tap([pain(3)]), []);
  assert.deepEqual([model.state().unkept, model.session().painWorst], [true, undefined]);
  await answer([], []);
  assert.equal((await model.tap([pain(3)])).length, 1);
  assert.equal(model.session().painWorst, 3);
});

await holds('a signed session leaves the tablet only once nothing waits', async () => {
  const { model, journal, answer } = tablet();
  const [one] = await model.tap([pain(3)]);
  const signed = { id: 'e9', session: 's', by: me, at: '2026-03-02T10:00:00Z', what: { is: 'signed' } };
  await answer([signed], []);
  assert.ok(!journal.did.includes('forget') && journal.taps.has(one.id));
  await answer([], [one.id]);
  assert.ok(journal.did.includes('forget'));
  assert.equal(model.session().status, 'signed');
});

console.log(`${tried} promises of the journal hold`);
