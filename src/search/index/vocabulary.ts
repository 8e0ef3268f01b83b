/** The words of a library with their frequencies. Finds the known words similar to a given one. */

import type { TimeSlicer } from '../../util/time-slicer.js';
import { typoDistance } from '../fuzzy/edit-distance.js';
import { hasUnspacedScript, isInWord } from '../match/word-boundaries.js';

/** Maximum length of a word; longer runs of letters are data. */
const MAX_WORD_LENGTH = 40;
/** Cost in steps of reading a character, and of comparing a word (see `TimeSlicer`). */
const READ_STEPS = 20;
const COMPARE_STEPS = 300;
/**
 * Words this much farther than the nearest one are included. The typed word may be the start of one (see `UNFINISHED_COST`).
 */
const MAX_EXTRA_DISTANCE = 0.5;
/** Characters to read between two checks of the time slice. */
const CHECK_INTERVAL = 4096;

export class Vocabulary {
  private readonly frequencies = new Map<string, number>();

  has(word: string): boolean {
    return this.frequencies.has(word);
  }

  /** Returns the number of occurrences of a word. */
  frequency(word: string): number {
    return this.frequencies.get(word) ?? 0;
  }

  /** Adds the words of a folded text. */
  async addText(text: string, slicer: TimeSlicer): Promise<void> {
    let start = -1;
    let checked = 0;
    for (let at = 0; at <= text.length; at++) {
      if (isInWord(text, at)) {
        if (start < 0) start = at;
        continue;
      }
      if (start >= 0 && at - start <= MAX_WORD_LENGTH) this.addWord(text.slice(start, at));
      start = -1;
      if (at - checked < CHECK_INTERVAL) continue;
      if (slicer.spend((at - checked) * READ_STEPS)) await slicer.rest();
      checked = at;
    }
    if (slicer.spend((text.length - checked) * READ_STEPS)) await slicer.rest();
  }

  private addWord(word: string): void {
    this.frequencies.set(word, (this.frequencies.get(word) ?? 0) + 1);
  }

  /** Finds up to `limit` known words similar to `word`, the nearest first, then the most frequent. */
  async findNearest(word: string, limit: number, slicer: TimeSlicer): Promise<string[]> {
    if (hasUnspacedScript(word)) return [];
    let shortest = Number.POSITIVE_INFINITY;
    const similar: { word: string; distance: number; frequency: number }[] = [];
    for (const [other, frequency] of this.frequencies) {
      if (slicer.spend(COMPARE_STEPS)) await slicer.rest();
      const distance = typoDistance(word, other);
      if (distance === undefined || distance > shortest + MAX_EXTRA_DISTANCE) continue;
      shortest = Math.min(shortest, distance);
      similar.push({ word: other, distance, frequency });
    }
    similar.sort(
      (a, b) => a.distance - b.distance || b.frequency - a.frequency || (a.word < b.word ? -1 : 1),
    );
    return similar
      .filter(({ distance }) => distance <= shortest + MAX_EXTRA_DISTANCE)
      .slice(0, limit)
      .map(each => each.word);
  }
}
