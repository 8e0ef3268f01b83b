/**
 * Searching a library: one engine for the list's filter, for `lectern search` and for "did you mean". A folded scan
 * finds, fuse.js ranks and forgives slips, and every hit carries what it matched. It knows no screen, no clock and
 * no files: it asks the library for its bodies and documents.
 */
import type { Article } from '../library/article.js';
import type { Library } from '../library/library.js';
import type { Entry } from './entry.js';
import { bodyHasUnwanted, hasUnwanted, passes } from './filter.js';
import { mayBeMisspelt } from './fuzzy.js';
import type { Results } from './hit.js';
import { addPassage, makeHit } from './hits.js';
import { findInstead } from './instead.js';
import { Knowledge } from './knowledge.js';
import { nearestArticles } from './nearest.js';
import { Pace, type PaceOptions } from './pace.js';
import { parseQuery, type Query, type Wish } from './query.js';
import { rank, rankNear } from './rank.js';
import { Round } from './round.js';
import { makeTerm, type Term } from './term.js';

export interface Searcher {
  /** Makes ready, in slices, what the first `now` would else do at once: some 40 ms for 10,000 articles. */
  prepare(options?: PaceOptions): Promise<void>;
  /** What the metadata answers, at once: within a frame for 10,000 articles. An empty query finds every article, in order. */
  now(query: string): Results;
  /** What metadata and bodies answer, with passages. Rejects with the signal's reason when it is aborted. */
  complete(query: string, options?: CompleteOptions): Promise<Results>;
}

export interface CompleteOptions extends PaceOptions {
  /** Hits at most; default: all. */
  limit?: number;
  /** The articles to search among; default: all. */
  only?: (article: Article) => boolean;
  /** How many of the first hits get their passage (`Hit.body`), for which their documents are read; default: all. */
  passages?: number;
}

/**
 * Fewer hits than these, and fuse.js looks through the whole library for near words. It takes a second for 20,000
 * articles: where there are many it is asked only when nothing was found, and beyond that number not at all; and not
 * where each word is in so many articles that it is spelt as it is meant.
 */
const FEW = 3;
const SMALL = 200;
const LARGE = 20_000;

export function createSearcher(library: Library): Searcher {
  const knowledge = new Knowledge(library);
  return {
    prepare: (options = {}) => knowledge.prepare(new Pace(options)),
    now: query => searchFields(knowledge, parseQuery(query)),
    complete: (query, options = {}) => searchAll(knowledge, parseQuery(query), options),
  };
}

/** The articles whose slug or title is nearest to `name`, for "did you mean"; the nearest first, none where nothing is near. */
export function nearest(library: Library, name: string, count = 3): Article[] {
  return nearestArticles(library.articles, name).slice(0, count);
}

function searchFields(knowledge: Knowledge, query: Query): Results {
  const entries = knowledge.entries();
  const round = begin(entries, query);
  const allowed = round.indices;
  const terms = query.wanted.map(makeTerm);
  for (const term of terms) round.require(term);
  const found = rank(round, terms);
  if (found.length < FEW && entries.length <= SMALL && mayBeMisspelt(terms)) {
    found.push(...rankNear(knowledge.fuzzy().now(terms), { entries, allowed, found }));
  }
  return { hits: found.map(each => makeHit(each, terms)), total: found.length, tried: [] };
}

async function searchAll(knowledge: Knowledge, query: Query, options: CompleteOptions): Promise<Results> {
  const pace = new Pace(options);
  const corpus = await knowledge.corpus();
  await pace.rest();
  const { terms, tried } = await settleTerms(knowledge, query.wanted, pace);
  const entries = knowledge.entries();
  const round = begin(entries, query, options.only);
  const allowed = round.indices;
  for (const term of terms) await round.requireAnywhere(term, corpus, pace);
  let found = rank(round, terms, corpus);
  const few = entries.length <= SMALL ? FEW : entries.length <= LARGE ? 1 : 0;
  if (found.length < few && tried.length === 0 && mayBeMisspelt(await knowledge.rarer(FEW, terms, pace))) {
    found.push(...rankNear(await knowledge.fuzzy().paced(terms, pace), { entries, allowed, found }));
  }
  for (const term of query.without.map(makeTerm)) {
    found = found.filter(({ index }) => !bodyHasUnwanted(corpus.body(index).text, term));
  }
  const total = found.length;
  const shown = found.slice(0, options.limit).map(each => ({ ...each, hit: makeHit(each, terms) }));
  for (const { hit, index } of shown.slice(0, options.passages)) {
    await addPassage(hit, index, terms, { library: knowledge.library, corpus, pace });
  }
  return { hits: shown.map(({ hit }) => hit), total, tried };
}

/** The articles that the filters let through and that have no unwanted word in their metadata. */
function begin(entries: readonly Entry[], query: Query, only?: CompleteOptions['only']): Round {
  const round = new Round(entries);
  if (only) round.keep(({ article }) => only(article));
  for (const filter of query.filters) round.keep(entry => passes(entry, filter));
  for (const term of query.without.map(makeTerm)) round.keep(entry => !hasUnwanted(entry, term));
  return round;
}

/** A term for each wish; for a word that occurs nowhere, what is searched for instead. */
async function settleTerms(
  knowledge: Knowledge,
  wishes: readonly Wish[],
  pace: Pace,
): Promise<{ terms: Term[]; tried: Results['tried'] }> {
  const terms: Term[] = [];
  const tried: Results['tried'] = [];
  for (const wish of wishes) {
    const term = makeTerm(wish);
    if (await knowledge.occurs(term, pace)) {
      terms.push(term);
      continue;
    }
    const instead = await findInstead(wish, knowledge, pace);
    terms.push(...instead.terms);
    tried.push({ word: wish.typed, instead: instead.words });
  }
  return { terms, tried };
}
