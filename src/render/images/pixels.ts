/** Pixels of a decoded image, and their reduction to a smaller size. */

/** Rows of pixels from the top, four bytes each: red, green, blue, opacity. */
export interface Pixels {
  width: number;
  height: number;
  data: Uint8Array;
}

/** Scales to a size by averaging the pixels of each area, weighted by opacity. A larger size repeats pixels. */
export function scalePixels(source: Pixels, width: number, height: number): Pixels {
  if (width === source.width && height === source.height) return source;
  const data = new Uint8Array(width * height * 4);
  for (let y = 0; y < height; y++) {
    const [top, bottom] = areaOf(y, height, source.height);
    for (let x = 0; x < width; x++) {
      const [left, right] = areaOf(x, width, source.width);
      averageInto(data, (y * width + x) * 4, source, { top, bottom, left, right });
    }
  }
  return { width, height, data };
}

/** The source pixels `[start, end)` of pixel `index` of `count`; at least one. */
function areaOf(index: number, count: number, sourceCount: number): [start: number, end: number] {
  const start = Math.min(sourceCount - 1, Math.floor((index * sourceCount) / count));
  return [start, Math.max(start + 1, Math.floor(((index + 1) * sourceCount) / count))];
}

function averageInto(
  target: Uint8Array,
  at: number,
  { data, width }: Pixels,
  area: { top: number; bottom: number; left: number; right: number },
): void {
  let red = 0;
  let green = 0;
  let blue = 0;
  let opacity = 0;
  for (let y = area.top; y < area.bottom; y++) {
    const end = (y * width + area.right) * 4;
    for (let from = (y * width + area.left) * 4; from < end; from += 4) {
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
  target[at + 3] = Math.round(opacity / ((area.bottom - area.top) * (area.right - area.left)));
}
