// A session as its events tell it: the same rules as Session.Apply and Session.At on the server, held to them by
// tests/Carboxy.Tests/Sessions/replay.json. Nothing here asks a clock or changes what it is given.

/** The session that the events tell, or null where they do not begin with a start. */
export const replay = events => events.reduce((session, event) => session ? apply(session, event) : begin(event), null);

function begin(event) {
  const started = event.what;
  if (started.is !== 'started' || started.plan.session !== event.session) return null;
  const fields = {};
  for (const field of started.plan.steps.filter(step => !step.perPoint).flatMap(step => step.fields)) {
    const seed = seedOf(field, started.check[field.id]);
    if (seed && !(field.id in fields)) fields[field.id] = seed;
  }
  const pain = started.check.pain_before;
  return {
    id: event.session, plan: started.plan, startedAt: event.at, status: 'running',
    steps: started.plan.steps.map(step => ({ step, status: 'waiting' })),
    pauses: [], fields, products: [], points: [], cylinders: [], massage: [], reactions: [], amendments: [], followUps: [],
    painBefore: pain?.is === 'number' && pain.value >= 0 && pain.value <= 10 ? Math.trunc(pain.value) : undefined,
    events: [event],
  };
}

function seedOf(field, answer) {
  if (answer?.is === 'yes_no' && field.kind === 'yes_no') return { is: 'yes_no', value: answer.value };
  if (answer?.is === 'number' && field.kind === 'number' && field.unit) return { is: 'number', value: answer.value, unit: field.unit };
  return null;
}

/** The session after one more event; what it has already, and whatever but an amendment or a follow-up comes after the signature, changes nothing. */
export function apply(session, event) {
  if (event.session !== session.id || event.what.is === 'started' || session.events.some(known => known.id === event.id)) return session;
  if (session.status === 'signed' && event.what.is !== 'amended' && event.what.is !== 'followed_up') return session;
  const change = changes[event.what.is];
  return { ...session, ...change?.(session, event.what, event), events: [...session.events, event] };
}

const changes = {
  step_begun: (s, what, e) => onStep(s, what.step, { status: 'running', begunAt: e.at }),
  step_finished: (s, what, e) => onStep(s, what.step, { status: 'finished', endedAt: e.at }),
  step_skipped: (s, what, e) => onStep(s, what.step, { status: 'skipped', endedAt: e.at, skipReason: what.reason }),
  timer_started: (s, what, e) => onStep(s, what.step, { timerFrom: e.at }),
  timer_stopped: (s, what, e) => onStep(s, what.step, { timerUntil: e.at, timerReason: what.reason }),
  paused: (s, what, e) => ({ status: 'paused', pauses: [...s.pauses, { from: e.at, reason: what.reason }] }),
  resumed: (s, what, e) => ({ status: 'running', pauses: ended(s.pauses, e.at) }),
  field_recorded: (s, what) => ({ fields: { ...s.fields, [what.field]: what.value } }),
  product_used: (s, what, e) => ({ products: [...s.products, entry(e)] }),
  point_treated: (s, what, e) => ({ points: [...s.points, entry(e)] }),
  cylinder_changed: (s, what, e) => ({ cylinders: [...s.cylinders, entry(e)].sort((a, b) => ms(a.at) - ms(b.at)) }),
  point_felt: (s, what) => ({ points: s.points.map(p => p.id === what.point ? { ...p, what: { ...p.what, point: { ...p.what.point, pain: what.nrs } } } : p) }),
  massage_drawn: (s, what, e) => ({ massage: [...s.massage, entry(e)] }),
  reaction_noted: (s, what, e) => ({ reactions: [...s.reactions, entry(e)], noReaction: false }),
  reaction_ended: (s, what) => ({ reactions: s.reactions.map(r => r.id === what.reaction ? { ...r, what: { ...r.what, endedAt: what.endedAt } } : r) }),
  no_reaction: () => ({ noReaction: true }),
  pain_scored: (s, what) => ({ [{ before: 'painBefore', worst: 'painWorst' }[what.moment] ?? 'painAfter']: what.nrs }),
  aftercare_given: (s, what) => ({ aftercare: what }),
  taken_back: (s, what) => without(s, what.entry),
  stopped_early: (s, what, e) => ({
    status: 'stopped', stop: what, endedAt: e.at, pauses: ended(s.pauses, e.at),
    steps: s.steps.map(step => timerRuns(step) ? { ...step, timerUntil: e.at, timerReason: what.reason } : step),
  }),
  signed: (s, what, e) => ({ status: 'signed', signedBy: e.by, endedAt: s.endedAt ?? e.at }),
  amended: (s, what, e) => ({ amendments: [...s.amendments, entry(e)] }),
  followed_up: (s, what, e) => ({ followUps: [...s.followUps, entry(e)] }),
};

const entry = event => ({ id: event.id, by: event.by, at: event.at, what: event.what });
const onStep = (session, id, change) => ({ steps: session.steps.map(step => step.step.id === id ? { ...step, ...change } : step) });
const ended = (pauses, at) => pauses.map(pause => pause.until ? pause : { ...pause, until: at });

function without(session, id) {
  const reactions = session.reactions.filter(r => r.id !== id);
  return {
    products: session.products.filter(p => p.id !== id), points: session.points.filter(p => p.id !== id), cylinders: session.cylinders.filter(c => c.id !== id), massage: session.massage.filter(m => m.id !== id), reactions,
    noReaction: reactions.length === 0 && session.reactions.length > 0 ? undefined : session.noReaction,
  };
}

/** Reactions that nobody has seen the end of, also after the signature. */
export const openReactions = session => session.reactions.filter(r => !r.what.endedAt && !session.followUps.some(f => f.what.reaction === r.id && f.what.goneAt));

export const timerRuns = step => Boolean(step.timerFrom) && !step.timerUntil;
export const isOver = step => step.status === 'finished' || step.status === 'skipped';
const ms = at => typeof at === 'number' ? at : Date.parse(at);
const span = (from, until) => Math.max(0, ms(until) - ms(from));

/** How long a step's timer ran, or has run by now, in milliseconds; null where it never ran. */
export const timerAt = (step, now) => step.timerFrom ? span(step.timerFrom, step.timerUntil ?? now) : null;

/** What a screen shows at a moment, in milliseconds of the server's clock. */
export function at(session, now) {
  const current = session.steps.find(step => step.status === 'running') ?? null;
  const until = session.endedAt ? ms(session.endedAt) : now;
  const timed = session.steps.find(timerRuns);
  return {
    status: session.status, current, next: session.steps.find(step => step.status === 'waiting') ?? null,
    inSession: span(session.startedAt, until), inStep: current?.begunAt ? worked(session, ms(current.begunAt), until) : null,
    timer: timed ? reading(timed, now) : null,
  };
}

function worked(session, from, until) {
  const rested = session.pauses.reduce((sum, pause) => sum + span(Math.max(ms(pause.from), from), Math.min(pause.until ? ms(pause.until) : until, until)), 0);
  return Math.max(0, span(from, until) - rested);
}

/** A running timer: what is left to the shortest and, where there is one, to the longest time. */
export function reading(step, now) {
  const elapsed = timerAt(step, now) ?? 0;
  const least = (step.step.timer?.atLeastMinutes ?? 0) * 60000;
  const most = step.step.timer?.atMostMinutes === undefined ? null : step.step.timer.atMostMinutes * 60000;
  const alarm = most !== null && elapsed > most ? 'too_long' : elapsed >= least ? 'due' : 'none';
  return { step, elapsed, toShortest: least - elapsed, toLongest: most === null ? null : most - elapsed, alarm };
}
