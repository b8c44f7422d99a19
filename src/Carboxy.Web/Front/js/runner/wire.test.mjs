// The tablet and a server that is too busy: node wire.test.mjs
import assert from 'node:assert/strict';

const waits = [];
globalThis.addEventListener = () => {};
globalThis.document = { addEventListener() {}, hidden: false };
globalThis.EventSource = class { addEventListener() {} close() {} };
globalThis.setTimeout = (act, time) => waits.push({ act, time });
globalThis.clearTimeout = () => {};

const answers = [
  { status: 503, body: { title: 'Too much to do just now', status: 503 } },
  { status: 503, body: null },
  { status: 200, body: { answers: [{ id: 'a' }, { id: 'b' }] } },
];
const sent = [];
globalThis.fetch = async (path, init) => {
  sent.push(JSON.parse(init.body).map(tap => tap.id));
  const { status, body } = answers.shift();
  return { status, ok: status < 400, redirected: false, json: async () => { if (!body) throw new SyntaxError('no JSON'); return body; } };
};

const { follow } = await import('./wire.js');
let taps = [{ id: 'a' }, { id: 'b' }];
const told = [];
const model = {
  waiting: () => taps, have: () => 0, batch: some => some,
  heard: async body => { taps = taps.filter(tap => !body.answers.some(answer => answer.id === tap.id)); told.push('heard'); },
  lost: () => told.push('lost'), refused: () => told.push('refused'),
};

const settled = () => new Promise(resolve => { setImmediate(() => setImmediate(resolve)); });
follow('1', model);
await settled();
for (let n = 0; n < 2; n++) { assert.equal(taps.length, 2); waits.at(-1).act(); await settled(); }

assert.deepEqual(told, ['lost', 'lost', 'heard']); // later, not refused
assert.deepEqual(sent, [['a', 'b'], ['a', 'b'], ['a', 'b']]); // the same taps again, none left behind
assert.equal(taps.length, 0);
assert.ok(waits[0].time >= 1000 && waits[1].time > waits[0].time); // further and further apart
console.log('a busy server is asked again');
