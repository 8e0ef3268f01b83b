/** How wide the columns of a table are: numbers only. */

/** Narrower than this a column is not read but deciphered. */
const READABLE = 8;
/** A word wider than this may be split rather than cost the others their room. */
export const LONG_WORD = 16;

/**
 * Widths that add up to at most `room`: `natural`, the columns that the widest cells take on one row, where they fit; else the
 * widest give way first and evenly, none below what can be read. `words` gives the columns of each one's longest word, and is
 * asked only then. Undefined where there is no room.
 */
export function fitColumns(
  widest: readonly number[],
  room: number,
  words: () => readonly number[],
): number[] | undefined {
  const natural = widest.map(width => Math.max(1, width));
  if (sum(natural) <= room) return natural;
  const least = words().map((word, index) =>
    Math.min(natural[index] ?? 1, Math.max(READABLE, Math.min(word, LONG_WORD))),
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
