// A code from a scanner that types, or by camera, into a form that asks for one.
import { canRead, readByCamera } from './camera.js';

export async function scanInto() {
  for (const form of document.querySelectorAll('form[data-scan]')) void prepare(form);
}

async function prepare(form) {
  const input = form.querySelector('[data-scan-code]');
  const button = form.querySelector('[data-scan-camera]');
  // Scanners send the separator between fields as a key of its own, which an input would drop.
  input.addEventListener('keydown', event => {
    if (event.key !== '\u001d' && !(event.ctrlKey && event.key === ']')) return;
    event.preventDefault();
    input.setRangeText('\u001d', input.selectionStart, input.selectionEnd, 'end');
  });
  if (!await canRead()) { form.querySelector('[data-scan-none]').hidden = false; return; }
  button.hidden = false;
  const words = button.querySelector('span').textContent;
  let stop = null;
  button.addEventListener('click', async () => {
    if (stop) { stop(); stop = null; button.querySelector('span').textContent = words; return; }
    try {
      stop = await readByCamera(form.querySelector('video'), code => { input.value = code; form.requestSubmit(); });
      button.querySelector('span').textContent = button.dataset.stop;
      form.querySelector('[data-scan-denied]').hidden = true;
    } catch {
      form.querySelector('[data-scan-denied]').hidden = false;
    }
  });
}
