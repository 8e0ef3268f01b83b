/** Folds the records of the history into its current state: later records override earlier ones. No file, no clock. */
import type { Bookmark, Preferences, ReadingState } from './reading-state.js';
import type { ArticleRecord, HistoryRecord } from './record.js';

interface ArticleState {
  library: string;
  path: string;
  /** ISO time of the last record. */
  at: string;
  state: ReadingState;
}

export class HistoryState {
  private readonly articles = new Map<string, ArticleState>();
  preferences: Preferences = {};
  /** ISO time of the last change to the preferences; '' if there was none. */
  private preferencesAt = '';

  apply(record: HistoryRecord): void {
    if ('preferences' in record) {
      this.preferences = { ...this.preferences, ...record.preferences };
      this.preferencesAt = record.at;
      return;
    }
    const { library, path, at } = record;
    const before = this.readingState(library, path);
    const bookmarks = mergeBookmarks(before.bookmarks ?? [], record);
    const state = { ...before, ...record.change, ...(bookmarks.length > 0 ? { bookmarks } : {}) };
    if (bookmarks.length === 0) delete state.bookmarks;
    this.articles.set(keyOf(library, path), { library, path, at, state });
  }

  readingState(library: string, path: string): ReadingState {
    return this.articles.get(keyOf(library, path))?.state ?? {};
  }

  /** Path of the article of the library with the latest visit. */
  lastVisited(library: string): string | undefined {
    let latest: ArticleState | undefined;
    for (const article of this.articles.values()) {
      const { lastVisit } = article.state;
      if (
        article.library === library &&
        lastVisit !== undefined &&
        lastVisit >= (latest?.state.lastVisit ?? '')
      )
        latest = article;
    }
    return latest?.path;
  }

  /**
   * Records that give the same state: one for each article, oldest first. At most `limit` articles, the latest ones;
   * articles with bookmarks are never dropped.
   */
  toRecords(limit: number): HistoryRecord[] {
    const articles = [...this.articles.values()].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
    const dropped = new Set(
      articles
        .filter(({ state }) => state.bookmarks === undefined)
        .slice(0, Math.max(0, articles.length - limit)),
    );
    const records: HistoryRecord[] = articles.filter(article => !dropped.has(article)).map(toRecord);
    if (this.preferencesAt !== '') records.unshift({ at: this.preferencesAt, preferences: this.preferences });
    return records;
  }
}

function toRecord({ library, path, at, state: { bookmarks, ...change } }: ArticleState): ArticleRecord {
  return { library, path, at, change, add: bookmarks ?? [], remove: [] };
}

function mergeBookmarks(before: readonly Bookmark[], { add, remove }: ArticleRecord): Bookmark[] {
  return [...removeBookmarks(before, [...add, ...remove]), ...add];
}

/** `list` without the bookmarks that have the same position as one of `removed`. */
export function removeBookmarks(list: readonly Bookmark[], removed: readonly Bookmark[]): Bookmark[] {
  return list.filter(({ position }) => !removed.some(other => isSame(other.position, position)));
}

function isSame(a: Bookmark['position'], b: Bookmark['position']): boolean {
  return a.block === b.block && a.offset === b.offset;
}

function keyOf(library: string, path: string): string {
  return `${library}\0${path}`;
}
