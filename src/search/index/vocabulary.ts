/** The words of a library with their frequencies. Finds the known words similar to a given one. */

import type { TimeSlicer } from '../../util/time-slicer.js';
import { maxTypos, typoDistance } from '../fuzzy/edit-distance.js';
import { hasUnspacedScript, isWord } from '../match/word-boundaries.js';
import type { BodyIndex } from './body-index.js';
import type { IndexedArticle } from './indexed-article.js';
import { MAX_WORD_LENGTH, WordCounter } from './word-counter.js';

/** Maximum number of digits of a frequency. */
const MAX_DIGITS = 9;
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
  /** A line for each word, after a line break. One string needs no start-up work: a compiled library stores it. */
  private readonly text: string;

  /** @param lines `word frequency`, each with a line break at its end; not trusted */
  constructor(readonly lines: string) {
    this.text = `\n${lines}`;
  }

  has(word: string): boolean {
    return this.text.includes(`\n${word} `);
  }

  /** Returns the number of occurrences of a word. */
  frequency(word: string): number {
    const at = this.text.indexOf(`\n${word} `);
    if (at < 0) return 0;
    const start = at + word.length + 2;
    return Number.parseInt(this.text.slice(start, start + MAX_DIGITS), 10) || 0;
  }

  /** Finds up to `limit` other words similar to `word`, the nearest first, then the most frequent. */
  async findNearest(word: string, limit: number, slicer: TimeSlicer): Promise<string[]> {
    const minLength = word.length - maxTypos(word.length);
    if (minLength === word.length || minLength > MAX_WORD_LENGTH || hasUnspacedScript(word)) return [];
    let shortest = Number.POSITIVE_INFINITY;
    const similar: { word: string; distance: number }[] = [];
    for (const [, other = ''] of this.text.matchAll(linesToCompare(word, minLength))) {
      if (slicer.spend(COMPARE_STEPS)) await slicer.rest();
      const distance = other === word ? undefined : typoDistance(word, other);
      if (distance === undefined || distance > shortest + MAX_EXTRA_DISTANCE || !isWord(other)) continue;
      shortest = Math.min(shortest, distance);
      similar.push({ word: other, distance });
    }
    return similar
      .filter(({ distance }) => distance <= shortest + MAX_EXTRA_DISTANCE)
      .map(each => ({ ...each, frequency: this.frequency(each.word) }))
      .sort((a, b) => a.distance - b.distance || b.frequency - a.frequency || (a.word < b.word ? -1 : 1))
      .slice(0, limit)
      .map(each => each.word);
  }
}

/** Matches the lines of the words that `typoDistance` accepts by their length and first letters. */
function linesToCompare(word: string, minLength: number): RegExp {
  const [first = '', second = ''] = [0, 1].map(
    at => `\\u${word.charCodeAt(at).toString(16).padStart(4, '0')}`,
  );
  return new RegExp(`\n(?=[${first}${second}]|.${first})([^ \n]{${minLength},${MAX_WORD_LENGTH}}) `, 'g');
}

/** Collects the words of metadata and bodies. */
export async function createVocabulary(
  articles: readonly IndexedArticle[],
  bodies: BodyIndex,
  slicer: TimeSlicer,
): Promise<Vocabulary> {
  const counter = new WordCounter();
  for (const { text } of articles) await addWords(text, counter, slicer);
  for (let index = 0; index < bodies.size; index++) await addWords(bodies.body(index).text, counter, slicer);
  return new Vocabulary(counter.lines());
}

/** Adds the words of a folded text. */
async function addWords(text: string, counter: WordCounter, slicer: TimeSlicer): Promise<void> {
  for (let at = 0; at < text.length; ) {
    const end = counter.addWords(text, at, at + CHECK_INTERVAL);
    if (slicer.spend((end - at) * READ_STEPS)) await slicer.rest();
    at = end;
  }
}
