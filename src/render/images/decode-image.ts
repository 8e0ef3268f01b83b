/** Decodes PNG, JPEG and the first frame of GIF, within limits. Runs in a worker, or while a library is compiled. */
import { inflateSync } from 'node:zlib';
import decodeJpegFile from 'jpeg-js/lib/decoder.js';
import { GifReader } from 'omggif';
import parsePng from 'pngjs/lib/parser-sync.js';
import { swapsSides } from './exif-orientation.js';
import { type ImageSize, MAX_IMAGE_BYTES, readImageSize, refuseSize } from './image-size.js';
import { type Pixels, scalePixels } from './pixels.js';

/** An image that is not shown; the message is the reason, for the caption. */
export class ImageError extends Error {}

/**
 * Decodes an image, upright, and scales it if a size is named.
 * @throws {ImageError} if it exceeds a limit or is broken
 */
export function decodeImage(bytes: Uint8Array, scaled?: { width: number; height: number }): Pixels {
  if (bytes.length > MAX_IMAGE_BYTES) throw new ImageError(`file is larger than ${MAX_IMAGE_BYTES >> 20} MB`);
  const size = readImageSize(bytes);
  if (!size) throw new ImageError('not a PNG, JPEG or GIF image');
  const refusal = refuseSize(size);
  if (refusal) throw new ImageError(refusal);
  const stored = decodeStored(bytes, size);
  const turned = swapsSides(size.orientation) ? { width: stored.height, height: stored.width } : stored;
  return scalePixels(stored, scaled ?? turned, size.orientation);
}

/** Decodes the pixels as they are stored. */
function decodeStored(bytes: Uint8Array, size: ImageSize): Pixels {
  try {
    const pixels = DECODERS[size.format](Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length), size);
    if (pixels.data.length !== pixels.width * pixels.height * 4) throw new Error('missing pixels');
    return pixels;
  } catch {
    throw new ImageError(`broken ${size.format} image`);
  }
}

const DECODERS: Record<ImageSize['format'], (bytes: Buffer, size: ImageSize) => Pixels> = {
  PNG: decodePng,
  JPEG: decodeJpeg,
  GIF: decodeGif,
};

function decodePng(bytes: Buffer, size: ImageSize): Pixels {
  if (bytes[INTERLACE] === 1) checkInflatedSize(bytes, size);
  // The checksums are not compared: a picture with a wrong pixel is better than none.
  const { width, height, data } = parsePng(bytes, { checkCRC: false });
  return { width, height, data };
}

/** Offset of the interlace method in a PNG. */
const INTERLACE = 28;
/** Maximum bytes of one pixel: four channels of 16 bits. */
const MAX_PIXEL_BYTES = 8;
/** Passes of an interlaced image. Each has a byte for each of its rows. */
const PASSES = 7;

/** Inflates the data of an interlaced PNG within a limit. The library inflates it without one: 16 MB may become 16 GB. */
function checkInflatedSize(bytes: Buffer, { width, height }: ImageSize): void {
  const parts: Buffer[] = [];
  for (let at = 8; at + 8 <= bytes.length; at += 12 + bytes.readUInt32BE(at)) {
    if (bytes.toString('latin1', at + 4, at + 8) === 'IDAT')
      parts.push(bytes.subarray(at + 8, at + 8 + bytes.readUInt32BE(at)));
  }
  inflateSync(Buffer.concat(parts), {
    maxOutputLength: (width * MAX_PIXEL_BYTES + PASSES) * height + PASSES,
  });
}

/** Memory in MB that a JPEG may take while it is decoded, as its library counts it. `refuseSize` has counted it, too. */
const MAX_JPEG_MEMORY = 512;

function decodeJpeg(bytes: Buffer): Pixels {
  const { width, height, data } = decodeJpegFile(bytes, {
    useTArray: true,
    maxMemoryUsageInMB: MAX_JPEG_MEMORY,
  });
  return { width, height, data };
}

function decodeGif(bytes: Buffer, { width, height }: ImageSize): Pixels {
  const reader = new GifReader(bytes);
  const frame = reader.frameInfo(0);
  // The frame has a size of its own, which the library allocates.
  if (frame.x + frame.width > width || frame.y + frame.height > height)
    throw new Error('frame is outside of the image');
  const data = new Uint8Array(width * height * 4);
  reader.decodeAndBlitFrameRGBA(0, data);
  return { width, height, data };
}
