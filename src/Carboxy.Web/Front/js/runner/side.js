// Beside the step at hand: all steps, last time, and what else can be done.
import { acts } from './acts.js';
import { timerAt } from './replay.js';
import { clockWords, h, icon, number, say, settle } from './dom.js';
import { decimal, fieldInput, select, text, unitOf } from './fields.js';

const card = (id, title, ...body) => h('section', { class: 'card', 'aria-labelledby': id }, h('header', { class: 'card__head' }, h('h2', { id }, title)), ...body);
const more = (name, title, ...body) => h('details', { class: 'more', 'data-name': name }, h('summary', null, icon('next'), title), h('div', null, ...body));

const tones = { finished: ['good', 'check'], skipped: ['ask', 'alert'], running: ['note', 'info'], waiting: ['quiet', 'dot'] };

export const stepList = ({ session }) => card('steps', say('Шаги', 'Steps'), h('ol', { class: 'timeline' }, session.steps.map(state => {
  const [tone, drawing] = tones[state.status];
  return h('li', { class: `is-${tone}`, 'aria-current': state.status === 'running' ? 'step' : null },
    h('span', { class: 'timeline__mark' }, icon(drawing)), h('span', { class: 'timeline__title' }, `${state.step.label}. ${say(state.step.title)}`),
    state.skipReason ? h('p', { class: 'small' }, `${say('пропущен:', 'left out:')} ${state.skipReason}`) : null,
    state.timerUntil ? h('p', { class: 'small number' }, `${clockWords(timerAt(state, 0))} ${say('мин', 'min')}`) : null);
})));

export const lastTime = ({ record }) => record.last ? card('last', say(`В прошлый раз, сеанс ${record.last.number}`, `Last time, session ${record.last.number}`),
  h('p', { class: 'quiet small' }, record.last.on),
  h('dl', { class: 'facts' }, record.last.facts.map(fact => h('div', null, h('dt', null, fact.name), h('dd', null, fact.value))))) : null;

function asked(runner, name, label, button, tone, act) {
  const reason = text(`${name}-reason`, label, '');
  return h('form', { class: 'form', onsubmit: event => { event.preventDefault(); runner.do(now => act(now, reason.querySelector('input').value), () => settle(name)); } },
    reason, h('div', { class: 'form__end' }, h('button', { class: `button button--${tone} button--glove` }, button)));
}

export function moreActs(runner) {
  const { session } = runner;
  const past = session.steps.filter(s => s.status === 'finished' || (session.status === 'stopped' && s.status !== 'skipped')).filter(s => !s.step.perPoint).flatMap(s => s.step.fields);
  return card('more', say('Ещё', 'More'),
    session.status === 'running' ? more('pause', say('Пауза', 'Pause'), asked(runner, 'pause', say('Причина паузы', 'Reason for the pause'), say('Поставить на паузу', 'Pause'), 'quiet', acts.pause)) : null,
    session.status !== 'stopped' ? more('stop', say('Остановить сеанс', 'Stop the session'), asked(runner, 'stop', say('Почему сеанс остановлен', 'Why the session is stopped'), say('Остановить', 'Stop'), 'stop', acts.stop)) : null,
    more('product', say('Другое средство', 'Another product'), product(runner)),
    past.length > 0 ? more('past', say('Исправить поля прошедших шагов', 'Correct fields of earlier steps'), h('div', { class: 'form' }, past.map(field => fieldInput(field, session.fields[field.id], {
      choices: runner.record.choices[field.id], onwrite: (id, value) => runner.do(now => acts.write(now, { [id]: value })),
    })))) : null);
}

function product(runner) {
  const form = h('form', { class: 'form', onsubmit: event => { event.preventDefault(); runner.do(now => acts.product(now, { name: of('name'), batch: of('batch'), expiry: of('expiry'), ...amount() }, runner.record.today), () => settle('product-')); } },
    text('product-name', say('Название', 'Name'), ''), text('product-batch', say('Серия', 'Batch'), ''), text('product-expiry', say('Годен до', 'Use by'), '', { type: 'date', class: 'input input--short' }),
    h('div', { class: 'form__pair' }, text('product-amount', say('Количество (необязательно)', 'Amount (optional)'), '', { inputmode: 'decimal', class: 'input input--short' }), select('product-unit', say('Единица', 'Unit'), 'ml', [['ml', say('мл', 'ml')], ['g', say('г', 'g')]])),
    h('div', { class: 'form__end' }, h('button', { class: 'button button--quiet button--glove' }, say('Записать', 'Record'))));
  const of = name => form.querySelector(`[name="product-${name}"]`).value.trim();
  const amount = () => of('amount') ? { amount: decimal(of('amount')), unit: of('unit') } : {};
  return [form, runner.session.products.map(({ what }) => h('p', { class: 'small' }, `${what.name}, ${what.batch}${what.amount ? `, ${number(what.amount)} ${unitOf(what.unit)}` : ''}${what.expiry ? `, ${what.expiry}` : ''}`))];
}
