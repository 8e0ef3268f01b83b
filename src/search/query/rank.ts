/** The order of what was found: what the fields and bodies scored, and for the foremost what they are as a whole. */

import { relevance } from '../fuzzy/fuzzy.js';
import { isAbout, type Nearness } from '../fuzzy/fuzzy-score.js';
import type { Corpus } from '../index/body-index.js';
import { type Entry, fieldText } from '../index/indexed-article.js';
import { bestPassage } from '../results/passage.js';
import type { Found, Round } from './candidate-set.js';
import { matchesOf, type Term } from './term.js';

/** How many of the foremost are looked at closely. */
const FOREMOST = 40;
/**
 * Fewer that have a word in their metadata are in order by what they scored; fuse.js takes some milliseconds to load and to look
 * at its first ones. What has its words in the body alone it could but mistake for something near.
 */
const MANY = 10;
/** What a body is worth more whose terms stand side by side. */
const TOGETHER = 2.5;
/** Added to what has every word as typed, so that it comes before what has a word near to it. */
const FOUND = 1;

/** Best first; equals in the order of the library. */
export function rank(round: Round, terms: readonly Term[], corpus?: Corpus): Found[] {
  const found = round.found();
  if (terms.length === 0) return found;
  const foremost = found.slice(0, FOREMOST);
  const named = foremost.filter(({ field }) => field !== 'body').map(({ entry }) => entry);
  const relevant = named.length < MANY ? new Map<Entry, number>() : relevance(named, terms);
  for (const each of foremost) {
    each.score += FOUND + (relevant.get(each.entry) ?? 0) + asTitle(fieldText(each.entry, 0), terms);
    if (corpus !== undefined && terms.length > 1) each.score += together(corpus.body(each.index).text, terms);
  }
  return [...foremost.sort(byScore), ...found.slice(FOREMOST)];
}

/** The articles of `near` (by index) that are allowed and not found yet, as `rank` has them. */
export function rankNear(
  near: ReadonlyMap<number, Nearness>,
  {
    entries,
    allowed,
    found,
  }: { entries: readonly Entry[]; allowed: readonly number[]; found: readonly Found[] },
): Found[] {
  const known = new Set(found.map(({ index }) => index));
  const nearby: Found[] = [];
  for (const index of allowed) {
    const entry = entries[index];
    const nearness = near.get(index);
    if (entry === undefined || nearness === undefined || known.has(index)) continue;
    nearby.push({ entry, index, score: nearness.score, field: nearness.field, near: nearness });
  }
  return nearby.sort(byScore);
}

/**
 * What was found, then what is near; unless fewer bodies have the word as typed than articles are about one a slip away from it:
 * then it is a slip there too, or speaks of one.
 */
export function withNear(found: readonly Found[], near: readonly Found[]): Found[] {
  const meant = near.filter(each => each.near && isAbout(each.near));
  const slips = found.length < meant.length && found.every(({ field }) => field === 'body');
  if (!slips) return [...found, ...near];
  const most = Math.max(0, ...found.map(({ score }) => score));
  const first = meant.map(each => ({ ...each, score: most + each.score }));
  return [...first, ...found, ...near.filter(each => !meant.includes(each))];
}

function byScore(a: Found, b: Found): number {
  return b.score - a.score || a.index - b.index;
}

/** What a title is worth more that has all terms: by how much of it they are, how well they stand, and whether in this order. */
function asTitle(title: string, terms: readonly Term[]): number {
  const found = terms.map(({ inFields }) => matchesOf(inFields, title));
  if (found.some(matches => matches.length === 0)) return 0;
  const matches = found.flat();
  const covered = matches.reduce((sum, { at, end }) => sum + end - at, 0);
  const grade = matches.reduce((least, match) => Math.min(least, match.grade), 1);
  const inOrder = title.includes(terms.map(({ wish }) => wish.text).join(' '));
  return grade * (2 + 5 * grade * Math.min(1, covered / title.length) + (inOrder ? 2 : 0));
}

function together(body: string, terms: readonly Term[]): number {
  const passage = bestPassage(body, terms);
  if (passage === undefined || passage.terms < terms.length) return 0;
  return TOGETHER / (1 + passage.gap / 20);
}
