// Lots and devices that came along with the session: offered where the record asks for a batch, and judged without a network.
import { keyOf, readLabel } from '../parts/gs1.js';
import { canRead, readByCamera } from '../parts/camera.js';
import { acts } from './acts.js';
import { h, icon, say } from './dom.js';

const kinds = ['cleanser', 'acid', 'gel', 'mask', 'serum', 'needle', 'tube', 'filter', 'gas', 'antiseptic'];
const kindOf = thing => { const head = thing.split('_')[0]; return kinds.includes(head) ? head : null; };
const meant = (shelf, kind, batch) => keyOf(batch) ? shelf.lots.filter(lot => (!kind || lot.kind === kind) && keyOf(lot.number) === keyOf(batch)) : [];
const deviceOf = (shelf, serial) => shelf.devices.find(device => keyOf(serial) && keyOf(device.serial) === keyOf(serial));

/** What an event writes down of a batch or a device: [thing, batch]. */
const usedIn = what => {
  if (what.is === 'field_recorded' && what.field === 'device_serial') return ['device', what.value.value];
  if (what.is === 'field_recorded' && what.field.endsWith('_batch')) return [what.field.slice(0, -6), what.value.value];
  if (what.is === 'cylinder_changed') return ['gas', what.batch];
  if (what.is === 'product_used') return ['product', what.batch];
  return what.is === 'point_treated' ? ['needle', what.point.needleBatch] : null;
};

/** Why these events must not be: words, or null. The server judges again. */
export function blocked(shelf, facts) {
  const used = shelf ? (facts ?? []).map(usedIn).filter(Boolean) : [];
  for (const [thing, batch] of used) {
    if (thing === 'device') { const device = deviceOf(shelf, batch); if (device?.blocked) return device.blocked; continue; }
    const lots = meant(shelf, kindOf(thing), batch);
    if (lots.length > 0 && lots.every(lot => lot.blocked)) return lots[0].blocked;
  }
  return null;
}

const value = (field, words) => field?.kind === 'date' ? { is: 'day', value: words } : { is: 'words', value: words };

/** Everything that a chosen lot says, as fields of the step. */
function fieldsOf(step, thing, lot) {
  const field = id => step.fields.find(one => one.id === id);
  const said = { [thing]: lot.name, [`${thing}_batch`]: lot.number, [`${thing}_expires`]: lot.expires };
  return Object.fromEntries(Object.entries(said).filter(([id, words]) => words && field(id)).map(([id, words]) => [id, value(field(id), words)]));
}

function fieldsOfDevice(step, device) {
  const field = id => step.fields.find(one => one.id === id);
  const said = { device_serial: device.serial, service_due: device.serviceDue, filter_changed: device.filter, gas_batch: device.gas?.number, gas_expires: device.gas?.expires };
  return Object.fromEntries(Object.entries(said).filter(([id, words]) => words && field(id)).map(([id, words]) => [id, value(field(id), words)]));
}

/** Puts one-tap choices under each batch of the step at hand, and a way to scan. */
export function offerLots(root, runner) {
  const { shelf } = runner.record;
  const step = runner.session.steps.find(state => state.status === 'running')?.step;
  if (!shelf || !step) return;
  const stands = shelf.lots.map(lot => `${lot.number}${lot.blocked ? '-' : '+'}`).join();
  if (root.dataset.shelf !== stands) for (const old of root.querySelectorAll('.chips')) old.remove(); // a lot was recalled or came in
  root.dataset.shelf = stands;
  const put = fields => {
    runner.do(now => acts.write(now, fields));
    for (const [id, { value: words }] of Object.entries(fields)) { const input = root.querySelector(`[name="f-${id}"]`); if (input) input.value = words; }
  };
  const chips = (input, list) => list.length > 0 && !input.closest('.field').querySelector('.chips') && input.closest('.field').append(h('div', { class: 'chips' }, list));
  const chip = (words, blockedWhy, act) => h('button', { class: 'button button--quiet button--small', type: 'button', disabled: Boolean(blockedWhy), onclick: act }, blockedWhy ? icon('stop') : null, words);
  for (const input of root.querySelectorAll('input[name^="f-"][name$="_batch"]')) {
    const thing = input.name.slice(2, -6);
    chips(input, usable(shelf, kindOf(thing)).map(lot => chip(lotWords(lot), null, () => put(fieldsOf(step, thing, lot)))));
  }
  const needle = root.querySelector('input[name="needle"]');
  if (needle?.closest('.field')) chips(needle, usable(shelf, 'needle').map(lot => chip(lotWords(lot), null, () => { needle.value = lot.number; needle.dispatchEvent(new Event('change', { bubbles: true })); })));
  const serial = root.querySelector('input[name="f-device_serial"]');
  if (serial) chips(serial, shelf.devices.filter(device => device.serial).map(device => chip(`${device.name}${device.blocked ? `: ${say('нельзя', 'blocked')}` : ''}`, device.blocked, () => put(fieldsOfDevice(step, device)))));
  const form = (root.querySelector('.step__fields .chips') ?? needle)?.closest('form');
  if (form && !root.querySelector('[data-scan-step]')) form.prepend(scanner(runner, root, step, put));
}

/** Cylinders that are there, under the form for a change; one tap fills in number, batch and day. */
export function offerCylinders(shelf, form) {
  const put = (name, words) => { const input = form.querySelector(`[name="cylinder-${name}"]`); input.value = words ?? ''; };
  const list = (shelf?.cylinders ?? []).slice(0, 6).map(({ number, gas }) => h('button', {
    class: 'button button--quiet button--small', type: 'button', disabled: Boolean(gas.blocked), onclick: () => { put('number', number); put('batch', gas.number); put('expiry', gas.expires); },
  }, gas.blocked ? icon('stop') : null, `№ ${number} · ${gas.number}`));
  if (list.length > 0) form.prepend(h('div', { class: 'chips', role: 'group', 'aria-label': say('Баллоны на складе', 'Cylinders in stock') }, list));
}

const usable = (shelf, kind) => kind ? shelf.lots.filter(lot => lot.kind === kind && !lot.blocked).slice(0, 4) : [];
const lotWords = lot => `${lot.number}${lot.until ? ` ${say('до', 'until')} ${lot.until.split('-').reverse().join('.')}` : ''}`;

/** What a code means for the step at hand; where it means nothing known, what was read is kept in words for somebody to see. */
export function heard(runner, root, step, raw, put) {
  const { shelf, today } = runner.record;
  const label = readLabel(raw, today);
  const batch = label ? label.batch : raw.trim().slice(0, 80);
  const things = step.fields.filter(field => field.id.endsWith('_batch')).map(field => field.id.slice(0, -6));
  const device = deviceOf(shelf, label?.serial ?? batch);
  if (device && step.fields.some(field => field.id === 'device_serial')) { put(fieldsOfDevice(step, device)); return true; }
  const lot = shelf.lots.find(one => keyOf(batch) && keyOf(one.number) === keyOf(batch) && (!label?.article || !one.gtin || one.gtin === label.article));
  if (lot?.blocked) { runner.refuse(lot.blocked); return true; }
  const needle = root.querySelector('input[name="needle"]');
  if (lot && lot.kind === 'needle' && needle) { needle.value = lot.number; return true; }
  const thing = lot ? things.find(one => kindOf(one) === lot.kind) : things.length === 1 && label?.batch ? things[0] : undefined;
  if (thing && lot) { put(fieldsOf(step, thing, lot)); return true; }
  if (thing) { put(fieldsOf(step, thing, { number: label.batch, expires: label.expiry })); return true; }
  const read = label?.batch ?? raw.slice(0, 60);
  runner.refuse({
    ru: lot ? `Прочитано: ${lot.name}, ${lot.number}. В этом шаге такого не записывают.` : `Прочитано: ${read}. Такой серии в списке планшета нет: проверьте упаковку и введите серию и срок сами. Ничего не записано.`,
    en: lot ? `Read: ${lot.name}, ${lot.number}. This step records no such thing.` : `Read: ${read}. The tablet's list has no such batch: check the package and type batch and expiry. Nothing was recorded.`,
  });
  return false;
}

function scanner(runner, root, step, put) {
  const input = h('input', { class: 'input', type: 'text', autocomplete: 'off', maxlength: 500, 'data-name': 'scan', 'aria-label': say('Сканер: серия или аппарат', 'Scanner: batch or device'), placeholder: say('Сканер: серия или аппарат', 'Scanner: batch or device') });
  const picture = h('video', { class: 'scan__picture', muted: true, playsinline: true, hidden: true });
  const take = raw => { if (raw.trim() && heard(runner, root, step, raw, put)) input.value = ''; };
  input.addEventListener('keydown', event => {
    if (event.key === 'Enter') { event.preventDefault(); take(input.value); }
    if (event.key === '\u001d' || (event.ctrlKey && event.key === ']')) { event.preventDefault(); input.setRangeText('\u001d', input.selectionStart, input.selectionEnd, 'end'); }
  });
  const box = h('div', { class: 'row scan', 'data-scan-step': true }, input);
  let stop = null;
  const words = () => stop ? say('Закрыть камеру', 'Close the camera') : say('Камерой', 'By camera');
  const close = () => { stop?.(); stop = null; button.textContent = words(); };
  const button = h('button', { class: 'button button--quiet', type: 'button', 'data-name': 'by-camera', onclick: async () => {
    if (stop) { close(); return; }
    try {
      stop = await readByCamera(picture, raw => { close(); take(raw); });
      button.textContent = words();
    } catch {
      runner.refuse({ ru: 'Камера недоступна. Разрешите её или введите серию.', en: 'The camera cannot be used. Allow it, or type the batch.' });
    }
  } }, words());
  void canRead().then(can => box.append(...(can ? [button, picture] : [h('p', { class: 'small quiet', 'data-name': 'no-camera' }, say('Камеры здесь нет: введите серию или возьмите сканер.', 'There is no camera here: type the batch, or use a scanner.'))])));
  return box;
}
