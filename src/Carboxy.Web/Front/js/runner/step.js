// The step at hand, big: instruction, timer, fields, points; done or left out.
import { acts } from './acts.js';
import { at, timerRuns } from './replay.js';
import { h, icon, say, settle } from './dom.js';
import { fieldInput, readFields, text } from './fields.js';
import { massageBoard } from './massage.js';
import { pointsBoard } from './points.js';

const notice = (tone, name, title, ...body) => h('div', { class: `notice notice--${tone}` }, icon(name), h('div', { class: 'notice__body' }, h('p', { class: 'notice__title' }, title), ...body));
const glove = (more, ...children) => h('button', { class: 'button button--glove', type: 'button', ...more }, ...children);

export function stepAtHand(session, now) {
  const moment = at(session, now);
  return session.status === 'running' || session.status === 'paused' ? moment.current ?? moment.next : null;
}

export function stepCard(runner) {
  const { session, record } = runner;
  const state = stepAtHand(session, runner.now());
  if (!state) {
    return session.status === 'running'
      ? notice('good', 'check', say('Все шаги пройдены', 'All steps are over'), h('p', null, say('Осталось записать переносимость, выдать памятку и подписать.', 'What is left: tolerance, the aftercare sheet, and the signature.')))
      : null;
  }
  const { step } = state;
  return h('section', { class: 'card step', 'aria-labelledby': 'step-title' },
    h('header', { class: 'step__head' }, h('span', { class: 'step__label' }, step.label), h('h2', { id: 'step-title' }, say(step.title))),
    timerRuns(state) ? timerBlock(runner, state) : null,
    step.forbidden ? notice('stop', 'stop', say('Сегодня этот шаг запрещён', 'This step is forbidden today'), h('p', null, say(step.forbidden))) : null,
    step.care ? notice('ask', 'alert', say('Осторожно', 'With care'), h('p', null, say(step.care))) : null,
    step.instruction ? h('p', { class: 'step__words' }, say(step.instruction)) : null,
    record.cautions?.[step.id] ? notice('ask', 'info', say('Выключено по умолчанию', 'Off by default'), h('p', null, say(record.cautions[step.id]))) : null,
    state.status === 'waiting' ? waiting(runner, step) : running(runner, state, record));
}

const waiting = (runner, step) => [
  step.forbidden ? null : glove({ class: 'button button--glove button--full', 'data-main': true, 'data-name': 'begin', onclick: () => runner.do(now => acts.begin(now, step.id)) }, icon('play'), say('Начать шаг', 'Begin the step')),
  skip(runner, step, step.optional || Boolean(step.forbidden)),
];

function running(runner, state, record) {
  const { step } = state;
  const runs = timerRuns(state);
  const input = field => fieldInput(field, runner.session.fields[field.id] ?? record.last?.repeat[field.id], {
    hint: record.last?.hints[field.id] && `${say('в прошлый раз', 'last time')}: ${record.last.hints[field.id]}`,
    choices: record.choices[field.id], onwrite: (id, value) => runner.do(now => acts.write(now, { [id]: value })),
  });
  const first = step.fields.filter(field => field.beforeTimer);
  const form = h('form', { class: 'form', onsubmit: event => { event.preventDefault(); finish(runner, step, form); } },
    step.perPoint ? null : h('div', { class: 'step__fields' }, step.fields.filter(field => !field.beforeTimer).map(input)),
    h('div', { class: 'form__end' }, !runs && (!step.timer || state.timerFrom)
      ? h('button', { class: 'button button--glove button--grow', 'data-main': true, 'data-name': 'finish' }, icon('check'), say('Готово', 'Done')) : null));
  return [first.length > 0 ? h('div', { class: 'step__fields step__first' }, first.map(input)) : null, step.timer && !runs ? timerBlock(runner, state) : null, step.perPoint ? pointsBoard(runner) : null, step.drawnLines ? massageBoard(runner) : null, form, runs ? null : skip(runner, step, false)];
}

function finish(runner, step, form) {
  const fields = step.perPoint ? {} : readFields(form, step.fields);
  runner.do(now => acts.finish(now, step.id, fields), () => settle('f-'));
}

function skip(runner, step, open) {
  const reason = text('skip-reason', say('Причина', 'Reason'), step.usualSkipReason ? say(step.usualSkipReason) : '');
  return h('details', { class: 'more', open, 'data-name': 'skip' }, h('summary', null, icon('next'), say('Пропустить шаг', 'Leave the step out')),
    h('div', null, h('form', { class: 'form', onsubmit: event => { event.preventDefault(); runner.do(now => acts.skip(now, step.id, reason.querySelector('input').value), () => settle('skip-')); } },
      reason, h('div', { class: 'form__end' }, h('button', { class: 'button button--quiet button--glove' }, say('Пропустить', 'Leave out'))))));
}

const range = timer => timer.atMostMinutes === undefined ? `≥ ${timer.atLeastMinutes}` : `${timer.atLeastMinutes}-${timer.atMostMinutes}`;

function timerBlock(runner, state) {
  const { step } = state;
  const asked = `${range(step.timer)} ${say('мин', 'min')}`;
  if (!state.timerFrom) {
    return glove({ class: 'button button--glove button--full', 'data-main': true, 'data-name': 'start-timer', onclick: () => runner.do(now => acts.startTimer(now, step.id)) }, icon('clock'), `${say('Запустить таймер', 'Start the timer')} (${asked})`);
  }
  if (!timerRuns(state)) return h('p', null, h('span', { class: 'pill pill--good' }, icon('clock'), `${say('Таймер:', 'Timer:')} `, h('span', { 'data-passed': true }), ` ${say('мин', 'min')}`), state.timerReason ? h('span', { class: 'small' }, ` ${state.timerReason}`) : null);
  const reason = text('timer-reason', say(`Причина, если не ${asked}`, `Reason, if not ${asked}`), '');
  return [
    h('div', { class: 'timer', 'data-clock': true, 'data-state': 'wait' },
      h('p', { class: 'timer__words', role: 'status' },
        h('span', { 'data-when': 'wait' }, step.timer.atMostMinutes === undefined ? say('ещё наблюдать', 'still to watch') : say('до самого раннего снятия', 'until it may come off')),
        h('span', { 'data-when': 'due' }, step.timer.atMostMinutes === undefined ? say('время вышло, можно продолжать', 'time is up, you may go on') : say('пора снимать; крайний срок через', 'it may come off; latest in')),
        h('span', { 'data-when': 'late' }, say('дольше положенного: снимите и напишите причину', 'longer than it should be: take it off and write why'))),
      h('p', { class: 'timer__clock', role: 'timer', 'aria-label': say('Таймер', 'Timer') }),
      h('p', { class: 'quiet small' }, `${say('прошло', 'passed')} `, h('span', { 'data-passed': true }), `, ${say('нужно', 'asked for')} ${asked}`)),
    h('form', { class: 'form', onsubmit: event => { event.preventDefault(); runner.do(now => acts.stopTimer(now, step.id, reason.querySelector('input').value, runner.now()), () => settle('timer-')); } },
      reason, h('button', { class: 'button button--glove button--full', 'data-main': true, 'data-name': 'stop-timer' }, icon('stop'), say('Остановить таймер', 'Stop the timer'))),
  ];
}
