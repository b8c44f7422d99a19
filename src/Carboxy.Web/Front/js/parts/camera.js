// Reads codes by the camera: by the browser itself where it can (BarcodeDetector), elsewhere by our own reader (reader.js), which is
// fetched only when the camera is opened. Without a camera, or on a page without https, there is nothing to open.
const formats = ['data_matrix', 'qr_code', 'code_128', 'ean_13', 'ean_8', 'upc_a'];
const widest = 960; // pixels; more costs time and shows no more of a code that is held before the camera

const known = async () => 'BarcodeDetector' in window ? (await BarcodeDetector.getSupportedFormats().catch(() => [])).filter(format => formats.includes(format)) : [];
const address = () => document.querySelector('[data-reader]')?.dataset.reader;

/** Labels of medicines bear DataMatrix: a browser that cannot read it is helped by our own reader. */
export const canRead = async () => Boolean(navigator.mediaDevices?.getUserMedia) && (Boolean(address()) || (await known()).length > 0);

/** How to find a code in the picture of the camera: a function from it to what the code says, or null. */
async function seer() {
  const supported = await known();
  if (supported.includes('data_matrix') || !address()) {
    const detector = new BarcodeDetector({ formats: supported });
    return async picture => (await detector.detect(picture).catch(() => []))[0]?.rawValue ?? null;
  }
  const { readPicture } = await import(address());
  const canvas = document.createElement('canvas');
  const pen = canvas.getContext('2d', { willReadFrequently: true });
  return async picture => {
    if (!picture.videoWidth) return null;
    const scale = Math.min(1, widest / picture.videoWidth);
    [canvas.width, canvas.height] = [Math.round(picture.videoWidth * scale), Math.round(picture.videoHeight * scale)];
    pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
    return readPicture(pen.getImageData(0, 0, canvas.width, canvas.height));
  };
}

/** Shows the camera in the picture until a code is read, or until the returned function is called. */
export async function readByCamera(picture, heard) {
  const see = await seer();
  const stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment', width: { ideal: 1280 } } });
  let ended = false;
  const stop = () => { ended = true; for (const track of stream.getTracks()) track.stop(); picture.hidden = true; picture.srcObject = null; };
  picture.srcObject = stream;
  picture.hidden = false;
  await picture.play();
  const look = async () => {
    if (ended) return;
    if (!picture.isConnected) { stop(); return; } // the step went on
    const said = await see(picture);
    if (ended) return;
    if (said) { stop(); heard(said); } else setTimeout(look, 150);
  };
  void look();
  return stop;
}
