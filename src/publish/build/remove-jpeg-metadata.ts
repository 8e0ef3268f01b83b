/** Removes Exif and XMP data from a JPEG: they may hold the position of the camera. Nothing is decoded. */
import type { Orientation } from '../../render/images/exif-orientation.js';

const START_OF_SCAN = 0xda;
const END_OF_IMAGE = 0xd9;
/** The segment of Exif and of XMP. */
const APP1 = 0xe1;

/**
 * Returns the JPEG without its APP1 segments, and without anything after its end: cameras append further images, with Exif data of
 * their own. Exif data with only the orientation replaces the first segment of an image that is not stored upright. A file with an
 * unexpected structure keeps its rest from there on.
 */
export function removeJpegMetadata(jpeg: Buffer, orientation: Orientation): Buffer {
  const kept: Buffer[] = [];
  let keptTo = 0;
  let end = jpeg.length;
  for (let at = 2; at + 2 <= jpeg.length && jpeg[at] === 0xff; ) {
    const marker = jpeg[at + 1] ?? 0;
    if (marker === END_OF_IMAGE) {
      end = at + 2;
      break;
    }
    // Fill bytes before a marker.
    if (marker === 0xff) {
      at++;
      continue;
    }
    const next = isAlone(marker) ? at + 2 : segmentEnd(jpeg, at);
    if (next === undefined) break;
    if (marker === APP1) {
      const isFirst = kept.length === 0;
      kept.push(jpeg.subarray(keptTo, at));
      if (isFirst && orientation !== 1) kept.push(orientationSegment(orientation));
      keptTo = next;
    }
    at = marker === START_OF_SCAN ? scanEnd(jpeg, next) : next;
  }
  return Buffer.concat([...kept, jpeg.subarray(keptTo, end)]);
}

/** Makes an APP1 segment of 36 bytes: a TIFF header, and a directory of one field at its end (TIFF 6.0, section 2). */
function orientationSegment(orientation: Orientation): Buffer {
  const header = Buffer.from('\xff\xe1\0\x22Exif\0\0MM\0\x2a\0\0\0\x08', 'latin1');
  const directory = [0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0];
  return Buffer.concat([header, Buffer.from(directory)]);
}

/** True for a marker without a length. */
function isAlone(marker: number): boolean {
  return marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8);
}

/** The end of a segment by its length. Undefined if it has none, or ends after the file. */
function segmentEnd(jpeg: Buffer, at: number): number | undefined {
  if (at + 4 > jpeg.length) return undefined;
  const length = jpeg.readUInt16BE(at + 2);
  const end = at + 2 + length;
  return length < 2 || end > jpeg.length ? undefined : end;
}

/** The first marker after the data of a scan, in which 0xff is followed by 0 or by the marker of a restart. */
function scanEnd(jpeg: Buffer, from: number): number {
  let at = jpeg.indexOf(0xff, from);
  for (; at >= 0; at = jpeg.indexOf(0xff, at + 1)) {
    const next = jpeg[at + 1] ?? 0;
    if (next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at;
  }
  return jpeg.length;
}
