import { wrap } from '../../text/wrapping/wrap.js';

/** Wraps a text to `width` columns; returns its rows. */
export function wrapText(text: string, width: number): string[] {
  return wrapRanges(text, width).map(([start, end]) => text.slice(start, end));
}

/** Start and end of each row of a text wrapped to `width` columns, in UTF-16 code units. */
export function wrapRanges(text: string, width: number): [start: number, end: number][] {
  const ends = wrap(text, Math.max(1, width));
  return Array.from({ length: ends.length / 3 }, (_, row) => [ends[3 * row] ?? 0, ends[3 * row + 1] ?? 0]);
}
