// A part of the page that the server was too busy to answer: the page says so and stays as it is.
export function sayWhenBusy() {
  let notice = null;
  const hush = () => { notice?.remove(); notice = null; };
  document.addEventListener('htmx:afterSwap', hush);
  document.addEventListener('htmx:responseError', event => {
    const { xhr } = event.detail;
    if (xhr.status !== 503) return;
    hush();
    const words = Object.assign(document.createElement('p'), { textContent: wordsOf(xhr) });
    notice = Object.assign(document.createElement('div'), { className: 'notice notice--ask told' });
    notice.setAttribute('role', 'alert');
    notice.append(words);
    document.querySelector('main > *')?.prepend(notice);
  });
}

function wordsOf(xhr) {
  try { return JSON.parse(xhr.responseText).detail; } catch { return xhr.statusText; }
}
