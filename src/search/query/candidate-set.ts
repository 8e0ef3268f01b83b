/**
 * One search under way: which articles are still in, and what each has scored. Terms are looked for one after the
 * other, only in the articles that had all terms before.
 */

import type { TimeSlicer } from '../../util/time-slicer.js';
import type { Nearness } from '../fuzzy/fuzzy-score.js';
import type { Corpus } from '../index/body-index.js';
import { type Entry, scoreFields } from '../index/indexed-article.js';
import type { ResultField } from '../results/result.js';
import { byScore } from './sort-by-score.js';
import type { Term } from './term.js';

/** An article found, before it is shown. */
export interface Found {
  entry: Entry;
  /** Of the entry in the library. */
  index: number;
  score: number;
  field: ResultField;
  /** What it was found by where words are near and not as typed; absent: by what was typed. */
  near?: Nearness;
}

/** What a body is worth that is full of a term; a title with it is worth 10 (see `entry.ts`). */
const BODY = 3;

/** Steps to find that an entry does not have a term, and to score one whose body may have it (see `Pace`). */
const PASS = 300;
const SCORE = 3000;

export class Round {
  /** Indices of the articles still in, ascending. */
  indices: number[];
  /** By index: what the terms are worth, what the best of them is in one field, and which field that is. */
  private readonly scores: Float64Array;
  private readonly best: Float64Array;
  private readonly fields: ResultField[] = [];

  constructor(private readonly entries: readonly Entry[]) {
    this.indices = [...entries.keys()];
    this.scores = new Float64Array(entries.length);
    this.best = new Float64Array(entries.length);
  }

  /** The articles still in, best first; equals in the library's order. */
  found(): Found[] {
    const { scores, fields } = this;
    const found: Found[] = [];
    for (const index of byScore(this.indices, scores)) {
      const entry = this.entries[index];
      if (entry) found.push({ entry, index, score: scores[index] ?? 0, field: fields[index] ?? 'title' });
    }
    return found;
  }

  /** Drops the articles that fail the test. */
  keep(test: (entry: Entry) => boolean): void {
    this.indices = this.indices.filter(index => {
      const entry = this.entries[index];
      return entry !== undefined && test(entry);
    });
  }

  /** Looks for the term in the metadata alone. */
  require(term: Term): void {
    const scored = new Float64Array(this.entries.length);
    for (const index of this.indices) scored[index] = this.scoreFields(index, term);
    this.settle(scored);
  }

  /** Looks for the term in the metadata and the bodies. */
  async requireAnywhere(term: Term, corpus: Corpus, pace: TimeSlicer): Promise<void> {
    /** What the bodies that may have the term score. */
    const inBodies = new Map<number, number>();
    await corpus.eachLikely(term, term.wish.title ? [] : this.indices, pace, (index, body) => {
      const score = corpus.score(index, body, term);
      inBodies.set(index, BODY * score);
      return false;
    });
    const scored = new Float64Array(this.entries.length);
    for (const index of this.indices) {
      const inBody = inBodies.get(index);
      this.note(index, inBody ?? 0, 'body');
      // What is not in the body is not in its headings.
      scored[index] = (inBody ?? 0) + this.scoreFields(index, term, inBody !== undefined);
      if (pace.spend(inBody === undefined ? PASS : SCORE)) await pace.rest();
    }
    this.settle(scored);
  }

  /** Keeps the articles that score; a term that few of them have counts for more than one that most have. */
  private settle(scored: Float64Array): void {
    const before = this.indices.length;
    this.indices = this.indices.filter(index => (scored[index] ?? 0) > 0);
    const rarity = Math.log(1 + before / this.indices.length) / Math.log(1 + before);
    for (const index of this.indices)
      this.scores[index] = (this.scores[index] ?? 0) + rarity * (scored[index] ?? 0);
  }

  private scoreFields(index: number, term: Term, headings = true): number {
    const entry = this.entries[index];
    if (entry === undefined) return 0;
    const { score, field } = scoreFields(entry, term, headings);
    this.note(index, score, field);
    return score;
  }

  private note(index: number, score: number, field: ResultField): void {
    if (score <= (this.best[index] ?? 0)) return;
    this.best[index] = score;
    this.fields[index] = field;
  }
}
