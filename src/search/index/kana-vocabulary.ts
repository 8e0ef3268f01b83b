/** The katakana words of a library. Between other scripts they are words of their own, so a typo in one can be found. */

import type { TimeSlicer } from '../../util/time-slicer.js';
import { typoDistance } from '../fuzzy/edit-distance.js';
import { foldKana } from '../match/fold-kana.js';

const WORD = /[\u30a1-\u30fa\u30fc]{3,40}/g;
/** Cost in steps of reading a character, and of comparing a word (see `TimeSlicer`). */
const READ_STEPS = 10;
const COMPARE_STEPS = 300;

export class KanaVocabulary {
  private readonly frequencies = new Map<string, number>();

  /** Adds the words of a text whose kana are not folded. */
  async addText(text: string, slicer: TimeSlicer): Promise<void> {
    for (const [word] of text.matchAll(WORD))
      this.frequencies.set(word, (this.frequencies.get(word) ?? 0) + 1);
    if (slicer.spend(text.length * READ_STEPS)) await slicer.rest();
  }

  /** Finds up to `limit` words with the fewest differences to a folded word, the most frequent first. */
  async findNearest(word: string, limit: number, slicer: TimeSlicer): Promise<string[]> {
    let shortest = Number.POSITIVE_INFINITY;
    let nearest: { word: string; frequency: number }[] = [];
    for (const [other, frequency] of this.frequencies) {
      if (slicer.spend(COMPARE_STEPS)) await slicer.rest();
      const distance = typoDistance(word, foldKana(other));
      if (distance === undefined || distance > shortest) continue;
      if (distance < shortest) nearest = [];
      shortest = distance;
      nearest.push({ word: other, frequency });
    }
    return nearest
      .sort((a, b) => b.frequency - a.frequency || (a.word < b.word ? -1 : 1))
      .slice(0, limit)
      .map(each => each.word);
  }
}
