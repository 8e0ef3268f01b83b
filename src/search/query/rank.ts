/**
 * Orders the matching articles by the scores of fields and bodies. The first ones are also scored by their match as a whole.
 */

import { maxOf } from '../../util/large-lists.js';
import { scoreRelevance } from '../fuzzy/fuzzy-index.js';
import { type FuzzyMatch, isSubjectMatch } from '../fuzzy/fuzzy-score.js';
import type { BodyIndex } from '../index/body-index.js';
import { fieldText, type IndexedArticle } from '../index/indexed-article.js';
import type { TextRange } from '../match/word-matcher.js';
import { findBestPassage } from '../results/passage.js';
import type { Candidate, CandidateSet } from './candidate-set.js';
import { findTermMatches, type SearchTerm } from './search-term.js';

/** Number of best candidates that are scored again as a whole. */
const RESCORED = 40;
/**
 * Number of metadata matches from which fuse.js scores them. Fewer keep their order. fuse.js takes some milliseconds to load
 * and to search its first entries. It never scores articles that have the words only in the body, because it could only find
 * similar words there.
 */
const MIN_FOR_FUSE = 10;
/** Largest bonus for a body whose terms are close together. */
const PROXIMITY_BONUS = 2.5;
/** Largest bonus of a newer article, and the same for one whose title has all words. */
const NEWER_BONUS = 0.25;
const NEWER_TITLE_BONUS = 1.5;
/** Bonus for a title in which the words are side by side. */
const TOGETHER_BONUS = 10;
/** Bonus for matching every word as typed, which puts these candidates before fuzzy matches. */
const EXACT_BONUS = 1;

/** Returns the candidates, best first; equal scores keep the library's order. */
export function rank(
  candidates: CandidateSet,
  terms: readonly SearchTerm[],
  bodies?: BodyIndex,
): Candidate[] {
  const sorted = candidates.sorted();
  if (terms.length === 0) return sorted;
  const first = sorted.slice(0, RESCORED);
  const inMetadata = first.filter(({ field }) => field !== 'body').map(({ indexed }) => indexed);
  const relevance =
    inMetadata.length < MIN_FOR_FUSE ? new Map<IndexedArticle, number>() : scoreRelevance(inMetadata, terms);
  for (const each of first) {
    const title = titleBonus(fieldText(each.indexed, 0), terms);
    const newer = each.indexed.article.date === undefined ? 0 : 1 - each.index / candidates.articleCount;
    each.score +=
      EXACT_BONUS +
      (relevance.get(each.indexed) ?? 0) +
      title +
      newer * (title > 0 ? NEWER_TITLE_BONUS : NEWER_BONUS);
    if (bodies !== undefined && terms.length > 1)
      each.score += proximityBonus(bodies.body(each.index).text, terms);
  }
  return [...first.sort(compareScores), ...sorted.slice(RESCORED)];
}

/** Converts fuzzy matches (by article index) to candidates, best first. Leaves out articles that are not allowed or already among the exact matches. */
export function rankFuzzyMatches(
  matches: ReadonlyMap<number, FuzzyMatch>,
  {
    articles,
    allowed,
    exact,
  }: { articles: readonly IndexedArticle[]; allowed: readonly number[]; exact: readonly Candidate[] },
): Candidate[] {
  const exactIndices = new Set(exact.map(({ index }) => index));
  const candidates: Candidate[] = [];
  for (const index of allowed) {
    const indexed = articles[index];
    const fuzzyMatch = matches.get(index);
    if (indexed === undefined || fuzzyMatch === undefined || exactIndices.has(index)) continue;
    candidates.push({ indexed, index, score: fuzzyMatch.score, field: fuzzyMatch.field, fuzzyMatch });
  }
  return candidates.sort(compareScores);
}

/**
 * Appends the fuzzy matches to the exact ones, unless the exact ones look like typos themselves.
 *
 * Example: for the query `kubernets`, one article has "kubernets" in its body, and two have "Kubernetes" in title, tags or category. The word as
 * typed occurs only in bodies, and in fewer articles than have the similar word as their subject. So the article with
 * "kubernets" in its body probably has a typo, or writes about one, and the two about Kubernetes come first. With only one
 * article about Kubernetes, or with "kubernets" in a title, the exact match stays first.
 */
export function mergeFuzzyMatches(exact: readonly Candidate[], fuzzy: readonly Candidate[]): Candidate[] {
  const subjects = fuzzy.filter(each => each.fuzzyMatch && isSubjectMatch(each.fuzzyMatch));
  const exactAreTypos = exact.length < subjects.length && exact.every(({ field }) => field === 'body');
  if (!exactAreTypos) return [...exact, ...fuzzy];
  const highest = maxOf(
    exact.map(({ score }) => score),
    0,
  );
  const first = subjects.map(each => ({ ...each, score: highest + each.score }));
  return [...first, ...exact, ...fuzzy.filter(each => !subjects.includes(each))];
}

function compareScores(a: Candidate, b: Candidate): number {
  return b.score - a.score || a.index - b.index;
}

/**
 * Scores a title that has all terms. The score depends on the share that they cover, the worst grade, how close together they are,
 * and their order.
 */
function titleBonus(title: string, terms: readonly SearchTerm[]): number {
  const matchesByTerm = terms.map(({ fieldMatchers }) => findTermMatches(fieldMatchers, title));
  if (matchesByTerm.some(matches => matches.length === 0)) return 0;
  const matches = matchesByTerm.flat();
  const covered = matches.reduce((sum, { start, end }) => sum + end - start, 0);
  const grade = matches.reduce((lowest, match) => Math.min(lowest, match.grade), 1);
  const inOrder = title.includes(terms.map(({ queryTerm }) => queryTerm.text).join(' '));
  const together = terms.length > 1 ? TOGETHER_BONUS / (1 + wordsBetween(title, matchesByTerm)) : 0;
  return grade * (2 + 5 * grade * Math.min(1, covered / title.length) + (inOrder ? 2 : 0) + together);
}

/** Characters that count as a word between two matches in a script without spaces. */
const UNSPACED_WORD = 12;
/** Number of matches of each term that are compared. */
const MAX_COMPARED = 20;

/** Counts the words between the terms where they are closest together. */
function wordsBetween(title: string, matchesByTerm: readonly (readonly TextRange[])[]): number {
  const compared = matchesByTerm.map(matches => matches.slice(0, MAX_COMPARED));
  let fewest = title.length;
  for (const { start } of compared.flat()) {
    const nearest = compared.map(matches => matches.find(match => match.start >= start));
    const matched = nearest.reduce((sum, match) => sum + (match ? match.end - match.start : 0), 0);
    if (nearest.includes(undefined)) continue;
    const end = maxOf(nearest.map(match => match?.end ?? 0));
    const spaces = title.slice(start, end).split(' ').length - compared.length;
    const unspaced = Math.floor((end - start - matched) / UNSPACED_WORD);
    fewest = Math.min(fewest, Math.max(0, spaces, unspaced));
  }
  return fewest;
}

function proximityBonus(body: string, terms: readonly SearchTerm[]): number {
  const passage = findBestPassage(body, terms);
  if (passage === undefined || passage.termCount < terms.length) return 0;
  return PROXIMITY_BONUS / (1 + passage.gap / 20);
}
