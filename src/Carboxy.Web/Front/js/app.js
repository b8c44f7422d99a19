// Everything here is a comfort: each page works without script.
import htmx from 'htmx.org/dist/htmx.esm.js';
import { followKeys } from './parts/keys.js';
import { pickFromSuggestions } from './parts/suggestions.js';
import { guardForms } from './parts/forms.js';
import { tellEarlyChoices } from './parts/early.js';
import { tickTimers } from './parts/timer.js';
import { followBoard, followDesk } from './parts/board.js';
import { carryOver } from './runner/leftovers.js';
import { moveVisits } from './parts/moving.js';
import { scanInto } from './parts/scan.js';
import { sayWhenBusy } from './parts/busy.js';
import { keepNotes } from './parts/notes.js';

htmx.config.allowEval = false;
htmx.config.includeIndicatorStyles = false;
htmx.config.historyCacheSize = 0; // No page of a patient stays in the browser's storage.
htmx.config.selfRequestsOnly = true;
htmx.config.responseHandling = [
  { code: '204', swap: false },
  { code: '[23]..', swap: true },
  { code: '400|409|422', swap: true },
  { code: '...', swap: false, error: true },
];

followKeys();
sayWhenBusy();
pickFromSuggestions();
guardForms();
tellEarlyChoices();
tickTimers();
followBoard(htmx);
followDesk(htmx);
void carryOver();
moveVisits(htmx);
void scanInto();
keepNotes();

const signing = document.querySelector('[data-signing]');
if (signing) import(signing.dataset.signing); // only where somebody signs

document.documentElement.dataset.script = 'on';
