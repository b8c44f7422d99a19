// A form is sent once, however often the button is pressed; the server keeps its own guard.
export function guardForms() {
  document.addEventListener('submit', event => {
    const form = event.target;
    if (form.method !== 'post') return;
    if (form.dataset.sent) { event.preventDefault(); return; }
    form.dataset.sent = 'yes';
    for (const button of form.querySelectorAll('button:not([type="button"])')) button.setAttribute('aria-busy', 'true');
  });

  addEventListener('pageshow', () => {
    for (const form of document.querySelectorAll('form[data-sent]')) delete form.dataset.sent;
    for (const button of document.querySelectorAll('button[aria-busy]')) button.removeAttribute('aria-busy');
  });

  document.addEventListener('click', event => {
    if (event.target.closest?.('[data-print]')) print();
    const dialog = event.target.closest?.('[data-close]')?.closest('dialog');
    dialog?.close();
    const copy = event.target.closest?.('[data-copy]');
    if (copy) navigator.clipboard?.writeText(document.querySelector(copy.dataset.copy).textContent).then(() => { copy.textContent = copy.dataset.copied; });
    if (event.target.closest?.('[data-open-shortcuts]')) document.querySelector('dialog[data-shortcuts]')?.showModal();
  });

  document.addEventListener('change', event => {
    if (event.target.matches?.('[data-submit-on-change]')) event.target.form.requestSubmit();
  });
}
