/**
 * Typo tolerance over the metadata, by fuse.js: it ranks what the scan found, and names articles where the scan found
 * few. What it names is checked by `nearness`, since its bitap search takes letters from anywhere in a field.
 */
import Fuse, { type IFuseOptions } from 'fuse.js';
import { type Entry, FIELDS, fieldText } from './entry.js';
import { eachWord, isUnspaced } from './letters.js';
import { allowance } from './near.js';
import { type Nearness, nearness } from './nearness.js';
import type { Pace } from './pace.js';
import type { Term } from './term.js';

const OPTIONS: IFuseOptions<Entry> = {
  keys: FIELDS.map(({ name, weight }, index) => ({
    name,
    weight,
    getFn: (entry: Entry) => fieldText(entry, index),
  })),
  // Entries and terms are folded already.
  isCaseSensitive: true,
  ignoreLocation: true,
  includeScore: true,
  // Two slips in five letters: it counts a swap as two.
  threshold: 0.4,
  useTokenSearch: true,
  tokenMatch: 'all',
  tokenize: text => [...eachWord(text)].map(({ text }) => text),
};

/** Entries to one fuse: as many as are searched in a few milliseconds. */
const SHARD = 100;
/** Steps that fuse takes for an entry and a word (see `Pace`). */
const SEARCH = 35_000;

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
  async paced(terms: readonly Term[], pace: Pace): Promise<Map<number, Nearness>> {
    const found = new Map<number, Nearness>();
    for (let start = 0; start < this.entries.length; start += SHARD) {
      this.search(start, terms, found);
      if (pace.spend(SHARD * terms.length * SEARCH)) await pace.rest();
    }
    return found;
  }

  private search(start: number, terms: readonly Term[], found: Map<number, Nearness>): void {
    const shard = start / SHARD;
    this.shards[shard] ??= new Fuse(this.entries.slice(start, start + SHARD), OPTIONS);
    for (const { item, refIndex } of this.shards[shard].search(asked(terms))) {
      const near = nearness(item, terms);
      if (near !== undefined) found.set(start + refIndex, near);
    }
  }
}

/** Whether there is a word among the terms that may be misspelt: not a phrase, and long enough to be told from others. */
export function mayBeMisspelt(terms: readonly Term[]): boolean {
  return terms.some(({ wish }) => !wish.phrase && !isUnspaced(wish.text) && allowance(wish.text.length) > 0);
}

/** How relevant fuse finds each of a few entries: above 0, at most 1; entries that it does not find are left out. */
export function relevance(entries: readonly Entry[], terms: readonly Term[]): Map<Entry, number> {
  const results = new Fuse(entries, OPTIONS).search(asked(terms));
  return new Map(results.map(({ item, score = 1 }) => [item, 1 - score]));
}

function asked(terms: readonly Term[]): string {
  return terms.map(({ inFields, wish }) => inFields[0]?.text ?? wish.text).join(' ');
}
