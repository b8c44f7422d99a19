// How the patient bore it: pain, reactions even if none, and the aftercare sheet.
import { acts } from './acts.js';
import { h, icon, say, settle } from './dom.js';
import { select, text } from './fields.js';
import { notice } from './status.js';

const title = (id, words) => h('header', { class: 'card__head' }, h('h2', { id }, words));

export function toleranceCard(runner) {
  const { session, record } = runner;
  const nameOf = type => { const known = record.reactions.find(r => r.id === type); return known ? say(known.name) : type; };
  return h('section', { class: 'card', 'aria-labelledby': 'tolerance' }, title('tolerance', say('Переносимость', 'Tolerance')),
    pain(runner, 'before', say('Боль до', 'Pain before'), session.painBefore),
    pain(runner, 'worst', say('Боль, самая сильная', 'Pain at worst'), session.painWorst),
    pain(runner, 'after', say('Боль после', 'Pain after'), session.painAfter),
    h('h3', null, say('Реакции', 'Reactions')),
    session.reactions.map(({ id, what }) => h('div', { class: 'row row--between' },
      h('span', null, h('b', null, nameOf(what.type)), `, ${say('степень', 'grade')} ${what.grade} — ${what.action}`),
      what.endedAt ? h('span', { class: 'pill pill--good' }, say('прошла', 'over'))
        : h('button', { class: 'button button--quiet button--glove', type: 'button', onclick: () => runner.do(now => acts.reactionOver(now, id, new Date(runner.now()).toISOString())) }, say('Прошла', 'It is over')))),
    redFlags(session, record),
    session.noReaction === true ? h('p', null, h('span', { class: 'pill pill--good' }, icon('check'), say('Реакций нет', 'No reaction'))) : null,
    session.reactions.length === 0 && session.noReaction !== true
      ? h('div', { class: 'form__end' }, h('button', { class: 'button button--quiet button--glove', type: 'button', 'data-name': 'no-reaction', onclick: () => runner.do(now => acts.noReaction(now)) }, say('Реакций нет', 'No reaction'))) : null,
    usual(runner), reactionForm(runner),
    h('h3', null, say('Памятка', 'Aftercare sheet')),
    h('div', { class: 'row' },
      h('a', { class: 'button button--quiet button--glove', href: `/sessions/${record.id}/aftercare`, target: '_blank' }, icon('print'), say('Открыть и распечатать', 'Open and print'), h('span', { class: 'visually-hidden' }, ` (${say('новая вкладка', 'new tab')})`)),
      session.aftercare ? h('span', { class: 'pill pill--good' }, icon('check'), say('Выдана', 'Given'))
        : h('button', { class: 'button button--quiet button--glove', type: 'button', 'data-name': 'aftercare', onclick: () => runner.do(now => acts.aftercare(now, record.aftercare)) }, say('Памятка выдана', 'The sheet was given'))));
}

/** What to do at once about a red flag that has not passed (FACTS 3.4); it is said without the network too. */
const redFlags = (session, record) => record.reactions.filter(r => r.now && session.reactions.some(({ what }) => what.type === r.id && !what.endedAt))
  .map(r => notice('stop', 'alert', say(r.name), 'alert', h('p', null, say('Позовите врача сейчас. Пациенту: ', 'Call a physician now. To the patient: '), say(r.now))));

function pain(runner, moment, name, given) {
  const numbers = Array.from({ length: 11 }, (_, n) => h('button', {
    class: `nrs__step ${given === n ? 'is-on' : ''}`, type: 'button', 'aria-pressed': String(given === n), 'data-name': `pain-${moment}-${n}`,
    onclick: () => runner.do(now => acts.pain(now, moment, n)),
  }, String(n)));
  return h('fieldset', { class: 'nrs' }, h('legend', null, `${name}: `, h('b', { class: 'number' }, given ?? '—')), h('div', { class: 'nrs__row' }, numbers));
}

/** Redness and tingling follow most sessions (S0-37): a grade is one tap, and "it is over" another. */
function usual(runner) {
  const { session, record } = runner;
  const open = new Set(session.reactions.filter(r => !r.what.endedAt).map(r => r.what.type));
  return record.reactions.filter(r => r.quick && !open.has(r.id)).map(r => h('div', { class: 'usual', role: 'group', 'aria-label': say(r.name) }, h('span', null, say(r.name)),
    h('div', { class: 'usual__grades' }, [1, 2, 3].map(grade => h('button', {
      class: 'button button--quiet button--glove', type: 'button', 'data-name': `usual-${r.id}-${grade}`,
      onclick: () => runner.do(now => acts.reaction(now, { type: r.id, startedAt: new Date(runner.now()).toISOString(), grade, action: say('Наблюдение', 'Watched') })),
    }, h('span', { class: 'visually-hidden' }, `${say(r.name)}: `), [say('лёгкая', 'mild'), say('средняя', 'moderate'), say('сильная', 'severe')][grade - 1])))));
}

function reactionForm(runner) {
  const { record } = runner;
  const form = h('form', { class: 'form', onsubmit: event => { event.preventDefault(); note(); } },
    select('reaction-type', say('Какая', 'Which'), '', [['', '—'], ...record.reactions.map(r => [r.id, `${say(r.name)} (${say(r.lasts)})`])]),
    h('div', { class: 'form__pair' },
      select('reaction-grade', say('Степень', 'Grade'), '1', [1, 2, 3, 4, 5].map(n => [String(n), String(n)]), { hint: say('1 — лёгкая, 3 — тяжёлая, 5 — смертельная', '1 mild, 3 severe, 5 fatal') }),
      text('reaction-ago', say('Началась, минут назад', 'Began, minutes ago'), '0', { inputmode: 'numeric', class: 'input input--short' })),
    text('reaction-action', say('Что сделали', 'What was done'), ''),
    h('div', { class: 'form__end' }, h('button', { class: 'button button--glove' }, say('Записать', 'Record'))));
  const of = name => form.querySelector(`[name="${name}"]`).value;
  function note() {
    const ago = Math.min(43200, Math.max(0, Number.parseInt(of('reaction-ago'), 10) || 0));
    const what = { type: of('reaction-type'), startedAt: new Date(runner.now() - ago * 60000).toISOString(), grade: Number(of('reaction-grade')), action: of('reaction-action').trim() };
    runner.do(now => acts.reaction(now, what), () => settle('reaction-'));
  }

  return h('details', { class: 'more', 'data-name': 'reaction' }, h('summary', null, icon('next'), say('Записать реакцию', 'Record a reaction')), h('div', null, form));
}
