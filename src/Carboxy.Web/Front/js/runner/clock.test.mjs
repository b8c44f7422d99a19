// The tablet's clock under every insult: node clock.test.mjs
import assert from 'node:assert/strict';
import { createClock } from './clock.js';

const hour = 3600000;
function tablet() {
  const time = { wall: 1000 * hour, elapsed: 0 };
  const clock = createClock(() => ({ ...time }));
  return { clock, moment: () => ({ ...time }), pass: ms => { time.wall += ms; time.elapsed += ms; }, set: ms => { time.wall += ms; }, sleep: ms => { time.wall += ms; } };
}

{
  const { clock, pass } = tablet(); // two hours behind
  clock.told(1002 * hour);
  pass(30 * 60000);
  assert.equal(clock.now(), 1002.5 * hour);
}
{
  const { clock, pass, set } = tablet(); // somebody sets the clock while the mask is on
  clock.told(1002 * hour);
  pass(60000);
  set(2 * hour);
  assert.equal(clock.now(), 1002 * hour + 60000);
  pass(60000);
  set(-5 * hour);
  pass(60000);
  assert.equal(clock.now(), 1002 * hour + 180000);
}
{
  const { clock, pass, sleep } = tablet(); // the screen goes dark and the tablet sleeps for 20 minutes
  clock.told(1002 * hour);
  pass(60000);
  clock.screen(true);
  sleep(20 * 60000);
  clock.screen(false);
  assert.equal(clock.now(), 1002 * hour + 21 * 60000);
}
{
  const { clock, pass } = tablet(); // a reload without a network
  clock.restore(2 * hour);
  pass(5000);
  assert.equal(clock.now(), 1002 * hour + 5000);
}
{
  const { clock, moment, pass } = tablet(); // half of the way there and back has passed since the server spoke
  const asked = moment();
  pass(400);
  clock.told(1002 * hour, asked);
  assert.equal(clock.now(), 1002 * hour + 200);
}
for (const lie of ['pass', 'sleep']) {
  const { clock, moment, ...time } = tablet(); // the tablet sleeps between a question and its answer, and wakes without a network
  clock.told(1002 * hour);
  const asked = moment();
  clock.screen(true);
  time[lie](24 * 60000);
  clock.told(1002 * hour, asked);
  clock.screen(false);
  assert.equal(clock.now(), 1002 * hour + 24 * 60000, lie);
}
console.log('7 clocks keep time');
