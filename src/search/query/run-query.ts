/**
 * Runs one query. Filters the articles, requires every term in metadata or body, and ranks the rest. Adds articles with similar
 * words if there are few results.
 */

import type { Article } from '../../library/article.js';
import { appendAll } from '../../util/large-lists.js';
import type { TimeSlicer } from '../../util/time-slicer.js';
import { mayContainTypo } from '../fuzzy/fuzzy-index.js';
import type { BodyIndex } from '../index/body-index.js';
import { FIELDS, fieldText, headingsText, type IndexedArticle, VALUE_END } from '../index/indexed-article.js';
import type { SearchIndex } from '../index/search-index.js';
import { GRADES, type WordMatcher } from '../match/word-matcher.js';
import { type Candidate, CandidateSet } from './candidate-set.js';
import { matchesDate } from './date-filter.js';
import type { Query, QueryFilter, QueryTerm } from './query.js';
import { mergeFuzzyMatches, rank, rankFuzzyMatches } from './rank.js';
import { createSearchTerm, matchesAny, type SearchTerm } from './search-term.js';

/**
 * With fewer results than this, fuse.js searches the whole library for similar words.
 * This takes a second for 20,000 articles. Above `SMALL_LIBRARY` articles it runs only if nothing was found, and
 * above `LARGE_LIBRARY` it never runs. It is also skipped if every word is too frequent to be a typo.
 */
export const FEW_RESULTS = 3;
const SMALL_LIBRARY = 200;
const LARGE_LIBRARY = 20_000;

/** Finds the articles whose metadata has all terms, synchronously. */
export function findInMetadata(index: SearchIndex, query: Query, terms: readonly SearchTerm[]): Candidate[] {
  const articles = index.articles();
  const candidates = createCandidates(articles, query);
  const allowed = candidates.indices;
  for (const term of terms) candidates.requireInFields(term);
  const ranked = rank(candidates, terms);
  if (ranked.length < FEW_RESULTS && articles.length <= SMALL_LIBRARY && mayContainTypo(terms)) {
    appendAll(
      ranked,
      rankFuzzyMatches(index.fuzzyIndex().search(terms), { articles, allowed, exact: ranked }),
    );
  }
  return ranked;
}

export interface SearchContext {
  index: SearchIndex;
  bodies: BodyIndex;
  query: Query;
  /** Selects the articles to search; absent: all. */
  filter: ((article: Article) => boolean) | undefined;
  slicer: TimeSlicer;
}

/** Finds the articles that have all terms, best first. */
export async function findAll(context: SearchContext, terms: readonly SearchTerm[]): Promise<Candidate[]> {
  const { index, bodies, query, slicer, filter } = context;
  const candidates = createCandidates(index.articles(), query, filter);
  for (const term of terms) await candidates.requireInFieldsOrBody(term, bodies, slicer);
  await slicer.rest();
  const ranked = rank(candidates, terms, bodies);
  await slicer.rest();
  return removeExcluded(ranked, context);
}

/** Adds the articles with words similar to the terms, if `findAll` found few. */
export async function addFuzzyMatches(
  context: SearchContext,
  terms: readonly SearchTerm[],
  exact: Candidate[],
): Promise<Candidate[]> {
  const { index, query, slicer, filter } = context;
  const articles = index.articles();
  const few = articles.length <= SMALL_LIBRARY ? FEW_RESULTS : articles.length <= LARGE_LIBRARY ? 1 : 0;
  if (exact.length >= few || !mayContainTypo(await index.findRareTerms(FEW_RESULTS, terms, slicer)))
    return exact;
  const fuzzyMatches = await index.fuzzyIndex().searchInSlices(terms, slicer);
  const { indices: allowed } = createCandidates(articles, query, filter);
  const fuzzy = rankFuzzyMatches(fuzzyMatches, { articles, allowed, exact });
  return removeExcluded(mergeFuzzyMatches(exact, fuzzy), context);
}

async function removeExcluded(candidates: Candidate[], context: SearchContext): Promise<Candidate[]> {
  let remaining = candidates;
  for (const term of context.query.excluded)
    remaining = await removeByBody(remaining, createExcludedTerm(term), context);
  return remaining;
}

/** Removes the candidates whose bodies have the excluded term. */
async function removeByBody(
  candidates: Candidate[],
  term: SearchTerm,
  { bodies, slicer }: SearchContext,
): Promise<Candidate[]> {
  if (term.queryTerm.titleOnly) return candidates;
  const matching = new Set<number>();
  const indices = Uint32Array.from(candidates, ({ index }) => index).sort();
  await bodies.visitCandidates(term, indices, slicer, (index, body) => {
    if (matchesAny(term.bodyMatchers, body)) matching.add(index);
    return false;
  });
  return candidates.filter(({ index }) => !matching.has(index));
}

/** Creates the set of articles that pass the filters, without excluded terms in their metadata. */
function createCandidates(
  articles: readonly IndexedArticle[],
  query: Query,
  filter?: SearchContext['filter'],
): CandidateSet {
  const candidates = new CandidateSet(articles);
  if (filter) candidates.filter(({ article }) => filter(article));
  for (const queryFilter of query.filters) candidates.filter(article => matchesFilter(article, queryFilter));
  for (const term of query.excluded.map(createExcludedTerm))
    candidates.filter(article => !hasExcludedTerm(article, term));
  return candidates;
}

const CATEGORY = FIELDS.findIndex(({ name }) => name === 'category');
const TAGS = FIELDS.findIndex(({ name }) => name === 'tags');
const AUTHORS = FIELDS.findIndex(({ name }) => name === 'authors');

/** True if the article passes the filter. A value of the field has to begin with the filter's value. */
function matchesFilter(indexed: IndexedArticle, filter: QueryFilter): boolean {
  if ('day' in filter) return matchesDate(indexed.article, filter);
  const { field, value, negated } = filter;
  switch (field) {
    case 'author':
      return ` ${fieldText(indexed, AUTHORS).replaceAll(VALUE_END, ' ')}`.includes(` ${value}`) !== negated;
    case 'lang':
      return (indexed.article.lang ?? '').toLowerCase().startsWith(value) !== negated;
    default: {
      const text = fieldText(indexed, field === 'category' ? CATEGORY : TAGS);
      return (text.startsWith(value) || text.includes(VALUE_END + value)) !== negated;
    }
  }
}

/** Creates a term that matches only words and starts of words. */
function createExcludedTerm(queryTerm: QueryTerm): SearchTerm {
  const { fieldMatchers, bodyMatchers } = createSearchTerm(queryTerm);
  return {
    queryTerm,
    fieldMatchers: fieldMatchers.map(toStartMatcher),
    bodyMatchers: bodyMatchers.map(toStartMatcher),
  };
}

function toStartMatcher(matcher: WordMatcher): WordMatcher {
  return { ...matcher, minGrade: Math.max(matcher.minGrade, GRADES.start) };
}

/** True if the metadata has the excluded term. */
function hasExcludedTerm(article: IndexedArticle, { queryTerm, fieldMatchers }: SearchTerm): boolean {
  if (queryTerm.titleOnly) return matchesAny(fieldMatchers, fieldText(article, 0));
  return matchesAny(fieldMatchers, article.text) || matchesAny(fieldMatchers, headingsText(article));
}
