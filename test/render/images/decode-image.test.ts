import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { runWithDeadline } from '../../../src/host/run-with-deadline.js';
import { decodeImage, ImageError } from '../../../src/render/images/decode-image.js';
import { MAX_IMAGE_BYTES, readImageSize } from '../../../src/render/images/image-size.js';
import { type Colour, pixelsOf, toGif, toJpeg, toPng } from './sample-images.js';

const RED: Colour = [255, 0, 0];
const GREEN: Colour = [0, 255, 0];
const CLEAR: Colour = [0, 0, 0, 0];
const sample = pixelsOf(5, 3, (x, y) => (y === 2 ? CLEAR : x < 2 ? RED : GREEN));

test('decodes PNG and GIF exactly, with transparency', () => {
  for (const bytes of [toPng(sample), toGif(sample)]) {
    const { width, height, data } = decodeImage(bytes);
    expect([width, height]).toEqual([5, 3]);
    expect([...data]).toEqual([...sample.data]);
  }
});

test('decodes a JPEG to nearly the same colours', () => {
  const { width, height, data } = decodeImage(toJpeg(pixelsOf(16, 8, () => [200, 100, 50])));
  expect([width, height]).toEqual([16, 8]);
  expect(Math.abs((data[0] ?? 0) - 200)).toBeLessThan(8);
  expect(Math.abs((data[2] ?? 0) - 50)).toBeLessThan(8);
});

test('reads the size without the rest of the file', () => {
  expect(readImageSize(toPng(sample).subarray(0, 30))).toMatchObject({ format: 'PNG', width: 5, height: 3 });
  expect(readImageSize(toGif(sample).subarray(0, 10))).toMatchObject({ format: 'GIF', width: 5, height: 3 });
  expect(readImageSize(toJpeg(pixelsOf(16, 8)).subarray(0, 300))).toMatchObject({
    format: 'JPEG',
    width: 16,
    height: 8,
  });
});

test('reads the size of a JPEG after metadata that looks like a frame header', () => {
  const jpeg = toJpeg(pixelsOf(16, 8));
  const metadata = Buffer.from([0xff, 0xe1, 0x00, 0x0b, 0xff, 0xc0, 0, 11, 8, 0, 1, 0, 1]);
  const bytes = Buffer.concat([jpeg.subarray(0, 2), metadata, Buffer.from([0xff]), jpeg.subarray(2)]);
  expect(readImageSize(bytes)).toMatchObject({ format: 'JPEG', width: 16, height: 8 });
});

test.each([
  ['text', Buffer.from('# no image'), 'not a PNG, JPEG or GIF image'],
  ['an empty file', Buffer.alloc(0), 'not a PNG, JPEG or GIF image'],
  ['a PNG without data', toPng(sample).subarray(0, 40), 'broken PNG image'],
  ['a JPEG that ends early', toJpeg(pixelsOf(64, 64)).subarray(0, 400), 'broken JPEG image'],
  ['a GIF without a frame', toGif(sample).subarray(0, 13), 'broken GIF image'],
  ['a large file', Buffer.alloc(MAX_IMAGE_BYTES + 1), 'file is larger than 16 MB'],
  ['many pixels', withSize(30_000, 30_000), '30000×30000 pixels, more than 40 million'],
  ['a long side', withSize(2, 70_000), '2×70000 pixels, more than 65535 on a side'],
  [
    'much memory',
    withSize(6000, 6000, 16),
    '6000×6000 pixels in this format take more than 640 MB of memory',
  ],
])('refuses %s with its reason', (_, bytes, reason) => {
  expect(() => decodeImage(bytes)).toThrow(new ImageError(reason));
});

test('counts the memory of a decoder by the samples of a pixel', () => {
  const png = (depth: number, type: number, interlace = 0): number | undefined => {
    const bytes = toPng(sample);
    bytes.set([depth, type, 0, 0, interlace], 24);
    return readImageSize(bytes)?.pixelMemory;
  };
  expect([png(1, 0), png(8, 2), png(8, 6), png(16, 6), png(8, 6, 1)]).toEqual([4.25, 10, 12, 28, 20]);
  const jpeg = toJpeg(pixelsOf(16, 8));
  const full = readImageSize(jpeg)?.pixelMemory ?? 0;
  // The brightness has four samples for one of each colour.
  jpeg[jpeg.indexOf(Buffer.from([0xff, 0xc0])) + 11] = 0x22;
  expect(readImageSize(jpeg)?.pixelMemory).toBe((full - 4) / 2 + 4);
});

/** The sample with another size in its header. */
function withSize(width: number, height: number, depth = 8): Buffer {
  const bytes = toPng(sample);
  bytes.writeUInt8(depth, 24);
  bytes.writeUInt32BE(width, 16);
  bytes.writeUInt32BE(height, 20);
  return bytes;
}

test('refuses an interlaced PNG whose data is larger than its pixels', () => {
  const png = toPng(pixelsOf(4, 4));
  png[28] = 1;
  const data = deflateSync(Buffer.alloc(1 << 20));
  const chunk = Buffer.concat([Buffer.alloc(4), Buffer.from('IDAT'), data, Buffer.alloc(4)]);
  chunk.writeUInt32BE(data.length);
  const end = Buffer.from([0, 0, 0, 0, 0x49, 0x45, 0x4e, 0x44, 0, 0, 0, 0]);
  expect(() => decodeImage(Buffer.concat([png.subarray(0, 33), chunk, end]))).toThrow('broken PNG image');
});

test('refuses a GIF whose frame is larger than the image', () => {
  const gif = toGif(sample);
  const descriptor = gif.indexOf(Buffer.from([0x2c, 0, 0, 0, 0]));
  gif.writeUInt16LE(60_000, descriptor + 5);
  gif.writeUInt16LE(60_000, descriptor + 7);
  expect(() => decodeImage(gif)).toThrow('broken GIF image');
});

test('returns pixels, a reason, or exceeds a deadline for any change of a file', () => {
  const noise = pixelsOf(24, 16, (x, y) => [(x * 37) % 256, (y * 53) % 256, (x * y) % 256]);
  const files = [toPng(noise), toJpeg(noise), toGif(noise)];
  const change = fc.record({ at: fc.nat(), byte: fc.nat(255) });
  fc.assert(
    fc.property(
      fc.nat(2),
      fc.array(change, { minLength: 1, maxLength: 6 }),
      fc.nat(),
      (file, changes, cut) => {
        const changed = Buffer.from(files[file] ?? []);
        for (const { at, byte } of changes) changed[at % changed.length] = byte;
        const bytes = cut % 3 === 0 ? changed.subarray(0, cut % changed.length) : changed;
        const size = readImageSize(bytes);
        // A larger size takes long, and is no other case.
        if (size && size.width * size.height > 100_000) return;
        const { value } = runWithDeadline(() => {
          try {
            const { width, height, data } = decodeImage(bytes);
            return data.length === width * height * 4;
          } catch (error) {
            return error instanceof ImageError;
          }
        }, 500);
        expect(value ?? true).toBe(true);
      },
    ),
    { seed: 7, numRuns: 300 },
  );
});
