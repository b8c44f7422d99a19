// What a tablet refuses by itself, without a network: node acts.test.mjs
import assert from 'node:assert/strict';

globalThis.document = { documentElement: { lang: 'en' } };
const { acts } = await import('./acts.js');
const { blocked } = await import('./shelf.js');

const field = (id, more = {}) => ({ id, label: { ru: id, en: id }, kind: 'yes_no', ...more });
const state = (id, more = {}, step = {}) => ({ status: 'waiting', step: { id, fields: [], ...step }, ...more });
const session = (more = {}) => ({ status: 'running', steps: [], fields: {}, points: [], massage: [], products: [], reactions: [], cylinders: [], ...more });
const yes = { is: 'yes_no', value: true };
const refused = result => assert.ok(result.refused?.ru && result.refused.en && !result.facts, JSON.stringify(result));
const records = (result, ...kinds) => assert.deepEqual(result.facts?.map(fact => fact.is), kinds);
let tried = 0;
const holds = (name, check) => { check(); tried++; void name; };

const masked = fields => session({ fields, steps: [state('mask', { status: 'running' }, { timer: { atLeastMinutes: 25, atMostMinutes: 35 }, fields: [field('eyes', { beforeTimer: true }), field('mouth', { beforeTimer: true })] })] });
holds('a mask waits for eyes and mouth', () => {
  refused(acts.startTimer(masked({}), 'mask'));
  refused(acts.startTimer(masked({ eyes: yes }), 'mask'));
  refused(acts.startTimer(masked({ eyes: yes, mouth: { is: 'yes_no', value: false } }), 'mask'));
  records(acts.startTimer(masked({ eyes: yes, mouth: yes }), 'mask'), 'timer_started');
});

holds('a timer outside its range is stopped with a reason', () => {
  const so = minutes => [session({ steps: [state('mask', { status: 'running', timerFrom: '2026-03-02T09:00:00Z' }, { timer: { atLeastMinutes: 25, atMostMinutes: 35 } })] }), 'mask', Date.parse('2026-03-02T09:00:00Z') + minutes * 60000];
  const stop = (minutes, reason) => { const [now, id, at] = so(minutes); return acts.stopTimer(now, id, reason, at); };
  for (const minutes of [10, 24.9, 35.1]) { refused(stop(minutes, ' ')); records(stop(minutes, 'It burned'), 'timer_stopped'); }
  for (const minutes of [25, 35]) records(stop(minutes, ''), 'timer_stopped');
});

const point = { drawing: 'd', area: 'a', side: 'left', x: 0.5, y: 0.5, layer: 'subcutaneous', depthMm: 10, flowMlPerMin: 80, volumeMl: 50, needleGauge: 30, needleBatch: 'N-7' };
const known = { limits: [{ kind: 'volume_per_side', name: { ru: 'Объём', en: 'Volume' }, to: 100, ranges: [[10, 100]] }], drawings: [] };
const given = n => Array.from({ length: n }, (_, i) => ({ what: { point: { ...point, x: i / 10 } } }));
holds('no point before the air is out of the tube, and none above everything published without a reason', () => {
  refused(acts.points(session(), [point], '', known));
  const purged = session({ fields: { air_purged: yes }, points: given(1) });
  records(acts.points(purged, [point], '', known), 'point_treated');
  const full = session({ fields: { air_purged: yes }, points: given(2) });
  refused(acts.points(full, [point], '', known));
  assert.equal(acts.points(full, [point], 'The patient is large', known).facts[0].reason, 'The patient is large');
  refused(acts.points(session({ fields: { air_purged: yes } }), [point, { ...point, x: 0.1 }, { ...point, x: 0.2 }], '', known)); // a grid counts together
  refused(acts.points(purged, [{ ...point, volumeMl: NaN }], '', known));
});

holds('a paused or stopped session takes no treatment', () => {
  for (const status of ['paused', 'stopped']) {
    const so = session({ status, fields: { air_purged: yes }, steps: [state('a')] });
    refused(acts.begin(so, 'a'));
    refused(acts.points(so, [point], '', known));
    refused(acts.skip(so, 'a', 'why'));
  }
});

holds('what is left out has a reason, and what is forbidden does not begin by itself', () => {
  refused(acts.skip(session({ steps: [state('a')] }), 'a', ' '));
  const next = step => acts.finish(session({ steps: [state('a', { status: 'running' }), state('b', {}, step)] }), 'a', {});
  records(next({}), 'step_finished', 'step_begun');
  records(next({ forbidden: { ru: 'Нет', en: 'No' } }), 'step_finished');
  records(next({ optional: true }), 'step_finished');
});

holds('an expired product and another cylinder without its papers are refused', () => {
  const product = { name: 'Gel', batch: 'G-1', expiry: '2026-03-01' };
  refused(acts.product(session(), product, '2026-03-02'));
  records(acts.product(session(), { ...product, expiry: '2026-03-02' }, '2026-03-02'), 'product_used');
  const so = session({ fields: { gas_batch: { is: 'words', value: 'CO-1' } } });
  const change = { batch: 'CO-2', expiry: '2026-03-02', purged: true };
  records(acts.cylinder(so, change, '2026-03-02'), 'cylinder_changed');
  for (const bad of [{ batch: ' ' }, { expiry: undefined }, { expiry: '2026-03-01' }, { purged: false }, { barAfter: 301 }, { barBefore: NaN }]) refused(acts.cylinder(so, { ...change, ...bad }, '2026-03-02'));
  refused(acts.cylinder(session(), change, '2026-03-02'));
});

holds('a blocked lot or device is refused however it is written', () => {
  const no = { ru: 'Отозвана', en: 'Recalled' };
  const shelf = { lots: [{ kind: 'gel', number: 'GL-1', blocked: no }, { kind: 'gas', number: 'CO-2', blocked: no }, { kind: 'needle', number: 'N-7', blocked: no }], devices: [{ serial: 'CDT-17', blocked: no }] };
  const words = (id, value) => [{ is: 'field_recorded', field: id, value: { is: 'words', value } }];
  assert.equal(blocked(shelf, words('gel_batch', 'gl 1')), no);
  assert.equal(blocked(shelf, words('device_serial', 'cdt17')), no);
  assert.equal(blocked(shelf, [{ is: 'product_used', batch: 'GL1' }]), no);
  assert.equal(blocked(shelf, [{ is: 'point_treated', point }]), no);
  assert.equal(blocked(shelf, [{ is: 'cylinder_changed', batch: 'co2' }]), no);
  assert.equal(blocked(shelf, words('gel_batch', 'GL-2')), null);
  assert.equal(blocked(shelf, words('mask_batch', 'GL-1')), null); // a lot of gel is no mask
});

console.log(`${tried} refusals of the tablet hold`);
