import { firstIndexWhere } from '../../util/binary-search.js';

/** Minimum width of a column that can be read. */
const MIN_COLUMN_WIDTH = 8;
/** Width above which a word may be split. It would narrow the other columns. */
export const LONG_WORD = 16;

/**
 * Returns column widths that add up to at most `width`. Undefined if there is no room. If the `widest` cells do not fit on one
 * row, the widest columns are narrowed first and evenly. `longestWords` returns the width of each column's longest word and is
 * called only then.
 */
export function fitColumns(
  widest: readonly number[],
  width: number,
  longestWords: () => readonly number[],
): number[] | undefined {
  // not with `map`, for the reason of `mapPacked`
  const natural: number[] = [];
  for (const cellWidth of widest) natural.push(Math.max(1, cellWidth));
  if (sum(natural) <= width) return natural;
  const words = longestWords();
  const least: number[] = [];
  for (let index = 0; index < natural.length; index++) {
    const word = Math.min(words[index] ?? 0, LONG_WORD);
    least.push(Math.min(natural[index] ?? 1, Math.max(MIN_COLUMN_WIDTH, word)));
  }
  if (sum(least) > width) return undefined;
  // The largest cap at which the columns fit; at 1 they do, since `least` fits.
  const cap = firstIndexWhere(2, width + 1, candidate => widthAt(candidate, natural, least) > width) - 1;
  const widths: number[] = [];
  for (let index = 0; index < natural.length; index++)
    widths.push(cappedWidth(natural[index] ?? 1, cap, least[index]));
  // Give the columns that are left over, one each, to the columns that can use them.
  let left = width - sum(widths);
  for (let index = 0; index < widths.length && left > 0; index++) {
    const columnWidth = widths[index] ?? 0;
    if (columnWidth < (natural[index] ?? 0)) {
      widths[index] = columnWidth + 1;
      left -= 1;
    }
  }
  return widths;
}

/** Width of a column that is narrowed to `cap`, and not below `least`. */
function cappedWidth(natural: number, cap: number, least = 1): number {
  return Math.max(least, Math.min(natural, cap));
}

/** Width of all columns that are narrowed to `cap`. */
function widthAt(cap: number, natural: readonly number[], least: readonly number[]): number {
  let width = 0;
  for (let index = 0; index < natural.length; index++)
    width += cappedWidth(natural[index] ?? 1, cap, least[index]);
  return width;
}

function sum(values: readonly number[]): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}
