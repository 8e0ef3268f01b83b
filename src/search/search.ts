/**
 * Searches a library: the filter of the list, `lectern search` and "did you mean" suggestions.
 * Matches folded text exactly, ranks and tolerates typos with fuse.js, and returns results with their matches. Must not
 * import screens, clocks or files: bodies and documents come from the `Library`.
 */

import type { Article } from '../library/article.js';
import type { BodyTexts } from '../library/body-text/body-text-store.js';
import type { Library } from '../library/library.js';
import { appendAll } from '../util/large-lists.js';
import { TimeSlicer, type TimeSlicerOptions } from '../util/time-slicer.js';
import { isUserError } from '../util/user-error.js';
import { BodyIndex } from './index/body-index.js';
import { indexArticles } from './index/indexed-article.js';
import { SearchIndex } from './index/search-index.js';
import { createVocabulary } from './index/vocabulary.js';
import type { Candidate } from './query/candidate-set.js';
import { parseQuery, type Query, type QueryTerm } from './query/query.js';
import { broadenTerm, correctTerm } from './query/query-correction.js';
import {
  addFuzzyMatches,
  FEW_RESULTS,
  findAll,
  findInMetadata,
  type SearchContext,
} from './query/run-query.js';
import { createSearchTerm, createSearchTerms, type SearchTerm } from './query/search-term.js';
import { addBodyMatch, LazyResult } from './results/lazy-result.js';
import type { QueryProblem, SearchResult, SearchResults, WordSuggestion } from './results/search-result.js';

export { suggestArticles } from './fuzzy/suggest-articles.js';

export interface Searcher {
  /** Builds the index in slices. Otherwise the first `searchMetadata` builds it at once, which takes 40 ms for 10,000 articles. */
  prepare(options?: TimeSlicerOptions): Promise<void>;
  /** Searches metadata synchronously, within a frame for 10,000 articles. An empty query returns every article in order. */
  searchMetadata(query: string): SearchResults;
  /** Searches metadata and bodies and adds snippets. Rejects with the signal's reason if it is aborted. */
  searchAll(query: string, options?: SearchAllOptions): Promise<SearchResults>;
  /** Adds the missing body match and snippet to a result of `searchAll`. For callers that show results one by one. */
  addSnippet(result: SearchResult, options?: TimeSlicerOptions): Promise<void>;
}

export interface SearchAllOptions extends TimeSlicerOptions {
  /** Maximum number of results; default: all. */
  limit?: number;
  /** Selects the articles to search; default: all. */
  filter?: (article: Article) => boolean;
  /** Number of first results that get a body match and snippet, which requires their documents. Default: all. */
  snippets?: number;
}

export function createSearcher(library: Library): Searcher {
  const index = new SearchIndex(library);
  return {
    prepare: (options = {}) => index.prepare(new TimeSlicer(options)),
    searchMetadata: query => searchMetadata(index, parseQuery(query)),
    searchAll: (query, options = {}) => searchAll(index, parseQuery(query), options),
    addSnippet: (result, options = {}) => addSnippet(index, result, new TimeSlicer(options)),
  };
}

/** Returns the words of articles and their bodies, to be stored and read again by `Library.words`. Sorted, they pack smaller. */
export async function listWords(
  articles: readonly Article[],
  bodies: BodyTexts,
  options: TimeSlicerOptions = {},
): Promise<string> {
  const slicer = new TimeSlicer(options);
  const { lines } = await createVocabulary(indexArticles(articles), new BodyIndex(bodies), slicer);
  const sorted = lines.split('\n').slice(0, -1).sort();
  return sorted.map(line => `${line}\n`).join('');
}

function searchMetadata(index: SearchIndex, query: Query): SearchResults {
  const terms = createSearchTerms(query.terms);
  const candidates = findInMetadata(index, query, terms);
  const results = candidates.map(candidate => new LazyResult(candidate, { terms }));
  return { results, total: candidates.length, corrections: [], ...problemsOf(query.problems) };
}

function problemsOf(problems: QueryProblem[]): Pick<SearchResults, 'problems'> {
  return problems.length > 0 ? { problems } : {};
}

async function searchAll(
  index: SearchIndex,
  query: Query,
  options: SearchAllOptions,
): Promise<SearchResults> {
  const slicer = new TimeSlicer(options);
  const bodies = await index.bodyIndex();
  await slicer.rest();
  const context = { index, bodies, query, filter: options.filter, slicer };
  const { candidates, terms, corrections, exact } = await findWithCorrections(context);
  const results = candidates
    .slice(0, options.limit)
    .map(candidate => new LazyResult(candidate, { terms, bodies }));
  for (const result of results.slice(0, options.snippets)) await addSnippet(index, result, slicer);
  const problems = [...query.problems, ...(await findUnknownKeys(query, corrections, context))];
  const suggestions = await suggestWords(context, exact);
  return {
    results,
    total: candidates.length,
    corrections,
    ...(suggestions.length > 0 && { suggestions }),
    ...problemsOf(problems),
  };
}

async function addSnippet({ library }: SearchIndex, result: SearchResult, slicer: TimeSlicer): Promise<void> {
  if (!(result instanceof LazyResult) || result.body !== undefined) return;
  try {
    await addBodyMatch(result, library, slicer);
  } catch (error) {
    // Its file was removed since it was found. Keep it without a snippet, and the other results too.
    if (!isUserError(error)) throw error;
  }
}

/** A frequent word is in at least this many times as many articles as a rare one that it is suggested for. */
const SUGGESTED_FREQUENCY_RATIO = 100;

/** Suggests frequent words for the rare words of a query that found `exact` articles. Loaded lazily: few searches need it. */
async function suggestWords(
  { index, query, slicer }: SearchContext,
  exact: number,
): Promise<WordSuggestion[]> {
  const mostRare = Math.floor(index.articles().length / SUGGESTED_FREQUENCY_RATIO);
  if (exact === 0 || exact > mostRare) return [];
  const { suggestFrequentWords } = await import('./query/frequent-word.js');
  const terms = createSearchTerms(query.terms);
  return suggestFrequentWords(
    { index, slicer, mostRare, moreFrequent: SUGGESTED_FREQUENCY_RATIO },
    terms,
    exact,
  );
}

/** Finds the words of the form `key:value` that occur nowhere. Required words without an article are among the corrections. */
async function findUnknownKeys(
  { terms, excluded }: Query,
  corrections: SearchResults['corrections'],
  { index, slicer }: SearchContext,
): Promise<QueryProblem[]> {
  const problems: QueryProblem[] = [];
  for (const { unknownKey, typed } of terms)
    if (unknownKey !== undefined && corrections.some(({ word }) => word === typed))
      problems.push({ key: unknownKey });
  for (const term of excluded)
    if (term.unknownKey !== undefined && !(await index.occurs(createSearchTerm(term), slicer)))
      problems.push({ key: term.unknownKey });
  return problems;
}

interface SearchOutcome {
  candidates: Candidate[];
  terms: readonly SearchTerm[];
  corrections: SearchResults['corrections'];
  /** Number of articles that have all words as typed. */
  exact: number;
}

/**
 * Finds articles by the words as typed. With few results, adds similar words or replaces words that occur nowhere.
 * With no results at all, searches again without stop words, then with words similar to those that occur.
 */
async function findWithCorrections(context: SearchContext): Promise<SearchOutcome> {
  const typedTerms = createSearchTerms(context.query.terms);
  const exact = await findAll(context, typedTerms);
  if (exact.length >= FEW_RESULTS || typedTerms.length === 0)
    return { candidates: exact, terms: typedTerms, corrections: [], exact: exact.length };
  const { terms, corrections } = await correctTerms(context.query.terms, context.index, context.slicer);
  const candidates =
    corrections.length === 0
      ? await addFuzzyMatches(context, typedTerms, exact)
      : await findAll(context, terms);
  const significant = terms.filter(({ queryTerm }) => queryTerm.phrase || !STOP_WORDS.has(queryTerm.text));
  const outcome = { terms, corrections, exact: exact.length };
  if (candidates.length > 0) return { candidates, ...outcome };
  const hasStopWords = significant.length > 0 && significant.length < terms.length;
  const withoutStopWords = hasStopWords ? await findAll(context, significant) : [];
  if (withoutStopWords.length > 0) return { candidates: withoutStopWords, ...outcome };
  return (await findWithSimilarWords(context, outcome)) ?? { candidates: [], ...outcome };
}

/** Finds articles by the words and by words similar to those that occur: a typo may be in an article too. */
async function findWithSimilarWords(
  context: SearchContext,
  { terms, corrections, exact }: Omit<SearchOutcome, 'candidates'>,
): Promise<SearchOutcome | undefined> {
  if (terms.length < 2) return undefined;
  const broadened: SearchTerm[] = [];
  const all = [...corrections];
  for (const term of terms) {
    const { typed } = term.queryTerm;
    const isCorrected = corrections.some(({ word }) => word === typed);
    const similar = isCorrected ? undefined : await broadenTerm(term, context.index, context.slicer);
    appendAll(broadened, similar?.terms ?? [term]);
    if (similar) all.push({ word: typed, replacements: similar.words, occurs: true });
  }
  if (all.length === corrections.length) return undefined;
  const candidates = await findAll(context, broadened);
  return candidates.length === 0 ? undefined : { candidates, terms: broadened, corrections: all, exact };
}

/** Creates a search term for each query term, or for its replacement if it occurs nowhere. */
async function correctTerms(
  queryTerms: readonly QueryTerm[],
  index: SearchIndex,
  slicer: TimeSlicer,
): Promise<Pick<SearchOutcome, 'corrections'> & { terms: SearchTerm[] }> {
  const terms: SearchTerm[] = [];
  const corrections: SearchResults['corrections'] = [];
  const typedTerms = createSearchTerms(queryTerms);
  const strictTerms = createSearchTerms(queryTerms, false);
  for (const [at, term] of typedTerms.entries()) {
    if (await index.occurs(strictTerms[at] ?? term, slicer)) {
      terms.push(term);
      continue;
    }
    const isLast = at === typedTerms.length - 1;
    const correction = await correctTerm(term.queryTerm, index, slicer, isLast);
    appendAll(terms, correction.terms);
    corrections.push({ word: term.queryTerm.typed, replacements: correction.words });
  }
  return { terms, corrections };
}

/** English words that say nothing about a subject. */
const STOP_WORDS = new Set(
  'a about an and are as at be by can do does for from how i in into is it my of on or that the to what when why with'.split(
    ' ',
  ),
);
