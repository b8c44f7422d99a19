// What a tap means: the facts that it records, or why it cannot be. The server judges every one of them again.
import { isOver, reading, timerRuns } from './replay.js';
import { placeRemarks, remarks, sane, wordsOf } from './dose.js';

const mostInSession = 600;
const mostLines = 80;

const refuse = (ru, en) => ({ refused: { ru, en } });
const record = (...facts) => ({ facts });
const blank = words => !words || !words.trim();
const needsReason = () => refuse('Напишите причину.', 'Write the reason.');

const runs = session => session.status === 'running' ? null
  : session.status === 'paused' ? refuse('Сеанс на паузе. Сначала продолжите его.', 'The session is paused. Resume it first.')
    : refuse('Сеанс остановлен. Остаётся заполнить запись и подписать её.', 'The session is stopped. What is left is to complete the record and sign it.');

const same = (a, b) => a !== undefined && a.is === b.is && a.value === b.value && a.unit === b.unit;
const step = (session, id) => session.steps.find(state => state.step.id === id);
const writes = (session, fields) => Object.entries(fields).filter(([id, value]) => !same(session.fields[id], value)).map(([field, value]) => ({ is: 'field_recorded', field, value }));

/** The step that begins by itself when another is over: nothing asks for a choice. */
function goesOn(session, over) {
  const left = session.steps.filter(state => state.step.id !== over);
  const next = left.find(state => state.status === 'waiting');
  return next && !next.step.optional && !next.step.forbidden && !left.some(state => state.status === 'running') ? [{ is: 'step_begun', step: next.step.id }] : [];
}

export const acts = {
  begin: (session, id) => runs(session) ?? (step(session, id).status === 'waiting' ? record({ is: 'step_begun', step: id }) : record()),

  finish(session, id, fields) {
    const state = step(session, id);
    const stopped = runs(session);
    if (stopped) return stopped;
    if (state.status !== 'running') return record(); // pressed twice
    if (timerRuns(state)) return refuse('Таймер шага ещё идёт. Сначала остановите его.', 'The timer of the step still runs. Stop it first.');
    const missing = state.step.perPoint ? [] : state.step.fields.filter(field => field.required && !fields[field.id] && !session.fields[field.id]);
    if (missing.length > 0) return refuse(`Не заполнено: ${missing.map(f => f.label.ru).join('; ')}.`, `Not filled in: ${missing.map(f => f.label.en).join('; ')}.`);
    return record(...writes(session, fields), { is: 'step_finished', step: id }, ...goesOn(session, id));
  },

  write: (session, fields) => record(...writes(session, fields)),

  skip: (session, id, reason) => runs(session) ?? (isOver(step(session, id)) ? record() : blank(reason) ? needsReason() : record({ is: 'step_skipped', step: id, reason: reason.trim() }, ...goesOn(session, id))),

  startTimer(session, id) {
    const stopped = runs(session);
    if (stopped || step(session, id).timerFrom) return stopped ?? record();
    const open = step(session, id).step.fields.filter(field => field.beforeTimer && session.fields[field.id]?.value !== true);
    return open.length > 0 ? refuse(`Подтвердите до запуска таймера: ${open.map(f => f.label.ru).join('; ')}.`, `Confirm before the timer starts: ${open.map(f => f.label.en).join('; ')}.`) : record({ is: 'timer_started', step: id });
  },

  stopTimer(session, id, reason, now) {
    if (!timerRuns(step(session, id))) return record();
    const { alarm } = reading(step(session, id), now);
    if (alarm !== 'due' && blank(reason)) return needsReason();
    return record(alarm === 'due' ? { is: 'timer_stopped', step: id } : { is: 'timer_stopped', step: id, reason: reason.trim() });
  },

  pause: (session, reason) => runs(session) ?? (blank(reason) ? needsReason() : record({ is: 'paused', reason: reason.trim() })),
  resume: session => session.status === 'paused' ? record({ is: 'resumed' }) : record(),
  stop: (session, reason) => session.status === 'stopped' ? record() : blank(reason) ? needsReason() : record({ is: 'stopped_early', reason: reason.trim() }),

  /** One point or a whole grid: every one of them, or none and why. */
  points(session, points, reason, known) {
    const stopped = runs(session);
    if (stopped) return stopped;
    if (session.fields.air_purged?.value !== true) return refuse('Воздух из трубки не вытеснен. Продуйте её и отметьте это до первой точки.', 'The air has not been purged from the tube. Purge it and mark it before the first point.');
    if (!points.every(sane)) {
      return refuse('Проверьте настройки точки: поток, объём и глубина больше нуля и в разумных пределах, калибр иглы 18–34 и её серия, угол до 90°.', 'Check the settings of the point: flow, volume and depth above zero and within reason, needle gauge 18 to 34 and its batch, angle up to 90°.');
    }
    if (session.points.length + points.length > mostInSession) return refuse(`В записи не бывает больше ${mostInSession} точек.`, `No record has more than ${mostInSession} points.`);
    const last = session.points.at(-1)?.what.point;
    if (points.length === 1 && last && last.drawing === points[0].drawing && last.x === points[0].x && last.y === points[0].y && last.side === points[0].side) return record(); // one finger, two taps
    const facts = [];
    let so = session;
    const asks = new Map();
    for (const point of points) {
      const over = [...remarks(so, point, known.limits), ...placeRemarks(known, point)].filter(remark => remark.needsReason);
      for (const remark of over) asks.set(remark.ru, remark);
      facts.push(over.length > 0 ? { is: 'point_treated', point, reason: reason.trim() } : { is: 'point_treated', point });
      so = { ...so, points: [...so.points, { what: { point } }] };
    }
    return asks.size > 0 && blank(reason) ? { refused: wordsOf([...asks.values()].slice(-3)), asksReason: true } : { facts };
  },

  cylinder(session, what, today) {
    if (session.status === 'stopped') return runs(session);
    if (!session.fields.gas_batch) return refuse('Сначала запишите баллон, с которым начали: его серию.', 'First record the cylinder that you began with: its batch.');
    if (blank(what.batch) || blank(what.expiry)) return refuse('Запишите серию газа нового баллона и до какого дня он годен.', 'Write the batch of the new cylinder\'s gas and the day until which it may be used.');
    if (what.expiry < today) return refuse('Газ нового баллона просрочен. Поставьте другой баллон.', 'The new cylinder\'s gas is out of date. Fit another one.');
    if (![what.barBefore, what.barAfter].every(bar => bar === undefined || bar >= 0 && bar <= 300)) return refuse('Давление в баллоне — от 0 до 300 бар.', 'The pressure in a cylinder is 0 to 300 bar.');
    return what.purged ? record({ is: 'cylinder_changed', ...what }) : refuse('Со сменой баллона в трубку попадает воздух. Продуйте её и отметьте это.', 'With another cylinder air comes into the tube. Purge it and mark it.');
  },

  feel: (session, point, nrs) => session.points.find(p => p.id === point)?.what.point.pain === nrs ? record() : record({ is: 'point_felt', point, nrs }),
  draw: (session, drawing, lines) => runs(session) ?? (session.massage.length + lines.length > mostLines ? refuse(`Больше ${mostLines} линий в записи не бывает.`, `No record has more than ${mostLines} lines.`) : record(...lines.map(places => ({ is: 'massage_drawn', drawing, line: { places } })))),
  takeAllBack: (session, entries, reason) => record(...entries.map(entry => ({ is: 'taken_back', entry, reason }))),
  takeBack: (session, entry, reason) => blank(reason) ? needsReason() : record({ is: 'taken_back', entry, reason: reason.trim() }),
  pain: (session, moment, nrs) => session[{ before: 'painBefore', worst: 'painWorst', after: 'painAfter' }[moment]] === nrs ? record() : record({ is: 'pain_scored', moment, nrs }),
  noReaction: session => session.reactions.length > 0 ? refuse('Реакция уже записана.', 'A reaction is recorded already.') : session.noReaction ? record() : record({ is: 'no_reaction' }),
  reaction: (session, what) => blank(what.type) || blank(what.action) ? refuse('Выберите реакцию и запишите, что сделали.', 'Choose the reaction and write what was done.') : record({ is: 'reaction_noted', ...what }),
  reactionOver: (session, reaction, endedAt) => record({ is: 'reaction_ended', reaction, endedAt }),
  aftercare: (session, sheet) => session.aftercare ? record() : record({ is: 'aftercare_given', version: sheet.version, language: sheet.language }),

  product(session, what, today) {
    if (blank(what.name) || blank(what.batch) || blank(what.expiry)) return refuse('Назовите средство, серию и срок годности.', 'Name the product, its batch and its expiry date.');
    if (what.amount !== undefined && !(what.amount >= 0 && what.amount <= 10000)) return refuse('Количество — число не меньше нуля.', 'An amount is a number of zero or more.');
    return what.expiry < today ? refuse('Срок годности истёк. Это средство использовать нельзя, возьмите другое.', 'It has expired. It must not be used; take another.') : record({ is: 'product_used', ...what });
  },
};

/** How long the gas of the last point flows: its volume by its flow, in milliseconds from when it was marked; null once over. */
export function infusion(session, now) {
  const last = session.points.at(-1);
  if (!last) return null;
  const left = last.what.point.volumeMl / last.what.point.flowMlPerMin * 60000 - (now - Date.parse(last.at));
  return left > 0 ? { id: last.id, left } : null;
}

export const allOver = session => session.steps.every(isOver);
