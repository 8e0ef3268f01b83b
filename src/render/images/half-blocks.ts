import type { LineSpan } from '../../layout/line.js';
import type { Pixels } from './pixels.js';

/** Opacity from which a pixel is drawn. */
const OPAQUE = 128;

/** Draws two rows of pixels in each row of cells, as upper half blocks in two colours. A transparent pixel has no colour. */
export function halfBlockRows({ width, height, data }: Pixels): LineSpan[] {
  const colourAt = (x: number, y: number): number => {
    const at = (y * width + x) * 4;
    if (y >= height || (data[at + 3] ?? 0) < OPAQUE) return -1;
    return ((data[at] ?? 0) << 16) | ((data[at + 1] ?? 0) << 8) | (data[at + 2] ?? 0);
  };
  return Array.from({ length: Math.ceil(height / 2) }, (_, row) => {
    const colours = new Int32Array(width * 2);
    let text = '';
    for (let x = 0; x < width; x++) {
      const upper = colourAt(x, row * 2);
      const lower = colourAt(x, row * 2 + 1);
      text += upper >= 0 ? '▀' : lower >= 0 ? '▄' : ' ';
      colours[x * 2] = upper >= 0 ? upper : lower;
      colours[x * 2 + 1] = upper >= 0 ? lower : -1;
    }
    return { text, colours };
  });
}
