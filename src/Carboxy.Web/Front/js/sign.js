// Signing with a pen, a finger or a mouse. The lines travel with the form in a hidden field, in a box 1000 wide;
// until the script is there the box stays hidden, and without it the typed name signs.
import SignaturePad from 'signature_pad';

const wide = 1000;
const mostPoints = 5500;

for (const field of document.querySelectorAll('[data-signing]')) sign(field);

function sign(field) {
  const canvas = field.querySelector('canvas');
  const lines = field.querySelector('input[type=hidden]');
  const pad = new SignaturePad(canvas, { minWidth: 0.9, maxWidth: 2.6, minDistance: 2, throttle: 12 });

  function write() {
    if (pad.isEmpty()) { lines.value = ''; }
    else {
      const scale = wide / canvas.clientWidth;
      const box = { w: wide, h: Math.round(canvas.clientHeight * scale) };
      const strokes = pad.toData().map(group => group.points.flatMap(point => [inside(point.x * scale, box.w), inside(point.y * scale, box.h)]));
      lines.value = JSON.stringify({ ...box, strokes: fewer(strokes) });
    }
    field.toggleAttribute('data-signed', lines.value !== '');
  }

  function show() {
    const ratio = Math.max(devicePixelRatio || 1, 1);
    const [width, height] = [canvas.clientWidth, canvas.clientHeight];
    if (width === 0) return;
    canvas.width = Math.round(width * ratio);
    canvas.height = Math.round(height * ratio);
    canvas.getContext('2d').scale(ratio, ratio);
    pad.penColor = getComputedStyle(canvas).color;
    pad.clear();
    const drawn = lines.value && JSON.parse(lines.value);
    if (!drawn) return;
    const scale = Math.min(width / drawn.w, height / drawn.h);
    pad.fromData(drawn.strokes.map(stroke => ({
      penColor: pad.penColor, minWidth: 0.9, maxWidth: 2.6, dotSize: 0, velocityFilterWeight: 0.7, compositeOperation: 'source-over',
      points: Array.from({ length: stroke.length / 2 }, (_, i) => ({ x: stroke[2 * i] * scale, y: stroke[2 * i + 1] * scale, time: i * 20, pressure: 0.5 })),
    })));
  }

  pad.addEventListener('endStroke', write);
  field.querySelector('[data-clear]').addEventListener('click', () => { pad.clear(); write(); });
  new ResizeObserver(show).observe(canvas);
  field.toggleAttribute('data-signed', lines.value !== '');
  field.toggleAttribute('data-drawable', true);
}

const inside = (value, most) => Math.min(most, Math.max(0, Math.round(value)));

// A hand that rests on the pad draws thousands of points; every second one tells the same line.
function fewer(strokes) {
  while (strokes.reduce((sum, stroke) => sum + stroke.length / 2, 0) > mostPoints)
    strokes = strokes.map(stroke => stroke.filter((_, i) => Math.floor(i / 2) % 2 === 0 || i >= stroke.length - 2));
  return strokes;
}
