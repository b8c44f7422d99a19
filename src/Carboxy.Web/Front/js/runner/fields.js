// Fields of the record as inputs, and inputs as values of the record.
import { h, say } from './dom.js';

const units = { ml: 'мл', g: 'г', 'ml/min': 'мл/мин', mm: 'мм', cm: 'см', mg: 'мг', min: 'мин', mmHg: 'мм рт. ст.', '/min': 'в минуту', bar: 'бар', pcs: 'шт.', grade: 'степень', degrees: '°', days: 'дней', NRS: 'баллов' };
export const unitOf = unit => say(units[unit] ?? unit, unit === 'degrees' ? '°' : unit);
export const labelOf = field => `${say(field.label)}${field.unit ? `, ${unitOf(field.unit)}` : ''}${field.required ? '' : ` (${say('необязательно', 'optional')})`}`;
export const decimal = words => /^-?\d+([.,]\d+)?$/.test(words.trim()) ? Number(words.trim().replace(',', '.')) : NaN;

/** A value of the record as an input takes it. */
export const inputOf = value => !value ? '' : value.is === 'yes_no' ? (value.value ? 'yes' : 'no') : value.is === 'clock' ? value.value.slice(0, 5) : String(value.value);

/** What was typed as a value of the record; null where nothing, or nothing that fits, was typed. */
export function valueOf(field, words) {
  const typed = (words ?? '').trim();
  if (!typed) return null;
  switch (field.kind) {
    case 'yes_no': return { is: 'yes_no', value: typed === 'yes' };
    case 'number': return Number.isFinite(decimal(typed)) ? { is: 'number', value: decimal(typed), unit: field.unit ?? '' } : null;
    case 'date': return { is: 'day', value: typed };
    case 'time': return { is: 'clock', value: `${typed}:00` };
    default: return { is: 'words', value: typed.slice(0, 300) };
  }
}

let ids = 0;
export function labelled(label, input, hint) {
  const id = `tablet-${++ids}`;
  input.id = id;
  if (hint) input.setAttribute('aria-describedby', `${id}-hint`);
  return h('div', { class: 'field' }, h('label', { for: id }, label), hint ? h('p', { class: 'field__hint', id: `${id}-hint` }, hint) : null, input);
}

export const text = (name, label, value, more = {}) => labelled(label, h('input', { class: 'input', type: 'text', autocomplete: 'off', maxlength: 300, name, 'data-name': name, 'data-draft': name, value: value ?? '', ...more }), more.hint);

export function select(name, label, value, options, more = {}) {
  const input = h('select', { class: 'input', name, 'data-name': name, 'data-draft': name, ...more }, options.map(([key, words]) => h('option', { value: key }, words)));
  input.value = value ?? options[0][0];
  return labelled(label, input, more.hint);
}

/** One field; what is chosen or typed is recorded at once. */
export function fieldInput(field, value, { hint, choices, onwrite }) {
  const name = `f-${field.id}`;
  const write = event => { const given = valueOf(field, event.target.value); if (given) onwrite(field.id, given); };
  if (field.kind === 'yes_no') {
    const radio = (key, words) => h('label', null, h('input', { type: 'radio', name, value: key, 'data-name': `${name}-${key}`, checked: inputOf(value) === key, onchange: write }), h('span', null, words));
    return h('fieldset', { class: 'ynu' }, h('legend', null, labelOf(field)), h('div', { class: 'segments segments--glove' }, radio('yes', say('Да', 'Yes')), radio('no', say('Нет', 'No'))));
  }
  if (field.kind === 'choice') {
    return select(name, labelOf(field), inputOf(value), [['', '—'], ...(field.options ?? []).map(o => [o, choices?.[o] ? say(choices[o]) : o])], { onchange: write });
  }
  const type = { date: 'date', time: 'time' }[field.kind] ?? 'text';
  return text(name, labelOf(field), inputOf(value), { type, hint, onchange: write, inputmode: field.kind === 'number' ? 'decimal' : undefined, class: field.kind === 'words' ? 'input' : 'input input--short' });
}

/** Every field of a form that holds something, as values of the record. */
export function readFields(form, fields) {
  const given = {};
  for (const field of fields) {
    const input = field.kind === 'yes_no' ? form.querySelector(`[name="f-${field.id}"]:checked`) : form.querySelector(`[name="f-${field.id}"]`);
    const value = input && valueOf(field, input.value);
    if (value) given[field.id] = value;
  }
  return given;
}
