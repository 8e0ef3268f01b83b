/**
 * The articles that a running search still considers, with their scores.
 * Terms are matched one after another, each only in the articles that have all terms before it.
 */

import type { TimeSlicer } from '../../util/time-slicer.js';
import type { FuzzyMatch } from '../fuzzy/fuzzy-score.js';
import type { BodyIndex } from '../index/body-index.js';
import { type IndexedArticle, scoreFields } from '../index/indexed-article.js';
import type { ResultField } from '../results/search-result.js';
import type { SearchTerm } from './search-term.js';

/** An article found, before it becomes a result. */
export interface Candidate {
  indexed: IndexedArticle;
  /** Index of the article in the library. */
  index: number;
  score: number;
  field: ResultField;
  /** Words similar to the terms, if the article matches only by them. Absent if the terms match as typed. */
  fuzzyMatch?: FuzzyMatch;
}

/** Highest score of a body; a title that matches scores 10 (see `indexed-article.ts`). */
const BODY_WEIGHT = 3;

/** Cost in steps of rejecting an article, and of scoring one (see `TimeSlicer`). */
const REJECT_STEPS = 300;
const SCORE_STEPS = 3000;

export class CandidateSet {
  /** Indices of the candidates, ascending. */
  indices: number[];
  /** By index: the sum of the term scores, the best score in one field, and that field. */
  private readonly scores: Float64Array;
  private readonly bestScores: Float64Array;
  private readonly bestFields: ResultField[] = [];

  constructor(private readonly articles: readonly IndexedArticle[]) {
    this.indices = [...articles.keys()];
    this.scores = new Float64Array(articles.length);
    this.bestScores = new Float64Array(articles.length);
  }

  /** Number of articles in the library. */
  get articleCount(): number {
    return this.articles.length;
  }

  /** Returns the candidates, best first; equal scores keep the library's order. */
  sorted(): Candidate[] {
    const { scores, bestFields } = this;
    const candidates: Candidate[] = [];
    for (const index of sortByScore(this.indices, scores)) {
      const indexed = this.articles[index];
      if (indexed)
        candidates.push({ indexed, index, score: scores[index] ?? 0, field: bestFields[index] ?? 'title' });
    }
    return candidates;
  }

  /** Removes the articles that fail the test. */
  filter(test: (article: IndexedArticle) => boolean): void {
    this.indices = this.indices.filter(index => {
      const article = this.articles[index];
      return article !== undefined && test(article);
    });
  }

  /** Removes the articles whose metadata lacks the term. */
  requireInFields(term: SearchTerm): void {
    const scores = new Float64Array(this.articles.length);
    for (const index of this.indices) scores[index] = this.scoreFields(index, term);
    this.addScores(scores);
  }

  /** Removes the articles that lack the term in both metadata and body. */
  async requireInFieldsOrBody(term: SearchTerm, bodies: BodyIndex, slicer: TimeSlicer): Promise<void> {
    /** Scores of the bodies that may have the term. */
    const bodyScores = new Map<number, number>();
    await bodies.visitCandidates(
      term,
      term.queryTerm.titleOnly ? [] : this.indices,
      slicer,
      (index, body) => {
        bodyScores.set(index, BODY_WEIGHT * bodies.score(index, body, term));
        return false;
      },
    );
    const scores = new Float64Array(this.articles.length);
    for (const index of this.indices) {
      const bodyScore = bodyScores.get(index);
      this.recordField(index, bodyScore ?? 0, 'body');
      // Headings are part of the body: without a match there, they need no scan.
      scores[index] = (bodyScore ?? 0) + this.scoreFields(index, term, bodyScore !== undefined);
      if (slicer.spend(bodyScore === undefined ? REJECT_STEPS : SCORE_STEPS)) await slicer.rest();
    }
    this.addScores(scores);
  }

  /** Removes the articles without a score, and adds the other scores weighted by the term's rarity. */
  private addScores(scores: Float64Array): void {
    const before = this.indices.length;
    this.indices = this.indices.filter(index => (scores[index] ?? 0) > 0);
    const rarity = Math.log(1 + before / this.indices.length) / Math.log(1 + before);
    for (const index of this.indices)
      this.scores[index] = (this.scores[index] ?? 0) + rarity * (scores[index] ?? 0);
  }

  private scoreFields(index: number, term: SearchTerm, withHeadings = true): number {
    const article = this.articles[index];
    if (article === undefined) return 0;
    const { score, field } = scoreFields(article, term, withHeadings);
    this.recordField(index, score, field);
    return score;
  }

  private recordField(index: number, score: number, field: ResultField): void {
    if (score <= (this.bestScores[index] ?? 0)) return;
    this.bestScores[index] = score;
    this.bestFields[index] = field;
  }
}

/** Score resolution and maximum article count. Their product with the maximum score stays a safe integer. */
const SCORE_RESOLUTION = 2 ** 20;
const MAX_ARTICLES = 2 ** 24;

/**
 * Sorts indices by score (0 to 200), best first; equal scores keep the given order.
 * Score and index are packed into one number, because sorting 10,000 with a comparison function takes ten times as long and this runs on each key.
 */
export function sortByScore(indices: readonly number[], scores: Float64Array): Float64Array {
  const keys = new Float64Array(indices.length);
  for (let at = 0; at < keys.length; at++) {
    const index = indices[at] ?? 0;
    keys[at] = index - Math.round((scores[index] ?? 0) * SCORE_RESOLUTION) * MAX_ARTICLES;
  }
  keys.sort();
  for (let at = 0; at < keys.length; at++) {
    const key = keys[at] ?? 0;
    keys[at] = key - Math.floor(key / MAX_ARTICLES) * MAX_ARTICLES;
  }
  return keys;
}
