// Beside the step at hand: all steps, last time, and what else can be done.
import { acts } from './acts.js';
import { timerAt } from './replay.js';
import { clockWords, h, icon, number, say, settle } from './dom.js';
import { decimal, fieldInput, select, text, unitOf } from './fields.js';
import { offerCylinders } from './shelf.js';

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
    session.status !== 'stopped' && asksForGas(session) ? more('cylinder', say('Сменить баллон', 'Change the cylinder'), cylinder(runner)) : null,
    more('product', say('Другое средство', 'Another product'), product(runner)),
    past.length > 0 ? more('past', say('Исправить поля прошедших шагов', 'Correct fields of earlier steps'), h('div', { class: 'form' }, past.map(field => fieldInput(field, session.fields[field.id], {
      choices: runner.record.choices[field.id], onwrite: (id, value) => runner.do(now => acts.write(now, { [id]: value })),
    })))) : null);
}

const asksForGas = session => session.steps.some(state => state.step.fields.some(field => field.id === 'gas_batch'));

/** Another cylinder in the middle of the session: points from now on come from it. */
function cylinder(runner) {
  const bar = { class: 'input input--short', inputmode: 'decimal' };
  const purged = h('input', { type: 'checkbox', 'data-name': 'cylinder-purged' });
  const form = h('form', { class: 'form', onsubmit: event => {
    event.preventDefault();
    const read = name => of(name) ? { [name]: decimal(of(name)) } : {};
    runner.do(now => acts.cylinder(now, { batch: of('batch'), expiry: of('expiry') || undefined, purged: purged.checked, ...(of('number') ? { cylinder: of('number') } : {}), ...read('barBefore'), ...read('barAfter') }, runner.record.today), () => settle('cylinder-'));
  } },
    text('cylinder-batch', say('Новый баллон, серия газа', 'New cylinder, batch of gas'), '', { maxlength: 80 }),
    h('div', { class: 'form__pair' },
      text('cylinder-number', say('Номер баллона (необязательно)', 'Number of the cylinder (optional)'), '', { class: 'input input--short', maxlength: 80 }),
      text('cylinder-expiry', say('Газ годен до', 'Gas use by'), '', { type: 'date', class: 'input input--short' }),
      text('cylinder-barBefore', say('Давление в старом, бар (необязательно)', 'Pressure in the old one, bar (optional)'), '', bar),
      text('cylinder-barAfter', say('Давление в новом, бар (необязательно)', 'Pressure in the new one, bar (optional)'), '', bar)),
    h('label', { class: 'tick' }, purged, h('span', null, say('Трубка продута газом нового баллона', 'The tube is purged with gas of the new cylinder'))),
    h('div', { class: 'form__end' }, h('button', { class: 'button button--quiet button--glove' }, say('Записать смену', 'Record the change'))));
  const of = name => form.querySelector(`[name="cylinder-${name}"]`).value.trim();
  offerCylinders(runner.record.shelf, form);
  const back = changed => h('button', { class: 'button button--quiet', type: 'button', 'data-name': 'undo-cylinder', onclick: () => runner.do(now => acts.takeAllBack(now, [changed.id], say('Записано по ошибке', 'Recorded by mistake'))) }, icon('undo'), say('Отменить смену', 'Undo the change'));
  return [h('p', { class: 'small' }, say('Точки, отмеченные после смены, идут из нового баллона. Серию первого баллона не исправляйте: она остаётся в записи.', 'Points marked after the change come from the new cylinder. Do not correct the batch of the first one: it stays on the record.')), form,
    runner.session.cylinders.map((changed, i, all) => h('p', { class: 'small', 'data-name': 'changed-cylinder' }, `${new Date(changed.at).toLocaleTimeString(document.documentElement.lang, { hour: '2-digit', minute: '2-digit' })}: ${changed.what.batch}${changed.what.cylinder ? `, № ${changed.what.cylinder}` : ''} `, i === all.length - 1 ? back(changed) : null))];
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
