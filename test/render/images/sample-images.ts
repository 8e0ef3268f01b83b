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
