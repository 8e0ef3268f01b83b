/** The format and size of an image, from the start of its file. Nothing is decoded, so that a layout can ask for it. */

import { maxOf } from '../../util/large-lists.js';
import { type Orientation, readOrientation, swapsSides } from './exif-orientation.js';

/** Maximum size of an image file, in bytes. */
export const MAX_IMAGE_BYTES = 16 * 1024 * 1024;
/** Maximum number of pixels of an image. Decoded, each takes four bytes. */
const MAX_PIXELS = 40_000_000;
/** Maximum length of a side in pixels, as in JPEG and GIF. The decoder of PNG takes 80 bytes for each row. */
const MAX_SIDE = 65_535;
/** Maximum memory in bytes that decoding may take. A photograph with 24 million pixels needs nearly this much. */
const MAX_MEMORY = 640_000_000;
/** Bytes from the start of a file that hold the size: a JPEG may have metadata and a small preview before it. */
export const HEADER_BYTES = 256 * 1024;

export interface ImageSize {
  format: 'PNG' | 'JPEG' | 'GIF';
  /** In pixels, at least 1, of the image as it is shown. */
  width: number;
  height: number;
  /** How the file stores the image. 1 for other formats than JPEG. */
  orientation: Orientation;
  /** Bytes that the decoder takes for each pixel at its peak, as measured. */
  pixelMemory: number;
}

/** Reads the size of a PNG, JPEG or GIF. Returns undefined for other formats, and if the size is missing. */
export function readImageSize(bytes: Uint8Array): ImageSize | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const size = pngSize(view) ?? gifSize(view) ?? jpegSize(view);
  return size && size.width > 0 && size.height > 0 ? size : undefined;
}

/** Returns the reason why an image of this size is not decoded; undefined if it is. */
export function refuseSize({
  width,
  height,
  pixelMemory,
}: Pick<ImageSize, 'width' | 'height' | 'pixelMemory'>): string | undefined {
  const pixels = `${width}×${height} pixels`;
  if (width * height > MAX_PIXELS) return `${pixels}, more than ${MAX_PIXELS / 1e6} million`;
  if (Math.max(width, height) > MAX_SIDE) return `${pixels}, more than ${MAX_SIDE} on a side`;
  if (width * height * pixelMemory <= MAX_MEMORY) return undefined;
  return `${pixels} in this format take more than ${MAX_MEMORY / 1e6} MB of memory`;
}

const PNG_SIGNATURE = [0x89504e47, 0x0d0a1a0a];
const IHDR = 0x49484452;

function pngSize(view: DataView): ImageSize | undefined {
  if (view.byteLength < 24 || PNG_SIGNATURE.some((word, index) => view.getUint32(4 * index) !== word))
    return undefined;
  if (view.getUint32(12) !== IHDR) return undefined;
  return {
    format: 'PNG',
    width: view.getUint32(16),
    height: view.getUint32(20),
    orientation: 1,
    pixelMemory: pngMemory(view),
  };
}

/** Samples of a pixel by the colour type: grey, RGB, palette, grey and opacity, RGB and opacity. */
const PNG_SAMPLES: Partial<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };

/** The data is inflated in parts and joined. An interlaced image is inflated twice, and 16 bits are reduced to 8. */
function pngMemory(view: DataView): number {
  const byteAt = (at: number): number => (at < view.byteLength ? view.getUint8(at) : 0);
  const depth = byteAt(24) || 8;
  const data = ((PNG_SAMPLES[byteAt(25)] ?? 4) * depth) / 8;
  return data * (byteAt(28) === 1 ? 4 : 2) + 4 + (depth === 16 ? 8 : 0);
}

function gifSize(view: DataView): ImageSize | undefined {
  // `GIF87a` or `GIF89a`.
  if (view.byteLength < 10 || view.getUint32(0) !== 0x47494638) return undefined;
  if (![0x3761, 0x3961].includes(view.getUint16(4))) return undefined;
  return {
    format: 'GIF',
    width: view.getUint16(6, true),
    height: view.getUint16(8, true),
    orientation: 1,
    pixelMemory: 6,
  };
}

const APP1 = 0xe1;

/** Walks the segments to the frame header, which has the size (ITU T.81, B.2.2). The first Exif data has the orientation. */
function jpegSize(view: DataView): ImageSize | undefined {
  if (view.byteLength < 4 || view.getUint16(0) !== 0xffd8) return undefined;
  let at = 2;
  let orientation: Orientation | undefined;
  while (at + 9 <= view.byteLength) {
    if (view.getUint8(at) !== 0xff) return undefined;
    const marker = view.getUint8(at + 1);
    // Fill bytes before a marker.
    if (marker === 0xff) {
      at++;
      continue;
    }
    if (isFrameHeader(marker)) {
      const [height, width] = [view.getUint16(at + 5), view.getUint16(at + 7)];
      const sides = swapsSides(orientation ?? 1) ? { width: height, height: width } : { width, height };
      return {
        format: 'JPEG',
        ...sides,
        orientation: orientation ?? 1,
        pixelMemory: jpegMemory(view, at + 9),
      };
    }
    // The scan begins, and no frame header came before it.
    if (marker === 0xda || marker === 0xd9) return undefined;
    const isAlone = marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7);
    const end = isAlone ? at + 2 : at + 2 + Math.max(2, view.getUint16(at + 2));
    if (marker === APP1) orientation ??= readOrientation(view, at + 4, Math.min(end, view.byteLength));
    at = end;
  }
  return undefined;
}

/** Bytes of a sample: an array of 64 for each block. */
const JPEG_SAMPLE_MEMORY = 11;

/** Reads how many samples each component has for a pixel. Colours often have a quarter of the samples of the brightness. */
function jpegMemory(view: DataView, at: number): number {
  const count = at < view.byteLength ? view.getUint8(at) : 3;
  if (at + 1 + 3 * count > view.byteLength) return count * JPEG_SAMPLE_MEMORY + 4;
  const factors = Array.from({ length: count }, (_, index) => {
    const factor = view.getUint8(at + 2 + 3 * index);
    return { x: factor >> 4, y: factor & 15 };
  });
  const most = {
    x: maxOf(
      factors.map(({ x }) => x),
      1,
    ),
    y: maxOf(
      factors.map(({ y }) => y),
      1,
    ),
  };
  const samples = factors.reduce((sum, { x, y }) => sum + (x * y) / (most.x * most.y), 0);
  return samples * JPEG_SAMPLE_MEMORY + 4;
}

/** SOF0 to SOF15, without the three other segments in that range: DHT, JPG and DAC. */
function isFrameHeader(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
}
