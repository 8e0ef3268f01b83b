import { wrap } from '../../text/wrap.js';

/** A text in rows of so many columns. */
export function broken(text: string, measure: number): string[] {
  return rowsOf(text, measure).map(([start, end]) => text.slice(start, end));
}

/** Where the rows of so many columns start and end in a text, in UTF-16 code units. */
export function rowsOf(text: string, measure: number): [start: number, end: number][] {
  const ends = wrap(text, Math.max(1, measure));
  return Array.from({ length: ends.length / 3 }, (_, row) => [ends[3 * row] ?? 0, ends[3 * row + 1] ?? 0]);
}
