// Holds replay.js to what the server says: node replay.test.mjs <replay.json>
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { apply, at, openReactions, replay } from './replay.js';

const plain = value => JSON.parse(JSON.stringify(value));
const bare = ({ is, ...what }) => what;
const entries = list => list.map(e => ({ id: e.id, by: e.by, at: e.at, what: bare(e.what) }));

function told(session, now) {
  const moment = at(session, now);
  return plain({
    status: session.status,
    steps: session.steps.map(({ step, ...state }) => ({ id: step.id, ...state })),
    pauses: session.pauses, fields: session.fields,
    products: entries(session.products), points: entries(session.points), cylinders: entries(session.cylinders), massage: entries(session.massage), reactions: entries(session.reactions), followUps: entries(session.followUps), open: openReactions(session).map(r => r.id), amendments: entries(session.amendments),
    noReaction: session.noReaction, painBefore: session.painBefore, painWorst: session.painWorst, painAfter: session.painAfter,
    aftercare: session.aftercare && bare(session.aftercare), stop: session.stop && bare(session.stop),
    signedBy: session.signedBy, endedAt: session.endedAt, events: session.events.length,
    moment: {
      current: moment.current?.step.id, next: moment.next?.step.id, inSession: moment.inSession, inStep: moment.inStep ?? undefined,
      timer: moment.timer ? { step: moment.timer.step.step.id, elapsed: moment.timer.elapsed, toShortest: moment.timer.toShortest, toLongest: moment.timer.toLongest ?? undefined, alarm: moment.timer.alarm } : undefined,
    },
  });
}

const { starts, sessions } = JSON.parse(readFileSync(process.argv[2], 'utf8'));
for (const vector of sessions) {
  const events = [starts[vector.start], ...vector.events];
  const session = replay(events);
  assert.deepEqual(told(session, Date.parse(vector.now)), vector.state, vector.name);
  assert.deepEqual(told(events.reduce((s, e) => apply(s, e), session), Date.parse(vector.now)), vector.state, `${vector.name}, twice`);
}
console.log(`${sessions.length} sessions told alike`);
