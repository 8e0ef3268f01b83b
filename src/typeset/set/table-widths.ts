/** How wide the columns of a table are: numbers only. */

/** Narrower than this a column is not read but deciphered. */
const READABLE = 8;
/** A word wider than this may be split rather than cost the others their room. */
export const LONG_WORD = 16;

export interface ColumnNeeds {
  /** Columns that the widest cell takes on one row. */
  natural: number;
  /** Columns of its longest word. */
  word: number;
}

/**
 * Widths that add up to at most `room`: natural where they fit, else the widest give way first and evenly, none below
 * what can be read. Undefined where that is not possible.
 */
export function fitColumns(needs: readonly ColumnNeeds[], room: number): number[] | undefined {
  const natural = needs.map(need => Math.max(1, need.natural));
  if (sum(natural) <= room) return natural;
  const least = needs.map((need, index) =>
    Math.min(natural[index] ?? 1, Math.max(READABLE, Math.min(need.word, LONG_WORD))),
  );
  if (sum(least) > room) return undefined;
  const widthsAt = (cap: number): number[] =>
    natural.map((width, index) => Math.max(least[index] ?? 1, Math.min(width, cap)));
  let low = 1;
  let high = room;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (sum(widthsAt(middle)) <= room) low = middle;
    else high = middle - 1;
  }
  const widths = widthsAt(low);
  // What is left of the room, a column each, to those that could use it.
  let left = room - sum(widths);
  for (let index = 0; index < widths.length && left > 0; index++) {
    const width = widths[index] ?? 0;
    if (width < (natural[index] ?? 0)) {
      widths[index] = width + 1;
      left -= 1;
    }
  }
  return widths;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
