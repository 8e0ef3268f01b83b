/** The orientation of a photograph, from the Exif data of a JPEG (Exif 2.32, 4.6.4, and TIFF 6.0, section 2). */

/**
 * Place of the first stored row and column: 1 top and left, 2 top and right, 3 bottom and right, 4 bottom and left. From 5 to 8, rows
 * are columns: left and top, right and top, right and bottom, left and bottom.
 */
export type Orientation = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8;

/** True if the height of the shown image is the width of the stored one. */
export function swapsSides(orientation: Orientation): boolean {
  return orientation >= 5;
}

/** Length of `Exif` and two bytes of 0. */
const EXIF_LENGTH = 6;
/** Bytes of a field: tag, type, number of values, value. */
const FIELD_LENGTH = 12;
const ORIENTATION_TAG = 0x0112;
/** Type of a field whose values have two bytes. */
const SHORT = 3;

/**
 * Reads the orientation from the content of an APP1 segment. Returns undefined if it has no Exif data, and 1, as stored, if the
 * orientation is missing or broken. Follows one offset, so that there is no loop.
 */
export function readOrientation(view: DataView, start: number, end: number): Orientation | undefined {
  const from = start + EXIF_LENGTH;
  if (from > end || view.getUint32(start) !== 0x45786966 || view.getUint16(start + 4) !== 0) return undefined;
  // A view of its own: no offset leads out of the segment.
  return readTiff(new DataView(view.buffer, view.byteOffset + from, end - from));
}

function readTiff(tiff: DataView): Orientation {
  if (tiff.byteLength < 8) return 1;
  const byteOrder = tiff.getUint16(0);
  // `II` or `MM`.
  if (byteOrder !== 0x4949 && byteOrder !== 0x4d4d) return 1;
  const isLittle = byteOrder === 0x4949;
  const directory = tiff.getUint32(4, isLittle);
  if (tiff.getUint16(2, isLittle) !== 42 || directory + 2 > tiff.byteLength) return 1;
  const first = directory + 2;
  const end = first + tiff.getUint16(directory, isLittle) * FIELD_LENGTH;
  for (let at = first; at < end && at + FIELD_LENGTH <= tiff.byteLength; at += FIELD_LENGTH) {
    if (tiff.getUint16(at, isLittle) !== ORIENTATION_TAG) continue;
    const isOne = tiff.getUint16(at + 2, isLittle) === SHORT && tiff.getUint32(at + 4, isLittle) === 1;
    const value = tiff.getUint16(at + 8, isLittle);
    return isOne && isOrientation(value) ? value : 1;
  }
  return 1;
}

function isOrientation(value: number): value is Orientation {
  return value >= 1 && value <= 8;
}
