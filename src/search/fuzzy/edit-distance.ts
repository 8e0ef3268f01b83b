/** Edit distance of words: Damerau's, which counts a swap of two neighbouring letters as one step. */

import { minOf } from '../../util/large-lists.js';

/** Returns the number of typos allowed in a word of this length. */
export function maxTypos(length: number): number {
  return length < 3 ? 0 : length < 6 ? 1 : 2;
}

const FAR = 99;

/**
 * Counts the steps from `typed` to `word`. A step adds, removes or changes a letter, or swaps two neighbours. Returns a number
 * above `max` if there are more. With `prefix`, counts the steps to the nearest prefix of `word`. This is the "optimal string
 * alignment" variant of Damerau–Levenshtein.
 */
export function editDistance(typed: string, word: string, max: number, prefix = false): number {
  const rows = typed.length;
  const columns = Math.min(word.length, rows + max);
  if (rows - columns > max || (!prefix && word.length > columns)) return FAR;
  let secondAbove: number[] = [];
  let above: number[] = [];
  for (let column = 0; column <= columns; column++) above.push(column);
  for (let row = 1; row <= rows; row++) {
    const current: number[] = new Array(columns + 1).fill(FAR);
    current[0] = row;
    let lowest = row;
    // Cells farther from the diagonal are above `max`.
    const end = Math.min(columns, row + max);
    for (let column = Math.max(1, row - max); column <= end; column++) {
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
        steps = Math.min(steps, (secondAbove[column - 2] ?? FAR) + 1);
      }
      current[column] = steps;
      if (steps < lowest) lowest = steps;
    }
    if (lowest > max) return FAR;
    secondAbove = above;
    above = current;
  }
  return prefix ? minOf(above) : (above[columns] ?? FAR);
}

/** Added to the distance from a prefix, so that complete words are nearer. */
const UNFINISHED_COST = 0.5;
/** Minimum length of a typed word that is compared with prefixes. Shorter ones are similar to too many words. */
const MIN_PREFIX_LENGTH = 5;

/**
 * Returns the distance from a typed word to a known one.
 * Undefined if there are too many typos. The typed word may be the start of the known one, because queries are searched while they are typed.
 */
export function typoDistance(typed: string, word: string): number | undefined {
  const max = maxTypos(typed.length);
  if (max === 0 || word.length < typed.length - max || !startsSimilarly(typed, word)) return undefined;
  // In a word of three letters every letter matters: only a wrong order is allowed.
  if (typed.length === 3) return hasSameLetters(typed, word) ? 1 : undefined;
  // One of four letters is rarely a typo for another: `helm` is not `help`.
  if (typed.length === 4 && !hasSameLetters(typed, word) && !isLongerOrShorter(typed, word)) return undefined;
  if (hasMoreMissingLetters(typed, word, max)) return undefined;
  // The distance to a prefix is never greater: one comparison rejects a word.
  const prefix = editDistance(typed, word, max, true);
  if (prefix > max) return undefined;
  const whole = editDistance(typed, word, max);
  if (whole <= max) return whole;
  if (typed.length < MIN_PREFIX_LENGTH) return undefined;
  return prefix <= (max - 1 || 1) ? prefix + UNFINISHED_COST : undefined;
}

function hasSameLetters(typed: string, word: string): boolean {
  return [...typed].sort().join() === [...word].sort().join();
}

/** True if a letter after the first two is missing or added. */
function isLongerOrShorter(typed: string, word: string): boolean {
  return typed.length !== word.length && typed.slice(0, 2) === word.slice(0, 2);
}

/** True if more than `max` letters of `typed` are not in `word`. Each of them is a typo, and counting is fast. */
function hasMoreMissingLetters(typed: string, word: string, max: number): boolean {
  let missing = 0;
  for (let at = 0; at < typed.length; at++)
    if (!word.includes(typed[at] as string) && ++missing > max) return true;
  return false;
}

/**
 * True if the first letters are equal, or one was left out, doubled or swapped.
 * Other typos are rare in the first letter, and this test avoids most comparisons.
 */
function startsSimilarly(typed: string, word: string): boolean {
  return typed[0] === word[0] || typed[0] === word[1] || typed[1] === word[0];
}
