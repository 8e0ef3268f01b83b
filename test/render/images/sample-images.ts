/** Images for tests, made by the encoders of the libraries. */
import { createRequire } from 'node:module';
import type { Pixels } from '../../../src/render/images/pixels.js';

const require = createRequire(import.meta.url);

export type Colour = readonly [red: number, green: number, blue: number, opacity?: number];

/** Pixels of one colour for each position. */
export function pixelsOf(
  width: number,
  height: number,
  colourAt: (x: number, y: number) => Colour = () => [255, 0, 0],
): Pixels {
  const data = new Uint8Array(width * height * 4);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const [red, green, blue, opacity = 255] = colourAt(x, y);
      data.set([red, green, blue, opacity], (y * width + x) * 4);
    }
  return { width, height, data };
}

export function toPng({ width, height, data }: Pixels): Buffer {
  const { PNG } = require('pngjs');
  const png = new PNG({ width, height });
  png.data = Buffer.from(data);
  return PNG.sync.write(png);
}

export function toJpeg({ width, height, data }: Pixels): Buffer {
  return require('jpeg-js').encode({ width, height, data }, 95).data;
}

/** A GIF of the colours red, green, blue and transparent, by the nearest channel. */
export function toGif({ width, height, data }: Pixels): Buffer {
  const { GifWriter } = require('omggif');
  const buffer = Buffer.alloc(width * height + 4096);
  const writer = new GifWriter(buffer, width, height, { palette: [0xff0000, 0x00ff00, 0x0000ff, 0] });
  const indices = Array.from({ length: width * height }, (_, pixel) => {
    const [red = 0, green = 0, blue = 0, opacity = 0] = data.subarray(pixel * 4, pixel * 4 + 4);
    if (opacity === 0) return 3;
    return [red, green, blue].indexOf(Math.max(red, green, blue));
  });
  writer.addFrame(0, 0, width, height, indices, { transparent: 3 });
  return buffer.subarray(0, writer.end());
}

/** The JPEG with Exif data: two other fields, the orientation, and a second directory that is the first one. */
export function withExif(
  jpeg: Uint8Array,
  { orientation = 6, isLittle = false, type = 3, tag = 0x0112 } = {},
): Buffer {
  const number = (value: number, length: 2 | 4): number[] => {
    const bytes = Array.from({ length }, (_, index) => (value >>> (8 * index)) & 255);
    return isLittle ? bytes : bytes.reverse();
  };
  const field = (fieldTag: number, fieldType: number, value: number[]): number[] => [
    ...[...number(fieldTag, 2), ...number(fieldType, 2), ...number(1, 4)],
    ...[...value, 0, 0, 0, 0].slice(0, 4),
  ];
  const value = number(orientation, type === 3 ? 2 : 4);
  const fields = [field(0x0100, 4, number(7, 4)), field(tag, type, value), field(0x8825, 4, number(8, 4))];
  const tiff = [...Buffer.from(isLittle ? 'II' : 'MM'), ...number(42, 2), ...number(8, 4)];
  const directory = [...number(fields.length, 2), ...fields.flat(), ...number(8, 4)];
  const content = [...Buffer.from('Exif\0\0'), ...tiff, ...directory];
  const head = [0xff, 0xe1, 0, content.length + 2];
  return Buffer.concat([jpeg.subarray(0, 2), Buffer.from([...head, ...content]), jpeg.subarray(2)]);
}

/** The stored pixels of an image with this orientation that is shown as `upright` (Exif 2.32, 4.6.4). */
export function storedPixels(upright: Pixels, orientation: number): Pixels {
  const { width, height, data } = upright;
  const [right, bottom] = [width - 1, height - 1];
  const places: Record<number, (column: number, row: number) => [x: number, y: number]> = {
    1: (column, row) => [column, row],
    2: (column, row) => [right - column, row],
    3: (column, row) => [right - column, bottom - row],
    4: (column, row) => [column, bottom - row],
    5: (column, row) => [row, column],
    6: (column, row) => [right - row, column],
    7: (column, row) => [right - row, bottom - column],
    8: (column, row) => [row, bottom - column],
  };
  const [storedWidth, storedHeight] = orientation > 4 ? [height, width] : [width, height];
  return pixelsOf(storedWidth, storedHeight, (column, row) => {
    const [x, y] = places[orientation]?.(column, row) ?? [0, 0];
    const [red = 0, green = 0, blue = 0, opacity = 0] = data.subarray((y * width + x) * 4);
    return [red, green, blue, opacity];
  });
}
