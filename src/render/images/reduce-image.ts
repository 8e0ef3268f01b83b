/** Makes large images smaller. The result is upright, and has the format of the original, or PNG for a GIF. */
import encodeJpeg from 'jpeg-js/lib/encoder.js';
import packPng from 'pngjs/lib/packer-sync.js';
import { decodeImage } from './decode-image.js';
import { type ImageSize, readImageSize } from './image-size.js';
import type { Pixels } from './pixels.js';

/** Quality of a JPEG, of 100. */
const QUALITY = 85;

export interface EncodedImage {
  bytes: Buffer;
  /** Ending of its file name, without a dot. */
  ending: string;
}

/**
 * Scales an image so that no side is longer than `maxSide`. Returns undefined if none is. The same image gives the same bytes.
 * @throws {ImageError} if it exceeds a limit or is broken
 */
export function reduceImage(bytes: Uint8Array, maxSide: number): EncodedImage | undefined {
  const size = readImageSize(bytes);
  if (!size || Math.max(size.width, size.height) <= maxSide) return undefined;
  const scale = maxSide / Math.max(size.width, size.height);
  const scaled = (length: number): number => Math.max(1, Math.round(length * scale));
  return encode(decodeImage(bytes, { width: scaled(size.width), height: scaled(size.height) }), size.format);
}

function encode(pixels: Pixels, format: ImageSize['format']): EncodedImage {
  const { width, height } = pixels;
  const data = Buffer.from(pixels.data.buffer, pixels.data.byteOffset, pixels.data.length);
  return format === 'JPEG'
    ? { bytes: encodeJpeg({ width, height, data }, QUALITY).data, ending: 'jpg' }
    : { bytes: packPng({ width, height, data, gamma: 0 }, {}), ending: 'png' };
}
