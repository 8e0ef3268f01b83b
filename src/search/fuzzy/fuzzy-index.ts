/**
 * Typo-tolerant search in metadata with fuse.js. Ranks the exact matches, and finds more articles if there are few.
 * `matchFuzzily` verifies the finds of fuse.js, because its bitap search accepts letters from anywhere in a field.
 */
import type Fuse from 'fuse.js/basic';
import type { IFuseOptions } from 'fuse.js/basic';
import type { TimeSlicer } from '../../util/time-slicer.js';
import { FIELDS, fieldText, type IndexedArticle } from '../index/indexed-article.js';
import { hasUnspacedScript } from '../match/word-boundaries.js';
import type { SearchTerm } from '../query/search-term.js';
import { maxTypos } from './edit-distance.js';
import { type FuzzyMatch, matchFuzzily } from './fuzzy-score.js';

const KEYS = FIELDS.map(({ name, weight }, index) => ({
  name,
  weight,
  getFn: (indexed: IndexedArticle) => fieldText(indexed, index),
}));

const OPTIONS: IFuseOptions<IndexedArticle> = {
  keys: KEYS,
  // Fields and terms are folded already.
  isCaseSensitive: true,
  ignoreLocation: true,
  includeScore: true,
  shouldSort: false,
  // Two typos in five letters: fuse.js counts a swap as two.
  threshold: 0.4,
};

/** Loads fuse.js on the first call: an exact search with few results does not need it. */
function createFuse(
  articles: readonly IndexedArticle[],
  options: IFuseOptions<IndexedArticle>,
): Fuse<IndexedArticle> {
  const Class: typeof Fuse = require('fuse.js/basic');
  return new Class(articles, options);
}

/** Articles in one fuse.js index; searching it takes a few milliseconds. */
const SHARD_SIZE = 100;
/** Cost in steps of searching an article for a word (see `TimeSlicer`). */
const SEARCH_STEPS = 40_000;

export class FuzzyIndex {
  /** Created when they are first searched. */
  private readonly shards: Fuse<IndexedArticle>[] = [];

  constructor(private readonly articles: readonly IndexedArticle[]) {}

  /** Finds the articles that have a word similar to each term, by index. */
  search(terms: readonly SearchTerm[]): Map<number, FuzzyMatch> {
    const matches = new Map<number, FuzzyMatch>();
    for (let start = 0; start < this.articles.length; start += SHARD_SIZE)
      this.searchShard(start, terms, matches);
    return matches;
  }

  /** Does the same in slices. */
  async searchInSlices(terms: readonly SearchTerm[], slicer: TimeSlicer): Promise<Map<number, FuzzyMatch>> {
    const matches = new Map<number, FuzzyMatch>();
    for (let start = 0; start < this.articles.length; start += SHARD_SIZE) {
      this.searchShard(start, terms, matches);
      if (slicer.spend(SHARD_SIZE * terms.length * SEARCH_STEPS)) await slicer.rest();
    }
    return matches;
  }

  private searchShard(start: number, terms: readonly SearchTerm[], matches: Map<number, FuzzyMatch>): void {
    const shard = start / SHARD_SIZE;
    this.shards[shard] ??= createFuse(this.articles.slice(start, start + SHARD_SIZE), OPTIONS);
    const fuse = this.shards[shard];
    // Word by word, so that they match in any order and each in any field.
    const articlesByTerm = terms.map(
      ({ queryTerm }) => new Map(fuse.search(queryTerm.text).map(each => [each.refIndex, each.item])),
    );
    const [first, ...others] = articlesByTerm;
    for (const [index, indexed] of first ?? []) {
      if (!others.every(other => other.has(index))) continue;
      const match = matchFuzzily(indexed, terms);
      if (match !== undefined) matches.set(start + index, match);
    }
  }
}

/** True if a term is a word that is long enough to recognise with a typo. */
export function mayContainTypo(terms: readonly SearchTerm[]): boolean {
  return terms.some(
    ({ queryTerm: { phrase, text } }) => !phrase && !hasUnspacedScript(text) && maxTypos(text.length) > 0,
  );
}

/** Fields that name the subject of an article. They are short enough to search within a frame. */
const SUBJECT_KEYS = KEYS.filter(({ name }) => name === 'title' || name === 'tags' || name === 'category');

/** Returns fuse.js's score of each article, from 0 to 1. Articles that it does not find are left out. */
export function scoreRelevance(
  articles: readonly IndexedArticle[],
  terms: readonly SearchTerm[],
): Map<IndexedArticle, number> {
  const fuse = createFuse(articles, { ...OPTIONS, keys: SUBJECT_KEYS });
  const scores = new Map<IndexedArticle, number>();
  for (const { fieldMatchers, queryTerm } of terms) {
    for (const { item, score = 1 } of fuse.search(fieldMatchers[0]?.text ?? queryTerm.text)) {
      scores.set(item, (scores.get(item) ?? 0) + (1 - score) / terms.length);
    }
  }
  return scores;
}
