/** How near two words are: Damerau's distance, with the swap of two neighbours as one step. */

/** How many slips are forgiven in a word of this many letters. */
export function allowance(length: number): number {
  return length < 3 ? 0 : length < 6 ? 1 : 2;
}

const FAR = 99;

/**
 * Steps from `typed` to `word` (a letter added, left out, changed, or two neighbours swapped; the "optimal string
 * alignment" of Damerau's distance), or a number above `most`. With `start`, to the nearest beginning of `word`.
 */
export function distance(typed: string, word: string, most: number, start = false): number {
  const rows = typed.length;
  const columns = Math.min(word.length, rows + most);
  if (rows - columns > most || (!start && word.length > columns)) return FAR;
  let before: number[] = [];
  let above = Array.from({ length: columns + 1 }, (_, column) => column);
  for (let row = 1; row <= rows; row++) {
    const current = [row];
    let least = row;
    for (let column = 1; column <= columns; column++) {
      const same = typed[row - 1] === word[column - 1];
      let steps = Math.min(
        (above[column - 1] ?? FAR) + (same ? 0 : 1),
        (above[column] ?? FAR) + 1,
        (current[column - 1] ?? FAR) + 1,
      );
      if (
        row > 1 &&
        column > 1 &&
        typed[row - 1] === word[column - 2] &&
        typed[row - 2] === word[column - 1]
      ) {
        steps = Math.min(steps, (before[column - 2] ?? FAR) + 1);
      }
      current.push(steps);
      if (steps < least) least = steps;
    }
    if (least > most) return FAR;
    before = above;
    above = current;
  }
  return start ? Math.min(...above) : (above[columns] ?? FAR);
}

/** The start of a word counts half a step more than the whole of it. */
const UNFINISHED = 0.5;
/** Words shorter than this are not taken for the beginnings of others: too many would do. */
const SHORTEST_START = 5;

/**
 * How far `word` is from what was typed, in steps, or undefined where it is too far to be what was meant. A typed
 * word may be the beginning of what is meant, since a query is searched while it is typed.
 */
export function farness(typed: string, word: string): number | undefined {
  const most = allowance(typed.length);
  if (most === 0 || word.length < typed.length - most || !startsAlike(typed, word)) return undefined;
  // In a word of three letters every letter tells: only their order is forgiven.
  if (typed.length === 3) return [...typed].sort().join() === [...word].sort().join() ? 1 : undefined;
  const whole = distance(typed, word, most);
  if (whole <= most) return whole;
  if (typed.length < SHORTEST_START) return undefined;
  const start = distance(typed, word, most - 1 || 1, true);
  return start <= (most - 1 || 1) ? start + UNFINISHED : undefined;
}

/** A slip is seldom in the first letter, unless it is left out, doubled or swapped; asking so spares most comparisons. */
function startsAlike(typed: string, word: string): boolean {
  return typed[0] === word[0] || typed[0] === word[1] || typed[1] === word[0];
}
