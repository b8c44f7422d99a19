// A note is kept on the server as it is typed. What has not got there yet stays in this tab, through a reload or a crash too,
// and another window's words are never overwritten: both are shown.
const soon = 900, again = 5000, longestKeepalive = 30000;
const key = address => `carboxy-note ${address}`;

export function keepNotes() {
  document.addEventListener('submit', event => {
    if (new URL(event.target.action, location.href).pathname !== '/sign-out') return;
    for (const name of Object.keys(sessionStorage)) if (name.startsWith('carboxy-note ')) sessionStorage.removeItem(name);
  }, true);
  const form = document.querySelector('form[data-note]');
  if (form) new Keeper(form);
}

class Keeper {
  constructor(form) {
    this.form = form;
    this.text = form.elements.Text;
    this.seen = form.elements.Seen;
    this.status = form.querySelector('[data-note-status]');
    this.kept = form.dataset.posted ? null : this.text.value;
    this.timer = 0;
    this.sending = null;
    this.text.addEventListener('input', () => this.typed());
    addEventListener('online', () => void this.save());
    document.addEventListener('visibilitychange', () => { if (document.hidden) void this.save(); });
    form.addEventListener('submit', event => this.sent(event), true);
    form.closest('.halves').querySelector('[data-note-blanks]').addEventListener('click', event => this.jump(event.target.closest('button')?.textContent));
    this.restore();
    this.show();
  }

  /** What this tab had typed and the server had not got. */
  restore() {
    const left = JSON.parse(sessionStorage.getItem(key(this.form.dataset.note)) ?? 'null');
    if (!left || this.form.dataset.posted || left.text === this.text.value) { this.forget(); return; }
    this.text.value = left.text;
    this.seen.value = left.seen;
    void this.save();
  }

  typed() {
    sessionStorage.setItem(key(this.form.dataset.note), JSON.stringify({ seen: Number(this.seen.value), text: this.text.value }));
    this.show();
    this.later(soon);
  }

  later(wait) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.save(), wait);
  }

  save() {
    clearTimeout(this.timer);
    if (this.sending || this.stopped || this.text.value === this.kept) return this.sending ?? Promise.resolve();
    this.sending = this.send(this.text.value).finally(() => {
      this.sending = null;
      if (!this.stopped && !this.failed && this.text.value !== this.kept) this.later(soon);
    });
    return this.sending;
  }

  async send(now) {
    this.tell(this.form.dataset.keeping);
    this.failed = false;
    const answer = await fetch(this.form.dataset.note, {
      method: 'POST', redirect: 'manual', keepalive: now.length < longestKeepalive, headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify({ seen: Number(this.seen.value), text: now }),
    }).catch(() => null);
    if (!answer || answer.status >= 500) { this.failed = true; this.tell(this.form.dataset.offline, true); this.later(again); return; }
    const said = await answer.json().catch(() => ({}));
    if (answer.ok) this.done(now, said);
    else if (answer.status === 409) this.conflict(said);
    else { this.failed = true; this.tell(said.says ?? this.form.dataset.failed, true); }
  }

  done(now, said) {
    this.kept = now;
    this.version(said.version);
    if (this.text.value === now) this.forget(); else this.typed();
    this.tell(`${this.form.dataset.kept} ${said.at}`);
  }

  conflict(said) {
    this.stopped = true;
    this.tell(said.says, true);
    const box = this.form.querySelector('[data-note-conflict]');
    const button = (words, text) => {
      const one = Object.assign(document.createElement('button'), { type: 'button', className: 'button button--quiet', textContent: words });
      one.addEventListener('click', () => {
        this.text.value = text();
        this.version(said.version);
        [this.kept, this.stopped, box.hidden] = [said.text, false, true];
        this.typed();
        this.text.focus();
      });
      return one;
    };
    const other = Object.assign(document.createElement('pre'), { className: 'note-words', textContent: said.text, tabIndex: 0 });
    const row = Object.assign(document.createElement('div'), { className: 'row' });
    row.append(button(this.form.dataset.both, () => `${this.text.value}\n\n${said.text}`), button(this.form.dataset.theirs, () => said.text));
    box.replaceChildren(Object.assign(document.createElement('p'), { textContent: this.form.dataset.other }), other, row);
    box.hidden = false;
  }

  /** A form waits until what is on its way has arrived, or it would contradict itself. */
  sent(event) {
    clearTimeout(this.timer);
    if (!this.sending) { this.stopped = true; this.forget(); return; }
    event.preventDefault();
    event.stopPropagation();
    const submitter = event.submitter;
    void this.sending.then(() => this.form.requestSubmit(submitter));
  }

  version(version) {
    this.seen.value = version;
    for (const input of document.querySelectorAll('[data-note-seen]')) input.value = version;
  }

  forget() { sessionStorage.removeItem(key(this.form.dataset.note)); }

  tell(words, wrong = false) {
    this.status.textContent = words;
    this.status.toggleAttribute('data-wrong', wrong);
  }

  /** What is still open, each a way to its place. */
  show() {
    const list = document.querySelector('[data-note-blanks]');
    const open = [...new Set([...this.text.value.matchAll(/\{\?([^{}\n]{1,120})\}/g)].map(match => match[1].trim()))];
    if (list.dataset.shown === open.join('|')) return;
    list.dataset.shown = open.join('|');
    list.replaceChildren(...(open.length ? open : [null]).map(asked => {
      const item = document.createElement('li');
      if (asked === null) { item.className = 'quiet'; item.textContent = list.dataset.none; }
      else item.append(Object.assign(document.createElement('button'), { type: 'button', textContent: asked }));
      return item;
    }));
  }

  jump(asked) {
    const at = asked ? this.text.value.indexOf(`{?${asked}}`) : -1;
    if (at < 0) return;
    this.text.focus();
    this.text.setSelectionRange(at, at + asked.length + 3);
  }
}
