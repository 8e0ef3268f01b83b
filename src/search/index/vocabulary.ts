/** The words that occur in a library, and which of them are near to one that does not. */

import type { TimeSlicer } from '../../util/time-slicer.js';
import { farness } from '../fuzzy/edit-distance.js';
import { inWord, isUnspaced } from '../match/word-boundaries.js';

/** Longer runs of letters are data, not words. */
const LONGEST = 40;
/** Steps a character costs to take in, and a word to compare (see `Pace`). */
const READ = 20;
const COMPARE = 300;
/** A word that is so many steps farther than the nearest may be meant as well: one that is finished, for one that is not. */
const SLACK = 0.5;

export class Vocabulary {
  /** How often each word occurs. */
  private readonly counts = new Map<string, number>();

  has(word: string): boolean {
    return this.counts.has(word);
  }

  /** How often a word occurs. */
  countOf(word: string): number {
    return this.counts.get(word) ?? 0;
  }

  /** Takes in the words of a folded text. */
  async add(text: string, pace: TimeSlicer): Promise<void> {
    let start = -1;
    let rested = 0;
    for (let at = 0; at <= text.length; at++) {
      if (inWord(text, at)) {
        if (start < 0) start = at;
        continue;
      }
      if (start >= 0 && at - start <= LONGEST) this.count(text.slice(start, at));
      start = -1;
      if (at - rested < 4096) continue;
      if (pace.spend((at - rested) * READ)) await pace.rest();
      rested = at;
    }
    if (pace.spend((text.length - rested) * READ)) await pace.rest();
  }

  private count(word: string): void {
    this.counts.set(word, (this.counts.get(word) ?? 0) + 1);
  }

  /** The `most` nearest words to `word` that occur, none much farther than the nearest; the nearest first, then the more frequent. */
  async nearest(word: string, most: number, pace: TimeSlicer): Promise<string[]> {
    if (isUnspaced(word)) return [];
    let least = Number.POSITIVE_INFINITY;
    const near: { word: string; far: number; count: number }[] = [];
    for (const [other, count] of this.counts) {
      if (pace.spend(COMPARE)) await pace.rest();
      const far = farness(word, other);
      if (far === undefined || far > least + SLACK) continue;
      least = Math.min(least, far);
      near.push({ word: other, far, count });
    }
    near.sort((a, b) => a.far - b.far || b.count - a.count || (a.word < b.word ? -1 : 1));
    return near
      .filter(({ far }) => far <= least + SLACK)
      .slice(0, most)
      .map(each => each.word);
  }
}
