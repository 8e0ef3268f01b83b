/** What all records of a journal come to: the later ones over the earlier ones. It knows no file and no clock. */
import type { Bookmark, Preferences, ReadingState } from './history.js';
import type { ArticleRecord, HistoryRecord } from './record.js';

interface Entry {
  library: string;
  path: string;
  /** Time of its last record. */
  at: string;
  kept: ReadingState;
}

export class Ledger {
  private readonly entries = new Map<string, Entry>();
  preferences: Preferences = {};
  private preferred = '';

  apply(record: HistoryRecord): void {
    if ('prefer' in record) {
      this.preferences = { ...this.preferences, ...record.prefer };
      this.preferred = record.at;
      return;
    }
    const { library, path, at } = record;
    const before = this.kept(library, path);
    const bookmarks = mergeBookmarks(before.bookmarks ?? [], record);
    const kept = { ...before, ...record.change, ...(bookmarks.length > 0 ? { bookmarks } : {}) };
    if (bookmarks.length === 0) delete kept.bookmarks;
    this.entries.set(keyOf(library, path), { library, path, at, kept });
  }

  kept(library: string, path: string): ReadingState {
    return this.entries.get(keyOf(library, path))?.kept ?? {};
  }

  /** The article of the library that was visited last. */
  last(library: string): string | undefined {
    let last: Entry | undefined;
    for (const entry of this.entries.values()) {
      const { seen } = entry.kept;
      if (entry.library === library && seen !== undefined && seen >= (last?.kept.seen ?? '')) last = entry;
    }
    return last?.path;
  }

  /**
   * The records that come to the same, one an article, for the `most` articles that matter most: those with
   * bookmarks, then the latest. Oldest first.
   */
  summary(most: number): HistoryRecord[] {
    const entries = [...this.entries.values()].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
    const spare = entries
      .filter(({ kept }) => kept.bookmarks === undefined)
      .slice(0, Math.max(0, entries.length - most));
    const dropped = new Set(spare);
    const records: HistoryRecord[] = entries.filter(entry => !dropped.has(entry)).map(recordOf);
    if (this.preferred !== '') records.unshift({ at: this.preferred, prefer: this.preferences });
    return records;
  }
}

function recordOf({ library, path, at, kept: { bookmarks, ...change } }: Entry): ArticleRecord {
  return { library, path, at, change, add: bookmarks ?? [], remove: [] };
}

function mergeBookmarks(before: readonly Bookmark[], { add, remove }: ArticleRecord): Bookmark[] {
  return [...without(before, [...add, ...remove]), ...add];
}

/** The bookmarks of `list` that stand on no place of `others`. */
export function without(list: readonly Bookmark[], others: readonly Bookmark[]): Bookmark[] {
  return list.filter(({ place }) => !others.some(other => isSame(other.place, place)));
}

function isSame(a: Bookmark['place'], b: Bookmark['place']): boolean {
  return a.block === b.block && a.offset === b.offset;
}

function keyOf(library: string, path: string): string {
  return `${library}\0${path}`;
}
