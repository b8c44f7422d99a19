// Reads codes out of a picture where the browser cannot by itself. Loaded only when somebody opens the camera; no eval, no WebAssembly.
import BinaryBitmap from '@zxing/library/esm/core/BinaryBitmap.js';
import DecodeHintType from '@zxing/library/esm/core/DecodeHintType.js';
import BarcodeFormat from '@zxing/library/esm/core/BarcodeFormat.js';
import HybridBinarizer from '@zxing/library/esm/core/common/HybridBinarizer.js';
import RGBLuminanceSource from '@zxing/library/esm/core/RGBLuminanceSource.js';
import DataMatrixReader from '@zxing/library/esm/core/datamatrix/DataMatrixReader.js';
import QRCodeReader from '@zxing/library/esm/core/qrcode/QRCodeReader.js';
import MultiFormatOneDReader from '@zxing/library/esm/core/oned/MultiFormatOneDReader.js';

const hints = new Map([
  [DecodeHintType.TRY_HARDER, true],
  [DecodeHintType.ASSUME_GS1, true],
  [DecodeHintType.POSSIBLE_FORMATS, [BarcodeFormat.CODE_128, BarcodeFormat.EAN_13, BarcodeFormat.EAN_8, BarcodeFormat.UPC_A]],
]);
const readers = [new DataMatrixReader(), new QRCodeReader(), new MultiFormatOneDReader(hints)];

/** What a picture (RGBA, as a canvas gives it) says, or null; no picture makes it fail. */
export function readPicture({ data, width, height }) {
  const grey = new Uint8ClampedArray(width * height);
  for (let i = 0; i < grey.length; i++) grey[i] = (data[4 * i] * 306 + data[4 * i + 1] * 601 + data[4 * i + 2] * 117) >> 10;
  for (const reader of readers) {
    try {
      const said = reader.decode(new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(grey, width, height))), hints).getText();
      if (said) return said;
    } catch { /* no code of this kind is in the picture */ } finally { reader.reset(); }
  }
  return null;
}
