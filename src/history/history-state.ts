/** Folds the records of the history into its current state: later records override earlier ones. No file, no clock. */
import type { Bookmark, Preferences, ReadingState } from './reading-state.js';
import type { ArticleRecord, HistoryRecord } from './record.js';

interface ArticleState {
  library: string;
  path: string;
  /** ISO time of the last record. */
  at: string;
  /** Number of the last record, and of the last one with a visit. The clock may be set back, so times do not give the order. */
  order: number;
  visitOrder?: number;
  state: ReadingState;
}

export class HistoryState {
  private readonly articles = new Map<string, ArticleState>();
  preferences: Preferences = {};
  /** ISO time of the last change to the preferences; '' if there was none. */
  private preferencesAt = '';
  /** Number of records that were applied. */
  private count = 0;

  apply(record: HistoryRecord): void {
    if ('preferences' in record) {
      this.preferences = { ...this.preferences, ...record.preferences };
      this.preferencesAt = record.at;
      return;
    }
    const { library, path, at } = record;
    const key = keyOf(library, path);
    const order = ++this.count;
    const before = this.readingState(library, path);
    const visitOrder = isVisit(record, before) ? order : this.articles.get(key)?.visitOrder;
    const bookmarks = mergeBookmarks(before.bookmarks ?? [], record);
    const state = { ...before, ...record.change, ...(bookmarks.length > 0 ? { bookmarks } : {}) };
    if (bookmarks.length === 0) delete state.bookmarks;
    const orders = visitOrder === undefined ? { order } : { order, visitOrder };
    this.articles.set(key, { library, path, at, state, ...orders });
  }

  readingState(library: string, path: string): ReadingState {
    return this.articles.get(keyOf(library, path))?.state ?? {};
  }

  /** Path of the article of the library with the latest visit, by the order of the records. */
  lastVisited(library: string): string | undefined {
    let latest: ArticleState | undefined;
    for (const article of this.articles.values()) {
      const { visitOrder } = article;
      if (article.library === library && visitOrder !== undefined && visitOrder > (latest?.visitOrder ?? 0))
        latest = article;
    }
    return latest?.path;
  }

  /** The articles that were visited, in any library, last first by the order of the records. */
  visits(): { library: string; path: string }[] {
    return [...this.articles.values()]
      .filter(({ visitOrder }) => visitOrder !== undefined)
      .sort((a, b) => (b.visitOrder ?? 0) - (a.visitOrder ?? 0))
      .map(({ library, path }) => ({ library, path }));
  }

  /**
   * Records that give the same state: one for each article, in the order of the visits. At most `limit` articles, those with
   * the latest records; articles with bookmarks are never dropped.
   */
  toRecords(limit: number): HistoryRecord[] {
    const articles = [...this.articles.values()].sort((a, b) => a.order - b.order);
    const dropped = new Set(
      articles
        .filter(({ state }) => state.bookmarks === undefined)
        .slice(0, Math.max(0, articles.length - limit)),
    );
    const kept = articles.filter(article => !dropped.has(article));
    const visitOrder = (article: ArticleState): number => article.visitOrder ?? article.order;
    const records: HistoryRecord[] = kept.sort((a, b) => visitOrder(a) - visitOrder(b)).map(toRecord);
    if (this.preferencesAt !== '') records.unshift({ at: this.preferencesAt, preferences: this.preferences });
    return records;
  }
}

/** False for a record that keeps the time of an earlier visit, such as the mark as unread. */
function isVisit({ at, change: { lastVisit } }: ArticleRecord, before: ReadingState): boolean {
  return lastVisit !== undefined && (lastVisit === at || lastVisit !== before.lastVisit);
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
