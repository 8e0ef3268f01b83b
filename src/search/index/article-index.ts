/** The entries of a library's articles, made when first asked for and kept in step as the library grows. */
import type { Library } from '../../library/library.js';
import type { TimeSlicer } from '../../util/time-slicer.js';
import { parseQuery } from '../query/query.js';
import { makeTerms } from '../query/term.js';
import { type Entry, makeEntries, scoreFields } from './indexed-article.js';

/** Entries that are made together, and the steps to make one (see `Pace`). */
const TOGETHER = 100;
const MAKE = 16_000;

export class Catalogue {
  private entries: Entry[] = [];

  constructor(private readonly library: Library) {}

  /** One for each article, in the library's order; the same array as before where nothing has changed. */
  current(): readonly Entry[] {
    if (this.isCurrent()) return this.entries;
    // Articles arrive in any place while a folder is read.
    const known = new Map(this.entries.map(entry => [entry.article, entry]));
    const made = makeEntries(this.library.articles.filter(article => !known.has(article)));
    for (const entry of made) known.set(entry.article, entry);
    this.entries = this.library.articles.map(article => known.get(article) as Entry);
    return this.entries;
  }

  /** Makes the entries in slices, so that `current` finds them made. */
  async prepare(pace: TimeSlicer): Promise<void> {
    const made: Entry[] = [];
    const [usual] = makeTerms(parseQuery('t').wanted);
    // Who asks meanwhile takes these, and makes the others at once.
    if (this.entries.length === 0) this.entries = made;
    const articles = [...this.library.articles];
    for (let from = 0; from < articles.length; from += TOGETHER) {
      if (this.entries !== made) return;
      const entries = makeEntries(articles.slice(from, from + TOGETHER));
      // Searched as well: what looks through entries is compiled by then, which would double what the first key takes.
      if (usual) for (const entry of entries) scoreFields(entry, usual);
      made.push(...entries);
      if (pace.spend(entries.length * MAKE)) await pace.rest();
    }
  }

  private isCurrent(): boolean {
    const { articles } = this.library;
    if (articles.length !== this.entries.length) return false;
    for (let index = 0; index < articles.length; index++) {
      if (this.entries[index]?.article !== articles[index]) return false;
    }
    return true;
  }
}
