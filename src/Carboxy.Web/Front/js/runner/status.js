// Where the tablet stands with the server, in words; and what waits for somebody.
import { acts } from './acts.js';
import { allOver } from './acts.js';
import { count, h, icon, say } from './dom.js';

export const notice = (tone, drawing, title, role, ...body) => h('div', { class: `notice notice--${tone}`, role }, icon(drawing), h('div', { class: 'notice__body' }, h('p', { class: 'notice__title' }, title), ...body));
const entries = n => count(n, ['запись', 'записи', 'записей'], ['entry', 'entries']);

export function statusBar(runner) {
  const { line } = runner.state;
  const waits = runner.waits;
  const [tone, drawing, words] = line === 'on' && waits === 0 ? ['good', 'check', say('Всё записано на сервере', 'The server has everything')]
    : line === 'on' || line === 'connecting' ? ['note', 'clock', say('Отправляется', 'Being sent')]
      : ['ask', 'alert', say('Нет связи. Всё записывается на этом планшете', 'No connection. Everything is recorded on this tablet')];
  const toggle = (name, on, words2) => h('button', { class: `button button--quiet button--toggle ${on ? 'is-on' : ''}`, type: 'button', 'aria-pressed': String(on), 'data-name': name, onclick: () => runner.toggleSound() }, words2);
  return h('div', { class: 'line', 'data-line': line },
    h('p', { class: 'line__words', role: 'status' }, h('span', { class: `pill pill--${tone}` }, icon(drawing), words), waits > 0 ? h('span', { class: 'quiet' }, ` ${say('ждёт отправки:', 'waiting to be sent:')} ${entries(waits)}`) : null),
    toggle('sound', runner.sound, runner.sound ? say('Звук включён', 'Sound is on') : say('Звук выключен', 'Sound is off')));
}

export function notices(runner) {
  const { state, session, record } = runner;
  return [
    state.unkept ? notice('stop', 'alert', say('Не записано: на планшете кончилось место, и связи нет', 'Not recorded: the tablet is full and there is no connection'), 'alert', h('p', null, say('Последнее действие нигде не сохранено. Запишите его на бумаге и повторите, когда появится связь, или освободите место на планшете.', 'The last action is kept nowhere. Write it on paper and repeat it once there is a connection, or free space on the tablet.')))
      : state.full ? notice('ask', 'alert', say('На планшете кончилось место', 'The tablet is full'), 'alert', h('p', null, say('Работайте дальше, но только на связи: каждое действие сразу уходит на сервер. Не закрывайте страницу, пока оно не записано.', 'Go on, but only while connected: every action goes to the server at once. Do not close the page before it is recorded there.'))) : null,
    state.line === 'signed-out' ? notice('ask', 'alert', say('Войдите заново', 'Sign in again'), 'alert', h('p', null, say('Записи ждут на этом планшете и уйдут после входа. ', 'The entries wait on this tablet and are sent once you have signed in. '), h('a', { href: `/sign-in?back=${encodeURIComponent(`/sessions/${record.id}`)}` }, say('Войти', 'Sign in')))) : null,
    state.line === 'refused' || state.line === 'gone' ? notice('stop', 'alert', say('Сервер не принял записи этого планшета', 'The server did not take this tablet\'s entries'), 'alert', h('p', null, state.refusal ? say(state.refusal) : say('Они остаются на планшете. Покажите это тому, кто отвечает за клинику.', 'They stay on the tablet. Show this to whoever runs the clinic.'))) : null,
    runner.strangers > 0 ? notice('ask', 'alert', say(`На планшете ждут записи другого сотрудника: ${runner.strangers}`, `Entries of somebody else wait on this tablet: ${runner.strangers}`), 'status', h('p', null, say('Пусть он войдёт здесь, и они уйдут сами.', 'Let that person sign in here, and they will be sent.'))) : null,
    state.open > 0 ? notice('stop', 'alert', say(`Расхождения, которые надо решить: ${state.open}`, `Conflicts to settle: ${state.open}`), 'alert',
      h('p', null, say('Записи этого или другого планшета противоречат друг другу. Ничего не потеряно: решите, что верно.', 'Entries of this or another tablet contradict each other. Nothing is lost: decide what is right.')),
      h('p', null, h('a', { class: 'button button--glove', href: `/sessions/${record.id}/conflicts` }, say('Посмотреть и решить', 'Look and decide')))) : null,
    session.status === 'paused' ? notice('wait', 'pause', say('Пауза', 'Paused'), null, h('p', null, session.pauses.at(-1).reason),
      h('button', { class: 'button button--glove', type: 'button', 'data-main': true, 'data-name': 'resume', onclick: () => runner.do(now => acts.resume(now)) }, icon('play'), say('Продолжить', 'Resume'))) : null,
    session.stop ? notice('ask', 'alert', say('Сеанс остановлен', 'The session was stopped'), null, h('p', null, session.stop.reason), h('p', null, say('Дозаполните запись ниже и подпишите.', 'Complete the record below and sign it.'))) : null,
    runner.refusal ? h('div', { class: 'errors told', role: 'alert' }, h('h2', null, say('Не записано', 'Not kept')), h('ul', null, h('li', null, say(runner.refusal)))) : null,
  ];
}

/** What the physician, earlier reactions and the screening ask of this session; it lies on the tablet with the session. */
export function demands({ record }) {
  if (!record.demands) {
    return notice('stop', 'alert', say('Условий врача на этом планшете нет', 'The physician\'s conditions are not on this tablet'), null,
      h('p', null, say('Сеанс сохранён прежней версией программы. Узнайте у врача, есть ли условия, или подключитесь к сети и обновите страницу.', 'The session was stored by an earlier version of the program. Ask the physician whether there are conditions, or connect and reload the page.')));
  }
  return record.demands.map(({ by, title, asks, when }) => notice(by === 'screening' ? 'note' : 'ask', by === 'physician' ? 'pen' : by === 'screening' ? 'info' : 'question', say(title), null,
    asks.map(words => h('p', { class: 'asked-words' }, say(words))), when ? h('p', { class: 'small quiet' }, when) : null));
}

export function signCard(runner) {
  const { state, session } = runner;
  const ready = state.line === 'on' && runner.waits === 0 && state.open === 0;
  const over = session.status === 'stopped' || allOver(session);
  const body = !ready
    ? h('p', null, state.open > 0 ? say('Подписать можно, когда решены расхождения.', 'It can be signed once the conflicts are settled.') : say('Подписать можно, когда сервер получит все записи этого планшета.', 'It can be signed once the server has every entry of this tablet.'))
    : state.missing.length > 0
      ? h('details', { class: 'more', open: over, 'data-name': 'missing' }, h('summary', null, icon('next'), say(`Чтобы подписать, осталось: ${state.missing.length}`, `Before it can be signed: ${state.missing.length}`)), h('div', null, h('ul', { class: 'reasons' }, state.missing.map(words => h('li', null, say(words))))))
      : [h('p', null, say('Всё заполнено. После подписи запись не меняется, поправки встают рядом.', 'Everything is filled in. Once signed, the record does not change; corrections stand beside it.')),
        h('button', { class: 'button button--glove button--full', type: 'button', 'data-name': 'sign', onclick: () => runner.sign() }, icon('pen'), say('Подписать сеанс', 'Sign the session'))];
  return h('section', { class: 'card', 'aria-labelledby': 'sign' }, h('header', { class: 'card__head' }, h('h2', { id: 'sign' }, say('Подпись', 'Signature'))), body);
}
