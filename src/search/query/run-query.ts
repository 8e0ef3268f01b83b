/** The articles that answer a query: filtered, with every term in metadata or body, ranked; near ones where there are few. */
import type { Article } from '../../library/article.js';
import type { TimeSlicer } from '../../util/time-slicer.js';
import { mayBeMisspelt } from '../fuzzy/fuzzy.js';
import type { Corpus } from '../index/body-index.js';
import type { Entry } from '../index/indexed-article.js';
import type { Knowledge } from '../index/search-index.js';
import { type Found, Round } from './candidate-set.js';
import { hasUnwanted, passes, unwanted } from './filter.js';
import type { Query } from './query.js';
import { rank, rankNear, withNear } from './rank.js';
import { occursIn, type Term } from './term.js';

/**
 * Fewer hits than these, and fuse.js looks through the whole library for near words. It takes a second for 20,000
 * articles: where there are many it is asked only when nothing was found, and beyond that number not at all; and not
 * where each word is in so many articles that it is spelt as it is meant.
 */
export const FEW = 3;
const SMALL = 200;
const LARGE = 20_000;

/** The articles whose metadata has all terms, at once. */
export function findInFields(knowledge: Knowledge, query: Query, terms: readonly Term[]): Found[] {
  const entries = knowledge.entries();
  const round = begin(entries, query);
  const allowed = round.indices;
  for (const term of terms) round.require(term);
  const found = rank(round, terms);
  if (found.length < FEW && entries.length <= SMALL && mayBeMisspelt(terms)) {
    found.push(...rankNear(knowledge.fuzzy().now(terms), { entries, allowed, found }));
  }
  return found;
}

export interface Search {
  knowledge: Knowledge;
  corpus: Corpus;
  query: Query;
  /** The articles to search among; absent: all. */
  only: ((article: Article) => boolean) | undefined;
  pace: TimeSlicer;
}

/** The articles that have all terms, best first. */
export async function findAll(search: Search, terms: readonly Term[]): Promise<Found[]> {
  const { knowledge, corpus, query, pace, only } = search;
  const round = begin(knowledge.entries(), query, only);
  for (const term of terms) await round.requireAnywhere(term, corpus, pace);
  await pace.rest();
  const found = rank(round, terms, corpus);
  await pace.rest();
  return withoutUnwanted(found, search);
}

/** What `findAll` found and, where that is little, the articles that have words near to the terms. */
export async function findNearToo(search: Search, terms: readonly Term[], found: Found[]): Promise<Found[]> {
  const { knowledge, query, pace, only } = search;
  const entries = knowledge.entries();
  const few = entries.length <= SMALL ? FEW : entries.length <= LARGE ? 1 : 0;
  if (found.length >= few || !mayBeMisspelt(await knowledge.rarer(FEW, terms, pace))) return found;
  const near = await knowledge.fuzzy().paced(terms, pace);
  const { indices: allowed } = begin(entries, query, only);
  return withoutUnwanted(withNear(found, rankNear(near, { entries, allowed, found })), search);
}

async function withoutUnwanted(found: Found[], search: Search): Promise<Found[]> {
  let wanted = found;
  for (const wish of search.query.without) wanted = await withoutBodies(wanted, unwanted(wish), search);
  return wanted;
}

/** Those whose bodies do not have the unwanted term. */
async function withoutBodies(found: Found[], term: Term, { corpus, pace }: Search): Promise<Found[]> {
  if (term.wish.title) return found;
  const having = new Set<number>();
  const indices = Uint32Array.from(found, ({ index }) => index).sort();
  await corpus.eachLikely(term, indices, pace, (index, body) => {
    if (occursIn(term.inBody, body)) having.add(index);
    return false;
  });
  return found.filter(({ index }) => !having.has(index));
}

/** The articles that the filters let through and that have no unwanted word in their metadata. */
function begin(entries: readonly Entry[], query: Query, only?: Search['only']): Round {
  const round = new Round(entries);
  if (only) round.keep(({ article }) => only(article));
  for (const filter of query.filters) round.keep(entry => passes(entry, filter));
  for (const term of query.without.map(unwanted)) round.keep(entry => !hasUnwanted(entry, term));
  return round;
}
