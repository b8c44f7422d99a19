// What somebody chose before the script was there, or the browser put back when they returned, is told as if it were chosen now.
const told = new WeakMap();

export function tellEarlyChoices() {
  addEventListener('DOMContentLoaded', tell);
  addEventListener('pageshow', event => { if (!event.persisted) tell(); }); // A page that was only put aside has heard everything.
}

function tell() {
  for (const listener of document.querySelectorAll('[hx-trigger*="change"], [hx-trigger*="input"]'))
    for (const control of listener.elements ?? [listener]) {
      if (!('value' in control) || !isChosen(control) || told.get(control) === state(control)) continue;
      told.set(control, state(control));
      control.dispatchEvent(new Event(listener.getAttribute('hx-trigger').includes('input') ? 'input' : 'change', { bubbles: true }));
    }
}

/** Whether it stands otherwise than the server wrote it. */
function isChosen(control) {
  if (control.options) {
    const written = [...control.options].filter(option => option.defaultSelected);
    return written.length > 0 ? written.some(option => !option.selected) : control.selectedIndex > 0;
  }
  if (control.type === 'checkbox' || control.type === 'radio') return control.checked !== control.defaultChecked;
  return !['button', 'submit', 'hidden'].includes(control.type) && control.value !== control.defaultValue;
}

function state(control) { return `${control.value} ${control.checked}`; }
