/**
 * Replaces words that occur nowhere, so that queries with typos or other spellings find articles.
 *
 * Three kinds of replacement are tried, in this order; the first that occurs in the library wins:
 * 1. The same word written differently: `startup`, `start-up` or `start up`. For the query `startup` in a library that only
 *    has "start-up", `start-up` is searched. A word with signs in it is also split into parts, each of which may be a typo.
 * 2. Another form of the same English word: `descaling` for `descale`.
 * 3. The nearest words by edit distance: `throttles` for `throtles`.
 */

import { maxOf } from '../../util/large-lists.js';
import type { TimeSlicer } from '../../util/time-slicer.js';
import { maxTypos } from '../fuzzy/edit-distance.js';
import type { SearchIndex } from '../index/search-index.js';
import type { Vocabulary } from '../index/vocabulary.js';
import { foldForSearch } from '../match/fold-kana.js';
import { isKanaWord } from '../match/kana.js';
import { hasUnspacedScript, isInWord } from '../match/word-boundaries.js';
import { findStartedWords } from './find-started-words.js';
import type { QueryTerm } from './query.js';
import { createReplacementTerm, createSearchTerm, type SearchTerm } from './search-term.js';

export interface Correction {
  /** Terms required in place of the word. */
  terms: SearchTerm[];
  /** The replacements, for messages; empty if none was found. */
  words: string[];
}

/** Maximum number of similar words to search for in place of one. */
const MAX_REPLACEMENTS = 2;
/** Number of similar words to choose from, and how much rarer a word may be to count as one. */
const MAX_SIMILAR = 6;
const MUCH_RARER = 10;
/**
 * A similar word this many times as frequent as the other forms is searched as well.
 * For `kubernetse`, "kubernetes" is more likely than a form of a verb "kubernets".
 */
const ADDED_FREQUENCY_RATIO = 3;

/**
 * Returns the replacement of a term that occurs nowhere; without one, the term itself.
 * @param isLast whether the term is the last of the query, which may be unfinished
 */
export async function correctTerm(
  term: QueryTerm,
  index: SearchIndex,
  slicer: TimeSlicer,
  isLast = false,
): Promise<Correction> {
  const unchanged: Correction = { terms: [createSearchTerm(term)], words: [] };
  if (term.phrase || term.unknownKey !== undefined) return unchanged;
  const parts = splitAtSigns(term);
  const correction =
    (await findSimilarKana(term, index, slicer)) ??
    (parts.length > 1
      ? ((await findOccurring(term, [parts.join('')], index, slicer)) ??
        (await correctParts(term, parts, index, slicer)))
      : ((await findSplitWord(term, index, slicer)) ??
        (await findInflections(term, index, slicer)) ??
        (await findSimilarWords(term, index, slicer)) ??
        (isLast ? await findStarted(term, index, slicer) : undefined)));
  return correction ?? unchanged;
}

/** Adds similar words that are more frequent to a word that occurs. Undefined if there are none. */
export async function broadenTerm(
  typed: SearchTerm,
  index: SearchIndex,
  slicer: TimeSlicer,
): Promise<Correction | undefined> {
  const { queryTerm, fieldMatchers, bodyMatchers } = typed;
  const { text, phrase, unknownKey } = queryTerm;
  if (phrase || unknownKey !== undefined || maxTypos(text.length) === 0) return undefined;
  const vocabulary = await index.vocabulary(slicer);
  const least = ADDED_FREQUENCY_RATIO * vocabulary.frequency(text);
  const nearest = await vocabulary.findNearest(text, MAX_SIMILAR, slicer);
  const words = nearest.filter(word => vocabulary.frequency(word) > least).slice(0, MAX_REPLACEMENTS);
  if (words.length === 0) return undefined;
  const similar = createReplacementTerm(queryTerm, words);
  const term = {
    queryTerm,
    fieldMatchers: [...fieldMatchers, ...similar.fieldMatchers],
    bodyMatchers: [...bodyMatchers, ...similar.bodyMatchers],
  };
  return { terms: [term], words };
}

/** Returns the first of `texts` that occurs. */
async function findOccurring(
  queryTerm: QueryTerm,
  texts: readonly string[],
  index: SearchIndex,
  slicer: TimeSlicer,
): Promise<Correction | undefined> {
  for (const text of texts) {
    const term = createReplacementTerm(queryTerm, [text]);
    if (await index.occurs(term, slicer)) return { terms: [term], words: [text] };
  }
  return undefined;
}

/** Requires every part of a word, or words similar to the part. */
async function correctParts(
  term: QueryTerm,
  parts: readonly string[],
  index: SearchIndex,
  slicer: TimeSlicer,
): Promise<Correction | undefined> {
  const corrections: Correction[] = [];
  for (const text of parts) {
    const part = { ...term, text };
    const correction =
      (await findOccurring(part, [text], index, slicer)) ??
      (await findSimilarKana(part, index, slicer)) ??
      (await findSimilarWords(part, index, slicer));
    if (correction === undefined) return undefined;
    corrections.push(correction);
  }
  return {
    terms: corrections.flatMap(({ terms }) => terms),
    words: [corrections.map(({ words }) => words[0]).join(' ')],
  };
}

async function findSplitWord(
  term: QueryTerm,
  index: SearchIndex,
  slicer: TimeSlicer,
): Promise<Correction | undefined> {
  if (maxTypos(term.text.length) === 0) return undefined;
  const vocabulary = await index.vocabulary(slicer);
  // The singular first: it also matches the plural.
  const singular = term.text.replace(/(?<=[^s])s$/, '');
  const texts = [singular, term.text].flatMap(text => splitIntoTwo(text, vocabulary));
  return findOccurring(term, texts, index, slicer);
}

/** Finds similar words for one in katakana or hiragana. */
async function findSimilarKana(
  term: QueryTerm,
  index: SearchIndex,
  slicer: TimeSlicer,
): Promise<Correction | undefined> {
  if (!isKanaWord(term.text)) return undefined;
  const vocabulary = await index.kanaVocabulary(slicer);
  const words = await vocabulary.findNearest(term.text, MAX_REPLACEMENTS, slicer);
  return words.length === 0 ? undefined : { terms: [createReplacementTerm(term, words)], words };
}

async function findSimilarWords(
  term: QueryTerm,
  index: SearchIndex,
  slicer: TimeSlicer,
): Promise<Correction | undefined> {
  if (maxTypos(term.text.length) === 0) return undefined;
  const vocabulary = await index.vocabulary(slicer);
  const { text } = term;
  let nearest = await vocabulary.findNearest(text, MAX_SIMILAR, slicer);
  // Two typos and a plural `s` are three steps, one more than allowed.
  if (nearest.length === 0 && /[^s]s$/.test(text)) {
    const singular = text.slice(0, -1);
    nearest = vocabulary.has(singular)
      ? [singular]
      : await vocabulary.findNearest(singular, MAX_SIMILAR, slicer);
  }
  const words = choosePlausible(nearest, vocabulary);
  return words.length === 0 ? undefined : { terms: [createReplacementTerm(term, words)], words };
}

/**
 * Chooses the nearest word, and a second one unless it is ten times rarer or found with the first: a search for `security` finds
 * `securityoptions`, too.
 */
function choosePlausible(nearest: readonly string[], vocabulary: Vocabulary): string[] {
  const [first] = nearest;
  if (first === undefined) return [];
  const least = vocabulary.frequency(first) / MUCH_RARER;
  const second = nearest.find(
    word => word !== first && !word.startsWith(first) && vocabulary.frequency(word) >= least,
  );
  return second === undefined ? [first] : [first, second];
}

/** Finds words of titles and headings that begin like a word that is being typed. */
async function findStarted(
  term: QueryTerm,
  index: SearchIndex,
  slicer: TimeSlicer,
): Promise<Correction | undefined> {
  const words = (await findStartedWords(term.text, index.articles(), slicer)).slice(0, MAX_REPLACEMENTS);
  return words.length === 0 ? undefined : { terms: [createReplacementTerm(term, words)], words };
}

async function findInflections(
  term: QueryTerm,
  index: SearchIndex,
  slicer: TimeSlicer,
): Promise<Correction | undefined> {
  const inflections = inflectionsOf(term.text);
  if (inflections.length === 0) return undefined;
  const vocabulary = await index.vocabulary(slicer);
  const words = inflections.filter(word => vocabulary.has(word)).slice(0, MAX_REPLACEMENTS);
  if (words.length === 0) return undefined;
  const count = maxOf(words.map(word => vocabulary.frequency(word)));
  const similar = await vocabulary.findNearest(term.text, MAX_REPLACEMENTS, slicer);
  const moreFrequent = similar.filter(word => vocabulary.frequency(word) > count * ADDED_FREQUENCY_RATIO);
  const all = [...new Set([...moreFrequent, ...words])];
  return { terms: [createReplacementTerm(term, all)], words: all };
}

const ENDINGS = ['', 'e', 's', 'es', 'ed', 'ing', 'er', 'ers', 'ation', 'ations'];
const ENDING = /(?:e|e?s|ed|ing|ers?|ations?)$/;
/** Minimum length of a stem; shorter ones are too ambiguous. */
const MIN_STEM_LENGTH = 4;

/**
 * Returns other forms of a folded English word, the simplest first: `repairing` for `repair`, `descale` for `descaling`.
 * Not all of them are real words.
 */
function inflectionsOf(word: string): string[] {
  if (word.length < MIN_STEM_LENGTH || !/^[a-z]+$/.test(word)) return [];
  const bare = word.replace(ENDING, '');
  // The last letter may be doubled, as in `planning`.
  const stems = [word, bare, bare.replace(/([^aeiou])\1$/, '$1')].filter(
    stem => stem.length >= MIN_STEM_LENGTH,
  );
  const forms = ENDINGS.flatMap(ending => stems.map(stem => stem + ending));
  return [...new Set(forms)].filter(form => form !== word);
}

/** Splits a word at its signs. Splits scripts without spaces by the dictionary of `Intl.Segmenter`. */
function splitAtSigns({ text, typed }: QueryTerm): string[] {
  if (hasUnspacedScript(text)) {
    // The dictionary has katakana words in katakana.
    const written = foldForSearch(typed) === text ? typed : text;
    const segments = new Intl.Segmenter('und', { granularity: 'word' }).segment(written);
    return [...segments].filter(({ isWordLike }) => isWordLike).map(({ segment }) => foldForSearch(segment));
  }
  const parts = [];
  let start = 0;
  for (let at = 0; at <= text.length; at++) {
    if (isInWord(text, at)) continue;
    if (at > start) parts.push(text.slice(start, at));
    start = at + 1;
  }
  return parts.filter(part => part.length > 1);
}

/** Separators of two words that are also written as one. */
const SEPARATORS = [' ', '-', '.', '_'];

/** Splits a word into two known words of at least two letters, joined by each separator. */
function splitIntoTwo(text: string, vocabulary: Vocabulary): string[] {
  const pairs = [];
  for (let at = 2; at <= text.length - 2; at++) {
    const [first, second] = [text.slice(0, at), text.slice(at)];
    if (!vocabulary.has(first) || !vocabulary.has(second)) continue;
    for (const separator of SEPARATORS) pairs.push(first + separator + second);
  }
  return pairs;
}
