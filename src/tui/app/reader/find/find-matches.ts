import type { Document } from '../../../../document/document.js';
import { blockStarts, documentText } from '../../../../document/document-text.js';
import { foldForSearch } from '../../../../search/match/fold-kana.js';
import type { Range } from '../../../../search/results/search-result.js';
import { firstIndexWhere } from '../../../../util/binary-search.js';
import { headerStart } from '../article-header.js';
import { foldedText } from './folded-text.js';

/**
 * Ranges of the matches in the document's text (below 0: in the header), in order, without overlaps. Stored as one array of
 * numbers, start and end in turn: the first letter of a query occurs a million times in a long article, and a million pairs cost
 * too much.
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

  /** Index of the first match that starts at `offset` or after; `length` if there is none. */
  startingFrom(offset: number): number {
    return firstIndexWhere(0, this.length, index => (this.bounds[2 * index] ?? 0) >= offset);
  }

  /** Index of the first match that ends after `offset`; `length` if there is none. */
  endingAfter(offset: number): number {
    return firstIndexWhere(0, this.length, index => (this.bounds[2 * index + 1] ?? 0) > offset);
  }
}

/**
 * Finds the words in the article's header and the document's text. Smart case: a word with a capital letter matches exactly, any
 * other matches without regard to case, accents, width and kana. Different words with only a separator between them are one match.
 */
export function findMatches(document: Document, words: readonly string[], header = ''): Matches {
  const start = headerStart(header);
  const foldedHeader = foldForSearch(header);
  const bounds = words.map(word => {
    const [query, headerText, text] = isExact(word)
      ? [word, header, documentText(document)]
      : [foldForSearch(word), foldedHeader, foldedText(document)];
    return occurrences(text, query, 0, occurrences(headerText, query, start));
  });
  if (bounds.length === 1) return new Matches(bounds[0]);
  const text = foldedText(document);
  const textBetween = (from: number, to: number): string =>
    from < 0 ? foldedHeader.slice(from - start, to - start) : text.slice(from, to);
  return new Matches(joinNeighbours(mergeBounds(bounds), textBetween));
}

/** The words that a typed text searches for: a phrase, with or without quotes around it. */
export function wordsToFind(typed: string): string[] {
  const [, phrase = typed] = /^["“”]([^"“”]+)["“”]?$/.exec(typed) ?? [];
  return phrase === '' ? [] : [phrase];
}

/** Finds the words in one row of text. Used where only the visible rows need searching. */
export function findRanges(row: string, words: readonly string[]): Range[] {
  const folded = foldForSearch(row);
  const bounds = mergeBounds(
    words.map(word =>
      isExact(word) ? occurrences(row, word, 0) : occurrences(folded, foldForSearch(word), 0),
    ),
  );
  const matches = new Matches(joinNeighbours(bounds, (from, to) => folded.slice(from, to)));
  return Array.from({ length: matches.length }, (_, index): Range => matches.at(index) ?? [0, 0]);
}

/** True if the word has a capital letter, so that only the same letters match. */
export function isExact(word: string): boolean {
  return /\p{Lu}/u.test(word);
}

/** Adds the bounds of each occurrence of `word` in a text that starts at offset `start`. */
function occurrences(text: string, word: string, start: number, bounds: number[] = []): number[] {
  if (word === '') return bounds;
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length))
    bounds.push(start + at, start + at + word.length);
  return bounds;
}

/** Merges lists of bounds into one without overlaps. The longest of those with the same start wins. */
function mergeBounds(rows: readonly (readonly number[])[]): number[] {
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

/** Text between two words that are one match. */
const SEPARATOR = /^[\s\-_/.]?$/;

/** Joins matches of different words with only a separator between them. */
function joinNeighbours(
  bounds: readonly number[],
  textBetween: (from: number, to: number) => string,
): number[] {
  const joined: number[] = [];
  let lastWord = '';
  for (let index = 0; index < bounds.length; index += 2) {
    const [start = 0, end = 0] = [bounds[index], bounds[index + 1]];
    const before = joined.at(-1);
    const word = textBetween(start, end);
    // Of two neighbours, both are in the header or both in the text.
    const isTogether =
      before !== undefined &&
      start - before <= 1 &&
      before < 0 === start < 0 &&
      word !== lastWord &&
      SEPARATOR.test(textBetween(before, start));
    if (isTogether) joined[joined.length - 1] = end;
    else joined.push(start, end);
    lastWord = word;
  }
  return joined;
}

/** Matches in a block, with offsets in the block's text and their indices. The first block includes the header's matches. */
export function matchesInBlock(
  document: Document,
  matches: Matches,
  block: number,
): { range: Range; index: number }[] {
  const starts = blockStarts(document);
  const from = starts[block] ?? 0;
  const first = block === 0 ? Number.NEGATIVE_INFINITY : from;
  const to = starts[block + 1] ?? Number.POSITIVE_INFINITY;
  const inBlock: { range: Range; index: number }[] = [];
  for (let index = matches.endingAfter(first); index < matches.length; index++) {
    const [start, end] = matches.at(index) ?? [to, to];
    if (start >= to) break;
    inBlock.push({ range: [Math.max(first, start) - from, end - from], index });
  }
  return inBlock;
}
