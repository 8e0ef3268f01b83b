import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeImage } from '../../../src/render/images/decode-image.js';
import { readImageSize } from '../../../src/render/images/image-size.js';
import { pixelsOf, storedPixels, toJpeg, withExif } from './sample-images.js';

const ORIENTATIONS = [1, 2, 3, 4, 5, 6, 7, 8] as const;

/** Six squares of 8 pixels, the blocks of a JPEG: all orientations look different. */
const GREYS = [
  [0, 50, 100],
  [150, 200, 250],
];
const upright = pixelsOf(24, 16, (x, y) => {
  const grey = GREYS[y >> 3]?.[x >> 3] ?? 0;
  return [grey, grey, grey];
});
const jpeg = toJpeg(upright);

/** Grey of each square, rounded to that of the sample. */
function squares(bytes: Uint8Array, size?: { width: number; height: number }): number[][] {
  const { width, height, data } = decodeImage(bytes, size);
  const [across, down] = [Math.round(width / 3), Math.round(height / 2)];
  return GREYS.map((row, y) =>
    row.map((_, x) => {
      const at = ((y * down + (down >> 1)) * width + x * across + (across >> 1)) * 4;
      return Math.round((data[at] ?? 0) / 50) * 50;
    }),
  );
}

/** The orientation that is read from the start of a file. */
const orientationOf = (bytes: Uint8Array) => readImageSize(bytes)?.orientation;

test.each(ORIENTATIONS)('decodes a JPEG of orientation %i upright, at its size and scaled', orientation => {
  for (const isLittle of [true, false]) {
    const bytes = withExif(toJpeg(storedPixels(upright, orientation)), { orientation, isLittle });
    expect(readImageSize(bytes.subarray(0, 300))).toMatchObject({ width: 24, height: 16, orientation });
    expect(decodeImage(bytes)).toMatchObject({ width: 24, height: 16 });
    for (const size of [
      undefined,
      { width: 6, height: 4 },
      { width: 3, height: 2 },
      { width: 30, height: 20 },
    ])
      expect(squares(bytes, size)).toEqual(GREYS);
  }
});

test('shows a JPEG as it is stored if its orientation is missing, unknown or of another type', () => {
  const damaged = [
    ...[0, 9, 255, 0x0600, 65_535].map(orientation => withExif(jpeg, { orientation })),
    withExif(jpeg, { type: 4 }),
    withExif(jpeg, { tag: 0x0113 }),
    ...TIFF_DAMAGE.map(([at, ...bytes]) => {
      const changed = withExif(jpeg);
      changed.set(bytes, TIFF + at);
      return changed;
    }),
  ];
  for (const bytes of damaged) {
    expect(readImageSize(bytes)).toMatchObject({ width: 24, height: 16, orientation: 1 });
    expect(squares(bytes)).toEqual(GREYS);
  }
});

/** Offset of the TIFF header in a file of `withExif`. */
const TIFF = 12;
/** Offsets from the TIFF header, and bytes that are written there. */
const TIFF_DAMAGE: [at: number, ...bytes: number[]][] = [
  [-6, 0x45, 0x78, 0x69, 0x67],
  [0, 0x49, 0x4d],
  [0, 0x49, 0x49],
  [2, 0, 43],
  // The offset of the directory: before the header's end, in the last byte, after the segment, and the largest.
  [4, 0, 0, 0, 0],
  [4, 0, 0, 0, 49],
  [4, 0, 0, 1, 0],
  [4, 255, 255, 255, 255],
  // The number of fields, and of values.
  [8, 0, 0],
  [8, 0, 1],
  [26, 0, 0, 0, 2],
];

test('reads no orientation after the end of the segment', () => {
  const bytes = withExif(jpeg);
  expect(orientationOf(bytes)).toBe(6);
  // The segment ends in its orientation; the rest of it is a segment of its own.
  const lengthTo = (end: number): Buffer => {
    const rest = Buffer.concat([Buffer.from([0xff, 0xfe, 0, bytes.length]), bytes.subarray(end)]);
    rest.writeUInt16BE(TIFF + 50 - end + 2, 2);
    const cut = Buffer.concat([bytes.subarray(0, end), rest]);
    cut.writeUInt16BE(end - 4, 4);
    return cut;
  };
  for (let end = TIFF - 6; end < TIFF + 34; end++) expect(orientationOf(lengthTo(end))).toBe(1);
  for (let end = TIFF + 34; end < TIFF + 50; end++) expect(orientationOf(lengthTo(end))).toBe(6);
});

test('reads the first Exif data, also after other metadata', () => {
  const xmp = Buffer.from('\xff\xe1\0\x1fhttp://ns.adobe.com/xap/1.0/\0', 'latin1');
  const first = withExif(withExif(jpeg, { orientation: 3 }), { orientation: 8 });
  expect(orientationOf(Buffer.concat([first.subarray(0, 2), xmp, first.subarray(2)]))).toBe(8);
});

test('reads 65,535 fields, and 4 million segments, once', () => {
  const many = withExif(jpeg);
  many.writeUInt16BE(65_535, TIFF + 8);
  expect(orientationOf(many)).toBe(6);
  const segments = Buffer.alloc(16_000_000, Buffer.from([0xff, 0xe1, 0, 2]));
  expect(orientationOf(Buffer.concat([jpeg.subarray(0, 2), segments, withExif(jpeg).subarray(2)]))).toBe(6);
});

test('returns a size for every change of Exif data, and none for every start of it', () => {
  const bytes = withExif(jpeg);
  const sizes = [
    [24, 16],
    [16, 24],
  ];
  for (let length = 0; length < TIFF + 50; length++)
    expect(readImageSize(bytes.subarray(0, length))).toBeUndefined();
  for (let at = TIFF - 6; at < TIFF + 50; at++)
    for (const byte of [0, 1, 2, 7, 8, 42, 127, 128, 254, 255]) {
      const changed = Buffer.from(bytes);
      changed[at] = byte;
      const { width, height } = decodeImage(changed);
      expect(sizes).toContainEqual([width, height]);
      expect(readImageSize(changed)).toMatchObject({ width, height });
    }
  const change = fc.array(fc.record({ at: fc.nat(TIFF + 49), byte: fc.nat(255) }), { maxLength: 8 });
  fc.assert(
    fc.property(change, changes => {
      const changed = Buffer.from(bytes);
      for (const { at, byte } of changes) changed[at] = byte;
      const size = readImageSize(changed);
      expect(ORIENTATIONS).toContain(size?.orientation ?? 1);
    }),
    { seed: 7, numRuns: 2000 },
  );
});
