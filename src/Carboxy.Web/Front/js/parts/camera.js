// Reads codes by the camera where the browser can by itself (BarcodeDetector); elsewhere it says that it cannot.
const formats = ['data_matrix', 'qr_code', 'code_128', 'ean_13', 'ean_8', 'upc_a'];

export const canRead = async () => 'BarcodeDetector' in window && 'mediaDevices' in navigator
  && (await BarcodeDetector.getSupportedFormats().catch(() => [])).some(format => formats.includes(format));

/** Shows the camera in the picture until a code is read, or until the returned function is called. */
export async function readByCamera(picture, heard) {
  const supported = await BarcodeDetector.getSupportedFormats();
  const detector = new BarcodeDetector({ formats: formats.filter(format => supported.includes(format)) });
  const stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } });
  let ended = false;
  const stop = () => { ended = true; for (const track of stream.getTracks()) track.stop(); picture.hidden = true; picture.srcObject = null; };
  picture.srcObject = stream;
  picture.hidden = false;
  await picture.play();
  const look = async () => {
    if (ended) return;
    const [code] = await detector.detect(picture).catch(() => []);
    if (code?.rawValue) { stop(); heard(code.rawValue); } else setTimeout(look, 150);
  };
  void look();
  return stop;
}
