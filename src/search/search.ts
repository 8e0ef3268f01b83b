/**
 * Searching a library: one engine for the list's filter, for `lectern search` and for "did you mean". A folded scan
 * finds, fuse.js ranks and forgives slips, and every hit carries what it matched. It knows no screen, no clock and
 * no files: it asks the library for its bodies and documents.
 */
import type { Article } from '../library/article.js';
import type { Library } from '../library/library.js';
import { TimeSlicer, type TimeSlicerOptions } from '../util/time-slicer.js';
import { isUserError } from '../util/user-error.js';
import { nearestArticles } from './fuzzy/suggest-articles.js';
import { Knowledge } from './index/search-index.js';
import type { Found } from './query/candidate-set.js';
import { parseQuery, type Query, type Wish } from './query/query.js';
import { findInstead } from './query/query-correction.js';
import { FEW, findAll, findInFields, findNearToo, type Search } from './query/run-query.js';
import { isSmall } from './query/stop-words.js';
import { makeTerms, type Term } from './query/term.js';
import { addPassage, FoundHit } from './results/build-results.js';
import type { Results, SearchResult } from './results/result.js';

export interface Searcher {
  /** Makes ready, in slices, what the first `now` would else do at once: some 40 ms for 10,000 articles. */
  prepare(options?: TimeSlicerOptions): Promise<void>;
  /** What the metadata answers, at once: within a frame for 10,000 articles. An empty query finds every article, in order. */
  now(query: string): Results;
  /** What metadata and bodies answer, with passages. Rejects with the signal's reason when it is aborted. */
  complete(query: string, options?: CompleteOptions): Promise<Results>;
  /** Gives a hit of `complete` the passage that it was not given there: for whoever shows hits one after the other. */
  addPassage(hit: SearchResult, options?: TimeSlicerOptions): Promise<void>;
}

export interface CompleteOptions extends TimeSlicerOptions {
  /** Hits at most; default: all. */
  limit?: number;
  /** The articles to search among; default: all. */
  only?: (article: Article) => boolean;
  /** How many of the first hits get their passage (`Hit.body`), for which their documents are read; default: all. */
  passages?: number;
}

export function createSearcher(library: Library): Searcher {
  const knowledge = new Knowledge(library);
  return {
    prepare: (options = {}) => knowledge.prepare(new TimeSlicer(options)),
    now: query => searchFields(knowledge, parseQuery(query)),
    complete: (query, options = {}) => searchAll(knowledge, parseQuery(query), options),
    addPassage: (hit, options = {}) => passageOf(knowledge, hit, new TimeSlicer(options)),
  };
}

/** The articles whose slug or title is nearest to `name`, for "did you mean"; the nearest first, none where nothing is near. */
export function nearest(library: Library, name: string, count = 3): Article[] {
  return nearestArticles(library.articles, name).slice(0, count);
}

function searchFields(knowledge: Knowledge, query: Query): Results {
  const sought = { terms: makeTerms(query.wanted) };
  const found = findInFields(knowledge, query, sought.terms);
  return { hits: found.map(each => new FoundHit(each, sought)), total: found.length, tried: [] };
}

async function searchAll(knowledge: Knowledge, query: Query, options: CompleteOptions): Promise<Results> {
  const pace = new TimeSlicer(options);
  const corpus = await knowledge.corpus();
  await pace.rest();
  const search = { knowledge, corpus, query, only: options.only, pace };
  const { found, terms, tried } = await answer(search);
  const sought = { terms, corpus };
  const hits = found.slice(0, options.limit).map(each => new FoundHit(each, sought));
  for (const hit of hits.slice(0, options.passages)) await passageOf(knowledge, hit, pace);
  return { hits, total: found.length, tried };
}

async function passageOf({ library }: Knowledge, hit: SearchResult, pace: TimeSlicer): Promise<void> {
  if (!(hit instanceof FoundHit) || hit.body !== undefined) return;
  try {
    await addPassage(hit, library, pace);
  } catch (error) {
    // Its file has gone since it was found: the others are not to go with it.
    if (!isUserError(error)) throw error;
  }
}

interface Answer {
  found: Found[];
  terms: readonly Term[];
  tried: Results['tried'];
}

/** What is found by the words as typed; where that is little, by what is near to them; where that is nothing, by the telling ones. */
async function answer(search: Search): Promise<Answer> {
  const typed = makeTerms(search.query.wanted);
  const found = await findAll(search, typed);
  if (found.length >= FEW || typed.length === 0) return { found, terms: typed, tried: [] };
  const { terms, tried } = await settleTerms(search.knowledge, search.query.wanted, search.pace);
  const more = tried.length === 0 ? await findNearToo(search, typed, found) : await findAll(search, terms);
  const telling = terms.filter(({ wish }) => wish.phrase || !isSmall(wish.text));
  if (more.length > 0 || telling.length === 0 || telling.length === terms.length)
    return { found: more, terms, tried };
  return { found: await findAll(search, telling), terms, tried };
}

/** A term for each wish; for a word that occurs nowhere, what is searched for instead. */
async function settleTerms(
  knowledge: Knowledge,
  wishes: readonly Wish[],
  pace: TimeSlicer,
): Promise<{ terms: Term[]; tried: Results['tried'] }> {
  const terms: Term[] = [];
  const tried: Results['tried'] = [];
  for (const term of makeTerms(wishes)) {
    if (await knowledge.occurs(term, pace)) {
      terms.push(term);
      continue;
    }
    const instead = await findInstead(term.wish, knowledge, pace);
    terms.push(...instead.terms);
    tried.push({ word: term.wish.typed, instead: instead.words });
  }
  return { terms, tried };
}
