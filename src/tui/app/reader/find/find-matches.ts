import type { Document } from '../../../../document/document.js';
import { blockStarts, documentText } from '../../../../document/document-text.js';
import { foldForSearch } from '../../../../search/match/fold-kana.js';
import { composeKana, separateVoicing } from '../../../../search/match/kana.js';
import type { Range } from '../../../../search/results/search-result.js';
import { firstIndexWhere } from '../../../../util/binary-search.js';
import { headerStart } from '../article-header.js';
import { foldedText, type SearchableText } from './folded-text.js';

/**
 * Ranges of the matches in the document's text (below 0: in the header), in order, without overlaps. Stored as one array of
 * numbers, start and end in turn: the first letter of a query occurs a million times in a long article, and a million pairs cost
 * too much.
 */
export class Matches {
  constructor(private readonly bounds: ArrayLike<number> = []) {}

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
 * `together`: the number of words that a match must have.
 */
export function findMatches(
  document: Document,
  words: readonly string[],
  header = '',
  together = 1,
): Matches {
  const start = headerStart(header);
  const foldedHeader = foldForSearch(header);
  const bounds = words.map(word => {
    const [queries, headerText, text] = isExact(word)
      ? [[word], header, wholeText(document, word)]
      : [foldedSpellings(word), foldedHeader, foldedText(document)];
    const found = queries.map(query => occurrences(text, headerText, query, start));
    return mergeBounds(found);
  });
  if (bounds.length === 1) return new Matches(bounds[0]);
  const text = foldedText(document);
  const textBetween = (from: number, to: number): string =>
    from < 0 ? foldedHeader.slice(from - start, to - start) : text.slice(from, to);
  return new Matches(joinNeighbours(mergeBounds(bounds), textBetween, together));
}

/** Maximum number of words in a typed text that are searched for one by one. */
const MAX_WORDS = 8;

/** Words and their matches in an article. */
export interface FoundWords {
  /** Each occurrence of any of these words is a match. */
  words: readonly string[];
  /** Ranges in `documentText`, in UTF-16 code units; below 0 in the header. */
  matches: Matches;
  /** True if the typed words occur, but nowhere together. Absent if a search of the library gave the words. */
  isSplit?: boolean;
}

/**
 * Finds a typed text as a phrase. In an article about worker threads, both words are on every page, and readers look for the places
 * where they are together. If the phrase occurs nowhere, finds its words one by one. Does not do that for a text in quotes, and
 * before the document is complete, because the rest may have the phrase.
 */
export function findTyped(document: Document, typed: string, header = '', isComplete = true): FoundWords {
  const [, quoted] = /^["“”]([^"“”]+)["“”]?$/.exec(typed) ?? [];
  const phrase = quoted ?? typed;
  const words = phrase === '' ? [] : [phrase];
  const matches = findMatches(document, words, header);
  const single = isComplete && quoted === undefined && matches.length === 0 ? wordsOf(typed) : [];
  if (single.length === 0) return { words, matches, isSplit: false };
  const together = findMatches(document, single, header, single.length);
  if (single.length > 1 && together.length > 0) return { words: single, matches: together, isSplit: false };
  const each = findMatches(document, single, header);
  return each.length === 0
    ? { words, matches, isSplit: false }
    : { words: single, matches: each, isSplit: true };
}

/** Text of the document to find `phrase` in, also where it continues on the next line of the source. */
function wholeText(document: Document, phrase: string): string {
  const text = documentText(document);
  return phrase.includes(' ') ? text.replaceAll('\n', ' ') : text;
}

/** The words of a typed text. Empty for one word. A single letter counts only in scripts in which it may be a word. */
function wordsOf(typed: string): string[] {
  const all = [...new Set(typed.split(/\s+/))].filter(word => !/^[\0-\x7f]?$/.test(word));
  return /\S\s+\S/.test(typed) ? all.slice(0, MAX_WORDS) : [];
}

/** Folded spellings of a word: as typed, and with voicing marks as characters of their own, as half-width kana have. */
function foldedSpellings(word: string): string[] {
  const composed = composeKana(word);
  return [composed, ...separateVoicing(composed)].map(foldForSearch);
}

/** Finds the words in one row of text. Used where only the visible rows need searching. */
export function findRanges(row: string, words: readonly string[]): Range[] {
  const folded = foldForSearch(row);
  const bounds = mergeBounds(
    words.map(word =>
      isExact(word)
        ? occurrences(row, '', word, 0)
        : mergeBounds(foldedSpellings(word).map(query => occurrences(folded, '', query, 0))),
    ),
  );
  const matches = new Matches(joinNeighbours(bounds, (from, to) => folded.slice(from, to)));
  return Array.from({ length: matches.length }, (_, index): Range => matches.at(index) ?? [0, 0]);
}

/** True if the word has a capital letter, so that only the same letters match. */
export function isExact(word: string): boolean {
  return /\p{Lu}/u.test(word);
}

/** Bounds of the occurrences of `word` in the header, which starts at offset `start`, and in the text. */
function occurrences(text: SearchableText, header: string, word: string, start: number): Int32Array {
  // Grown by hand: the copies of a growing array of 200,000 numbers take 6 MB.
  let bounds = new Int32Array(64);
  let length = 0;
  const add = (searched: SearchableText, offset: number): void => {
    for (let at = searched.indexOf(word); at >= 0; at = searched.indexOf(word, at + word.length)) {
      if (length === bounds.length) {
        const larger = new Int32Array(2 * length);
        larger.set(bounds);
        bounds = larger;
      }
      bounds[length++] = offset + at;
      bounds[length++] = offset + at + word.length;
    }
  };
  if (word !== '') {
    add(header, start);
    add(text, 0);
  }
  return bounds.subarray(0, length);
}

/** Merges lists of bounds into one without overlaps. The longest of those with the same start wins. */
function mergeBounds(rows: readonly ArrayLike<number>[]): ArrayLike<number> {
  const [only, ...others] = rows;
  if (only && others.length === 0) return only;
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

/** Joins matches of different words with only a separator between them. Leaves out those of fewer than `least` words. */
function joinNeighbours(
  bounds: ArrayLike<number>,
  textBetween: (from: number, to: number) => string,
  least = 1,
): number[] {
  const joined: number[] = [];
  let count = 0;
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
    if (!isTogether) {
      if (count < least) joined.length = Math.max(0, joined.length - 2);
      joined.push(start, end);
    } else joined[joined.length - 1] = end;
    count = isTogether ? count + 1 : 1;
    lastWord = word;
  }
  if (count < least) joined.length = Math.max(0, joined.length - 2);
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
