/** Pixels of a decoded image, their orientation, and their reduction to a smaller size. */
import { type Orientation, swapsSides } from './exif-orientation.js';

/** Rows of pixels from the top, four bytes each: red, green, blue, opacity. */
export interface Pixels {
  width: number;
  height: number;
  data: Uint8Array;
}

/**
 * Turns an image upright, and scales it to a size by averaging the pixels of each area, weighted by opacity. A larger size repeats
 * pixels. Reads the stored pixels in their order, and gives the same picture as turning them first.
 */
export function scalePixels(
  source: Pixels,
  { width, height }: { width: number; height: number },
  orientation: Orientation = 1,
): Pixels {
  if (orientation === 1 && width === source.width && height === source.height) return source;
  const swaps = swapsSides(orientation);
  const columns = areasOf(width, swaps ? source.height : source.width, FROM_RIGHT.has(orientation));
  const rows = areasOf(height, swaps ? source.width : source.height, FROM_BOTTOM.has(orientation));
  const data = new Uint8Array(width * height * 4);
  const [down, across] = swaps ? [columns, rows] : [rows, columns];
  for (const [i, vertical] of down.entries()) {
    for (const [j, horizontal] of across.entries()) {
      const pixel = swaps ? j * width + i : i * width + j;
      averageInto(data, pixel * 4, source, { horizontal, vertical });
    }
  }
  return { width, height, data };
}

/** Orientations whose first stored pixel is on the right, and at the bottom, of the upright image. */
const FROM_RIGHT: ReadonlySet<Orientation> = new Set([2, 3, 6, 7]);
const FROM_BOTTOM: ReadonlySet<Orientation> = new Set([3, 4, 7, 8]);

/** Stored pixels from `start` to before `end`. */
interface Area {
  start: number;
  end: number;
}

/** The area of each of `count` pixels, of at least one stored pixel; mirrored if the stored ones are in reverse. */
function areasOf(count: number, sourceCount: number, isReverse: boolean): Area[] {
  return Array.from({ length: count }, (_, index) => {
    const start = Math.min(sourceCount - 1, Math.floor((index * sourceCount) / count));
    const end = Math.max(start + 1, Math.floor(((index + 1) * sourceCount) / count));
    return isReverse ? { start: sourceCount - end, end: sourceCount - start } : { start, end };
  });
}

function averageInto(
  target: Uint8Array,
  at: number,
  { data, width }: Pixels,
  { horizontal, vertical }: { horizontal: Area; vertical: Area },
): void {
  let red = 0;
  let green = 0;
  let blue = 0;
  let opacity = 0;
  for (let y = vertical.start; y < vertical.end; y++) {
    const end = (y * width + horizontal.end) * 4;
    for (let from = (y * width + horizontal.start) * 4; from < end; from += 4) {
      const weight = data[from + 3] ?? 0;
      red += (data[from] ?? 0) * weight;
      green += (data[from + 1] ?? 0) * weight;
      blue += (data[from + 2] ?? 0) * weight;
      opacity += weight;
    }
  }
  if (opacity === 0) return;
  target[at] = Math.round(red / opacity);
  target[at + 1] = Math.round(green / opacity);
  target[at + 2] = Math.round(blue / opacity);
  const count = (vertical.end - vertical.start) * (horizontal.end - horizontal.start);
  target[at + 3] = Math.round(opacity / count);
}
