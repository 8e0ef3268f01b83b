/** The entries of a library's articles, made when first asked for and kept in step as the library grows. */
import type { Article } from '../library/article.js';
import type { Library } from '../library/library.js';
import { type Entry, makeEntry } from './entry.js';
import type { Pace } from './pace.js';

/** Steps to make an entry (see `Pace`). */
const MAKE = 3000;

export class Catalogue {
  private entries: Entry[] = [];

  constructor(private readonly library: Library) {}

  /** One for each article, in the library's order; the same array as before where nothing has changed. */
  current(): readonly Entry[] {
    if (this.isCurrent()) return this.entries;
    // Articles arrive in any place while a folder is read, and get their headings when they are compiled.
    const known = new Map(this.entries.map(entry => [entry.article, entry]));
    this.entries = this.library.articles.map(article => {
      const entry = known.get(article);
      return entry !== undefined && isOf(entry, article) ? entry : makeEntry(article);
    });
    return this.entries;
  }

  /** Makes the entries in slices, so that `current` finds them made. */
  async prepare(pace: Pace): Promise<void> {
    const entries: Entry[] = [];
    for (const article of [...this.library.articles]) {
      entries.push(makeEntry(article));
      if (pace.spend(MAKE)) await pace.rest();
    }
    if (this.entries.length === 0) this.entries = entries;
  }

  private isCurrent(): boolean {
    const { articles } = this.library;
    if (articles.length !== this.entries.length) return false;
    for (let index = 0; index < articles.length; index++) {
      if (!isOf(this.entries[index], articles[index])) return false;
    }
    return true;
  }
}

function isOf(entry: Entry | undefined, article: Article | undefined): boolean {
  return entry !== undefined && entry.article === article && entry.headings === article.headings;
}
