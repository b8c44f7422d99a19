// Reads labels by the same rules as the server (Gs1Reader), so that a tablet without a network can. null: it is no label.
const gs = '\u001d';
const fixed = (id, digits) => [id, { least: digits, most: digits, digits: true }];
const words = (id, most) => [id, { least: 1, most, digits: false }];
const known = new Map([
  fixed('00', 18), fixed('01', 14), fixed('02', 14), words('10', 20), ...['11', '12', '13', '15', '16', '17'].map(id => fixed(id, 6)), fixed('20', 2),
  words('21', 20), words('22', 20), ['30', { least: 1, most: 8, digits: true }], ['37', { least: 1, most: 8, digits: true }], words('90', 30),
  words('240', 30), words('241', 30), ['242', { least: 1, most: 6, digits: true }], words('243', 20), words('250', 30), words('251', 30), words('400', 30),
  ...[0, 1, 2, 3, 4, 5, 6, 7].map(n => fixed(`41${n}`, 13)), ...[0, 1, 2, 3, 4, 5].map(n => words(`71${n}`, 20)),
  ...[1, 2, 3, 4, 5, 6, 7, 8, 9].map(n => words(`9${n}`, 90)), ...[0, 1, 2, 3, 4, 5, 6].flatMap(q => [0, 1, 2, 3, 4, 5].map(n => fixed(`31${q}${n}`, 6))),
]);
const set82 = /^[A-Za-z0-9!"%&'()*+,\-./:;<=>?_]+$/;
const takes = (field, value) => value.length >= field.least && value.length <= field.most && (field.digits ? /^[0-9]+$/ : set82).test(value);
const isFixed = field => field.least === field.most;

export function gtin(text) {
  if (!text || !/^(\d{8}|\d{12,14})$/.test(text)) return null;
  const whole = text.padStart(14, '0');
  const sum = [...whole.slice(0, 13)].reduce((all, digit, i) => all + Number(digit) * (i % 2 === 0 ? 3 : 1), 0);
  return (10 - sum % 10) % 10 === Number(whole[13]) ? whole : null;
}

const fieldAt = (text, at) => { for (const length of [2, 3, 4]) { const id = text.slice(at, at + length); if (id.length === length && known.has(id)) return id; } return null; };

function elements(text) {
  const fields = [];
  for (let at = 0; at < text.length;) {
    if (text[at] === gs) { at++; continue; }
    const id = fieldAt(text, at);
    if (!id) return null;
    at += id.length;
    const end = text.indexOf(gs, at);
    const until = isFixed(known.get(id)) ? Math.min(text.length, at + known.get(id).most) : end >= 0 ? end : text.length;
    fields.push([id, text.slice(at, until)]);
    at = until;
  }
  return fields;
}

const bracketAt = (text, at) => { const end = text[at] === '(' ? text.indexOf(')', at) : -1; const id = text.slice(at + 1, end); return end - at >= 3 && end - at <= 5 && known.has(id) ? id : null; };

function bracketed(text) {
  const fields = [];
  for (let at = 0; at < text.length;) {
    const id = bracketAt(text, at);
    if (!id) return null;
    const from = at + id.length + 2;
    let until = isFixed(known.get(id)) ? Math.min(text.length, from + known.get(id).most) : from;
    while (!isFixed(known.get(id)) && until < text.length && (until === from || !bracketAt(text, until))) until++;
    fields.push([id, text.slice(from, until)]);
    at = until;
  }
  return fields;
}

const plain = escaped => { try { const value = decodeURIComponent(escaped); return set82.test(value) ? value : null; } catch { return null; } };

function link(text) {
  const [path, query = ''] = text.slice(text.indexOf('//') + 2).split('#')[0].split(/\?(.*)/s);
  const parts = path.split('/').filter(Boolean).slice(1);
  const start = parts.findIndex((part, at) => part === '01' && (parts.length - at) % 2 === 0 && gtin(parts[at + 1]));
  if (start < 0) return null;
  const article = gtin(parts[start + 1]);
  const fields = [['01', article]];
  let before = -1;
  for (let at = start + 2; at < parts.length; at += 2) {
    const order = ['22', '10', '21'].indexOf(parts[at]);
    const value = plain(parts[at + 1]);
    if (order <= before || value === null) return null;
    before = order;
    fields.push([parts[at], value]);
  }
  for (const part of query.split(/[&;]/).filter(Boolean)) {
    const [key, said = ''] = part.split(/=(.*)/s);
    if (!/^[0-9]*$/.test(key)) continue;
    const value = plain(said);
    if (!known.has(key) || value === null) return null;
    fields.push([key, value]);
  }
  return fields;
}

function day(text, today) {
  if (!/^[0-9]{6}$/.test(text)) return null;
  const [two, month, date] = [text.slice(0, 2), text.slice(2, 4), text.slice(4)].map(Number);
  const now = Number(today.slice(0, 4));
  const apart = two - now % 100;
  const year = Math.floor(now / 100) * 100 + two + (apart >= 51 ? -100 : apart <= -50 ? 100 : 0);
  const last = month >= 1 && month <= 12 ? new Date(Date.UTC(year, month, 0)).getUTCDate() : 0;
  return date > last || last === 0 ? null : `${year}-${text.slice(2, 4)}-${String(date || last).padStart(2, '0')}`;
}

/** The label that a code holds: article, batch, expiry and serial number, each or null; null where it is no label. */
export function readLabel(raw, today) {
  const text = raw.replace(/^[ \r\n\t]+|[ \r\n\t]+$/g, '');
  if (!text || text.length > 500) return null;
  let fields;
  if (/^https?:\/\//i.test(text)) fields = link(text);
  else {
    const symbology = [']C1', ']d2', ']Q3', ']e0', ']J1', ']E0', ']E4'].find(s => text.startsWith(s));
    const body = symbology ? text.slice(3) : text;
    const marked = (symbology && !symbology.startsWith(']E')) || body.startsWith(gs);
    const bare = marked ? null : gtin(body);
    if (bare) return { article: bare, batch: null, expiry: null, serial: null };
    fields = body.startsWith('(') ? bracketed(body) : elements(body);
  }
  if (!fields || fields.some(([id, value]) => !known.has(id) || !takes(known.get(id), value))) return null;
  if (fields.some(([id, value]) => fields.some(([other, said]) => other === id && said !== value))) return null;
  const of = id => fields.find(([one]) => one === id)?.[1] ?? null;
  const article = of('01') === null ? null : gtin(of('01'));
  const expiry = of('17') === null ? null : day(of('17'), today);
  if ((of('01') !== null && !article) || (of('17') !== null && !expiry) || (!article && of('10') === null && of('21') === null)) return null;
  return { article, batch: of('10'), expiry, serial: of('21') };
}

const cyrillic = 'АВЕКМНОРСТУХ';
const latin = 'ABEKMHOPCTYX';

/** A batch as it is looked for; how somebody typed it makes no difference. */
export const keyOf = batch => [...(batch ?? '').replace(/[\p{Cs}\p{Cn}]/gu, '').slice(0, 320).normalize('NFKC')].map(letter => letter.toUpperCase().length === 1 ? letter.toUpperCase() : letter)
  .filter(letter => /[\p{L}\p{Nd}]/u.test(letter)).map(letter => cyrillic.includes(letter) ? latin[cyrillic.indexOf(letter)] : letter).slice(0, 80).join('');
