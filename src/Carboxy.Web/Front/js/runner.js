// The session runner on a tablet: works on without the network. Without this script the page's own forms do the same.
import { openJournal } from './runner/journal.js';
import { createClock } from './runner/clock.js';
import { createModel } from './runner/model.js';
import { fetchRecord, fetchShelf, follow, Refused, sign } from './runner/wire.js';
import { newId } from './runner/ids.js';
import { infusion } from './runner/acts.js';
import { at, timerAt } from './runner/replay.js';
import { clockWords, h, icon, part, say } from './runner/dom.js';
import { stepAtHand, stepCard } from './runner/step.js';
import { toleranceCard } from './runner/tolerance.js';
import { lastTime, moreActs, stepList } from './runner/side.js';
import { demands, notices, signCard, statusBar } from './runner/status.js';
import { showRooms } from './runner/rooms.js';
import { blocked, offerLots } from './runner/shelf.js';
import { createBell, ring, wakeSound } from './runner/sound.js';

const root = document.querySelector('[data-runner]');
const id = root?.dataset.runner || location.pathname.split('/')[2];

if (root) void (id === 'rooms' ? openJournal().then(journal => showRooms(root, journal)) : start());

async function start() {
  if ('serviceWorker' in navigator) navigator.serviceWorker.register('/sessions/worker.js', { scope: '/sessions/' }).catch(() => {});
  const journal = await openJournal().catch(() => null);
  if (!journal) { announce('ask', say('Этот браузер ничего не хранит: сеанс идёт только на связи', 'This browser keeps nothing: the session runs only while connected')); return; }
  const clock = createClock();
  const loaded = await load(journal, clock);
  if (!loaded) return;
  const device = await journal.setting('device').catch(() => null) ?? newId();
  await journal.set('device', device).catch(() => {});
  run(journal, clock, loaded, device, await journal.setting('quiet').catch(() => false) !== true, await journal.taps(id).catch(() => []));
}

async function load(journal, clock) {
  const stored = await journal.record(id).catch(() => null);
  try {
    const { body, asked } = await Promise.race([fetchRecord(id), stored ? tooSlow() : new Promise(() => {})]);
    clock.told(Date.parse(body.now), asked);
    const record = { ...body, number: stored?.number ?? 0, offset: clock.offset() };
    const full = await journal.saveRecord(record).then(() => false, () => true);
    return { record, line: 'on', full };
  } catch (error) {
    if (!stored) { if (!root.firstElementChild) whyEmpty(error); return null; }
    clock.restore(stored.offset);
    return { record: stored, line: error instanceof Refused ? error.why : 'off', full: false };
  }
}

/** A network that is there and carries nothing must not keep anybody waiting: what is on the tablet is shown. */
const tooSlow = () => new Promise((_, reject) => { setTimeout(() => reject(new TypeError('slow')), 2500); });

function whyEmpty(error) {
  if (!(error instanceof Refused)) announce('ask', say('Нет связи, а этого сеанса на планшете нет', 'No connection, and this session is not on the tablet'), h('p', null, say('Откройте его ещё раз, когда связь появится.', 'Open it again when the connection is back.')));
  else if (error.why === 'gone') announce('ask', say('Такого сеанса нет, или он закрыт для вашей роли', 'There is no such session, or it is closed to your role'), h('p', null, h('a', { href: '/today' }, say('К дню', 'To the day'))));
  else announce('ask', say('Войдите, чтобы открыть сеанс', 'Sign in to open the session'), h('p', null, h('a', { class: 'button', href: `/sign-in?back=${encodeURIComponent(`/sessions/${id}`)}` }, say('Войти', 'Sign in'))));
}

function announce(tone, words, then = null) {
  root.prepend(h('div', { class: `notice notice--${tone}`, role: 'status' }, icon('alert'), h('div', { class: 'notice__body' }, h('p', { class: 'notice__title' }, words), then)));
}

function run(journal, clock, { record, line, full }, device, sound, taps) {
  const parts = layOut(record);
  const runner = { record, session: null, state: null, waits: 0, strangers: 0, sound, refusal: null, asksReason: false, now: () => clock.now() };
  const model = createModel({ record, taps, journal, clock, device, person: record.person, show: () => render() });
  let queue = Promise.resolve();
  let wire = null;

  /** Taps are taken one after another, each on what the one before has left. */
  runner.do = (act, kept) => {
    queue = queue.then(async () => {
      const wished = act(model.session());
      const against = blocked(runner.record.shelf, wished.facts);
      const result = against ? { refused: against } : wished;
      [runner.refusal, runner.asksReason] = [result.refused ?? null, Boolean(result.asksReason)];
      if (result.facts?.length > 0 && (await model.tap(result.facts)).length > 0) kept?.();
      render();
      if (result.refused) parts.notices.querySelector('.errors')?.scrollIntoView({ block: 'nearest' });
      else wire.hurry();
    });
  };
  runner.map = { looks: {}, turn: 0, drawing: null, preview: null, asked: null };
  /** A choice on the map is shown; nothing is recorded. */
  runner.turn = () => { runner.map.turn++; render(); };
  runner.refuse = words => { runner.refusal = words; render(); };
  runner.toggleSound = () => { runner.sound = !runner.sound; void journal.set('quiet', !runner.sound).catch(() => {}); wakeSound(); if (runner.sound) ring(1); render(); };
  const form = newId();
  runner.sign = async () => {
    try {
      await sign(id, form, model.have());
      wire.stop();
      await model.end();
      location.reload();
    } catch (error) {
      runner.refuse(error instanceof Refused && error.body?.says ? error.body.says : { ru: 'Нет связи. Подпишите, когда она появится.', en: 'No connection. Sign once there is one.' });
    }
  };

  function render() {
    runner.session = model.session();
    runner.record = model.record();
    runner.state = model.state();
    runner.waits = model.waiting().length;
    runner.strangers = model.strangers();
    const { session, state } = runner;
    if (session.status === 'signed' && runner.waits === 0 && state.line === 'on') { wire?.stop(); void model.end().finally(() => location.reload()); return; }
    const hand = stepAtHand(session, clock.now());
    part(parts.bar, [state.line, runner.waits, runner.sound], () => statusBar(runner));
    part(parts.demands, runner.record.demands ?? null, () => demands(runner));
    part(parts.notices, [state.line, state.open, state.full, state.unkept, state.refusal, session.status, session.pauses.length, session.stop, runner.refusal, runner.strangers], () => notices(runner));
    part(parts.step, [session.status, hand && [hand.step.id, hand.status, hand.timerFrom, hand.timerUntil], session.points.map(p => p.what.point.pain ?? ''), session.massage.length, session.cylinders.map(c => c.id), runner.map.turn, model.foreign(), runner.asksReason], () => stepCard(runner));
    offerLots(parts.step, runner);
    part(parts.tolerance, [session.painBefore, session.painWorst, session.painAfter, session.reactions, session.noReaction, session.aftercare], () => toleranceCard(runner));
    part(parts.sign, [state.line, runner.waits === 0, state.open, state.missing, session.status], () => signCard(runner));
    part(parts.steps, session.steps.map(s => [s.status, s.timerUntil]), () => stepList(runner));
    part(parts.last, record.last?.number, () => lastTime(runner));
    part(parts.more, [session.status, session.steps.map(s => s.status), session.products.length, session.cylinders.map(c => c.id), Boolean(session.fields.gas_batch), model.foreign()], () => moreActs(runner));
    tick();
  }

  const bell = createBell(() => runner.sound);
  let infused = null;
  function tick() {
    const { session } = runner;
    const now = clock.now();
    const { timer } = at(session, now);
    for (const step of session.steps.filter(s => s.timerUntil)) if (parts.step.querySelector('.pill [data-passed]')) parts.step.querySelector('[data-passed]').textContent = clockWords(timerAt(step, now));
    if (timer) showTimer(timer);
    for (const name of bell.names()) if (name !== timer?.step.step.id) bell.stopped(name);
    const flow = parts.step.querySelector('[data-infusion]');
    const left = infusion(session, now);
    if (flow) flow.textContent = left ? `${say('газ идёт, ещё', 'the gas flows, still')} ${clockWords(Math.ceil(left.left / 1000) * 1000)}` : '';
    if (infused && !left && runner.sound) ring(1);
    infused = left?.id ?? null;
  }

  function showTimer({ step, elapsed, toShortest, toLongest, alarm }) {
    const state = { none: 'wait', due: 'due', too_long: 'late' }[alarm];
    const box = parts.step.querySelector('[data-clock]');
    if (box) {
      box.dataset.state = state;
      box.querySelector('[role="timer"]').textContent = clockWords(state === 'wait' ? Math.ceil(toShortest / 1000) * 1000 : toLongest ?? 0);
      box.querySelector('[data-passed]').textContent = clockWords(elapsed);
      const stop = parts.step.querySelector('[data-name="stop-timer"]');
      stop?.classList.toggle('button--quiet', state === 'wait');
    }
    bell.hear(step.step.id, alarm);
  }

  model.tell({ line, full });
  wire = follow(id, model);
  setInterval(tick, 250);
  // A lot that is recalled while the session runs is refused here too, and not only by the server.
  setInterval(() => { if (model.state().line === 'on' && !document.hidden) void fetchShelf(id).then(({ body }) => model.shelf(body)).catch(() => {}); }, 60000);
  followHands(runner, clock, model);
}

/** Pedal and space press the main action; the screen stays on; what is not on a disk yet holds the page. */
function followHands(runner, clock, model) {
  document.addEventListener('pointerdown', wakeSound);
  document.addEventListener('keydown', event => {
    wakeSound();
    if (event.key !== ' ' && event.key !== 'PageDown') return;
    // The space bar belongs to whatever has the focus; a pedal that sends PageDown means the session wherever nobody types.
    const busy = event.key === ' ' ? 'input, textarea, select, button, a, summary, [contenteditable]' : 'input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable]';
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || event.target.closest?.(busy)) return;
    event.preventDefault();
    root.querySelector('[data-main]')?.click();
  });
  let lock = null;
  const stayOn = async () => { if (!document.hidden) lock = await navigator.wakeLock?.request('screen').catch(() => null) ?? lock; };
  document.addEventListener('visibilitychange', () => { clock.screen(document.hidden); void stayOn(); });
  void stayOn();
  addEventListener('beforeunload', event => { if (model.state().full && model.waiting().length > 0) event.preventDefault(); });
}

function layOut(record) {
  for (const replaced of document.querySelectorAll('[data-pulse], [data-without-script]')) replaced.remove();
  const names = ['bar', 'demands', 'notices', 'step', 'tolerance', 'sign', 'steps', 'last', 'more'];
  const parts = Object.fromEntries(names.map(name => [name, h('div', { class: 'stack', 'data-part': name })]));
  const plan = record.events[0].what.plan;
  const head = root.dataset.runner ? null : h('header', { class: 'page-head' },
    h('h1', null, say(`Сеанс ${plan.number} из ${plan.outOf}`, `Session ${plan.number} of ${plan.outOf}`)),
    h('p', { class: 'quiet' }, `${record.initials} · ${record.zone} · ${say(record.modality)}`));
  root.replaceChildren(...[head, parts.bar, parts.demands, parts.notices, h('div', { class: 'runner' }, h('div', { class: 'stack' }, parts.step, parts.tolerance, parts.sign), h('div', { class: 'stack' }, parts.steps, parts.last, parts.more))].filter(Boolean));
  root.dataset.ready = 'yes';
  return parts;
}
