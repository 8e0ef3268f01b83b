/**
 * Typo tolerance over the metadata, by fuse.js: it ranks what the scan found, and names articles where the scan found
 * few. What it names is checked by `nearness`, since its bitap search takes letters from anywhere in a field.
 */
import type Fuse from 'fuse.js/basic';
import type { IFuseOptions } from 'fuse.js/basic';
import type { TimeSlicer } from '../../util/time-slicer.js';
import { type Entry, FIELDS, fieldText } from '../index/indexed-article.js';
import { isUnspaced } from '../match/word-boundaries.js';
import type { Term } from '../query/term.js';
import { allowance } from './edit-distance.js';
import { type Nearness, nearness } from './fuzzy-score.js';

const KEYS = FIELDS.map(({ name, weight }, index) => ({
  name,
  weight,
  getFn: (entry: Entry) => fieldText(entry, index),
}));

const OPTIONS: IFuseOptions<Entry> = {
  keys: KEYS,
  // Entries and terms are folded already.
  isCaseSensitive: true,
  ignoreLocation: true,
  includeScore: true,
  shouldSort: false,
  // Two slips in five letters: it counts a swap as two.
  threshold: 0.4,
};

/** Loaded by the first search that needs it: one that finds what was typed, and little of it, is done before. */
function makeFuse(entries: readonly Entry[], options: IFuseOptions<Entry>): Fuse<Entry> {
  const Class: typeof Fuse = require('fuse.js/basic');
  return new Class(entries, options);
}

/** Entries to one fuse: as many as are searched in a few milliseconds. */
const SHARD = 100;
/** Steps that fuse takes for an entry and a word (see `Pace`). */
const SEARCH = 40_000;

export class Fuzzy {
  /** One for each hundred entries, indexed when it is first searched. */
  private readonly shards: Fuse<Entry>[] = [];

  constructor(private readonly entries: readonly Entry[]) {}

  /** The entries that have a word near to each term, by index. */
  now(terms: readonly Term[]): Map<number, Nearness> {
    const found = new Map<number, Nearness>();
    for (let start = 0; start < this.entries.length; start += SHARD) this.search(start, terms, found);
    return found;
  }

  /** The same in slices. */
  async paced(terms: readonly Term[], pace: TimeSlicer): Promise<Map<number, Nearness>> {
    const found = new Map<number, Nearness>();
    for (let start = 0; start < this.entries.length; start += SHARD) {
      this.search(start, terms, found);
      if (pace.spend(SHARD * terms.length * SEARCH)) await pace.rest();
    }
    return found;
  }

  private search(start: number, terms: readonly Term[], found: Map<number, Nearness>): void {
    const shard = start / SHARD;
    this.shards[shard] ??= makeFuse(this.entries.slice(start, start + SHARD), OPTIONS);
    const fuse = this.shards[shard];
    // Word by word: in any order, each in whatever field.
    const named = terms.map(
      ({ wish }) => new Map(fuse.search(wish.text).map(each => [each.refIndex, each.item])),
    );
    const [first, ...others] = named;
    for (const [index, entry] of first ?? []) {
      if (!others.every(other => other.has(index))) continue;
      const near = nearness(entry, terms);
      if (near !== undefined) found.set(start + index, near);
    }
  }
}

/** Whether there is a word among the terms that may be misspelt: not a phrase, and long enough to be told from others. */
export function mayBeMisspelt(terms: readonly Term[]): boolean {
  return terms.some(({ wish }) => !wish.phrase && !isUnspaced(wish.text) && allowance(wish.text.length) > 0);
}

/** The fields that are short enough to say what an article is about, and to be searched within a frame. */
const TELLING = KEYS.filter(({ name }) => name === 'title' || name === 'tags' || name === 'category');

/** How relevant fuse finds each of a few entries, from 0 to 1; entries that it does not find are left out. */
export function relevance(entries: readonly Entry[], terms: readonly Term[]): Map<Entry, number> {
  const fuse = makeFuse(entries, { ...OPTIONS, keys: TELLING });
  const relevant = new Map<Entry, number>();
  for (const { inFields, wish } of terms) {
    for (const { item, score = 1 } of fuse.search(inFields[0]?.text ?? wish.text)) {
      relevant.set(item, (relevant.get(item) ?? 0) + (1 - score) / terms.length);
    }
  }
  return relevant;
}
