import type { Document } from '../../../../document/document.js';
import { blockStarts, documentText } from '../../../../document/document-text.js';
import type { Range } from '../../../../search/results/result.js';
import { fold } from '../../../../text/case-fold.js';
import { headStart } from '../article-header.js';
import { foldedText } from './folded-text.js';

/**
 * Where something was found in the document's text (below 0: in the head above it), in order, not overlapping. The letter that a search begins with
 * stands a million times in a long article: so they are numbers in a row, start and end by turns, not a million pairs.
 */
export class Matches {
  constructor(private readonly bounds: readonly number[] = []) {}

  get length(): number {
    return this.bounds.length / 2;
  }

  at(index: number): Range | undefined {
    const [start, end] = [this.bounds[2 * index], this.bounds[2 * index + 1]];
    return start === undefined || end === undefined ? undefined : [start, end];
  }

  /** Index of the first that starts at `offset` or after; `length` where none does. */
  startingFrom(offset: number): number {
    return this.first(index => (this.bounds[2 * index] ?? 0) >= offset);
  }

  /** Index of the first that ends after `offset`. */
  endingAfter(offset: number): number {
    return this.first(index => (this.bounds[2 * index + 1] ?? 0) > offset);
  }

  private first(holds: (index: number) => boolean): number {
    let low = 0;
    let high = this.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (holds(middle)) high = middle;
      else low = middle + 1;
    }
    return low;
  }
}

/**
 * Where any of the words stands in the article's head and in the document's text. Smart case: a word with a capital in
 * it is looked for as it is written, any other without regard to case, accents and width.
 */
export function matchesOf(document: Document, words: readonly string[], head = ''): Matches {
  const found = words.map(word => {
    const [sought, above, text] = hasCapital(word)
      ? [word, head, documentText(document)]
      : [fold(word), fold(head), foldedText(document)];
    return occurrences(text, sought, 0, occurrences(above, sought, headStart(head)));
  });
  return new Matches(found.length === 1 ? found[0] : merged(found));
}

/** The same in one row of a text: of a whole article only what is shown is looked through. */
export function rangesIn(row: string, words: readonly string[]): Range[] {
  const folded = fold(row);
  const bounds = merged(
    words.map(word => (hasCapital(word) ? occurrences(row, word, 0) : occurrences(folded, fold(word), 0))),
  );
  const found = new Matches(bounds);
  return Array.from({ length: found.length }, (_, index): Range => found.at(index) ?? [0, 0]);
}

function hasCapital(word: string): boolean {
  return /\p{Lu}/u.test(word);
}

/** Adds where `word` stands in a text that starts at `start`. */
function occurrences(text: string, word: string, start: number, bounds: number[] = []): number[] {
  if (word === '') return bounds;
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length))
    bounds.push(start + at, start + at + word.length);
  return bounds;
}

/** Several rows of bounds as one: of those that begin at the same place the longest, and none that overlaps it. */
function merged(rows: readonly (readonly number[])[]): number[] {
  const bounds: number[] = [];
  const heads = rows.map(() => 0);
  for (;;) {
    let [start, end] = [Number.POSITIVE_INFINITY, 0];
    rows.forEach((row, index) => {
      const head = heads[index] ?? 0;
      const [from = start, to = end] = [row[head], row[head + 1]];
      if (from < start || (from === start && to > end)) [start, end] = [from, to];
    });
    if (start === Number.POSITIVE_INFINITY) return bounds;
    bounds.push(start, end);
    rows.forEach((row, index) => {
      let head = heads[index] ?? 0;
      while ((row[head] ?? end) < end) head += 2;
      heads[index] = head;
    });
  }
}

/** The matches that touch block `block`, counted in that block's text, each with its index. The first has the head's too. */
export function matchesInBlock(
  document: Document,
  matches: Matches,
  block: number,
): { range: Range; index: number }[] {
  const starts = blockStarts(document);
  const from = starts[block] ?? 0;
  const first = block === 0 ? Number.NEGATIVE_INFINITY : from;
  const to = starts[block + 1] ?? Number.POSITIVE_INFINITY;
  const found: { range: Range; index: number }[] = [];
  for (let index = matches.endingAfter(first); index < matches.length; index++) {
    const [start, end] = matches.at(index) ?? [to, to];
    if (start >= to) break;
    found.push({ range: [Math.max(first, start) - from, end - from], index });
  }
  return found;
}
