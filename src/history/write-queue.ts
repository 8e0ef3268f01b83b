/** Records that are not on the disk yet, merged by article: bounded even if the disk stays full. */
import { removeBookmarks } from './history-state.js';
import type { ArticleRecord, HistoryRecord } from './record.js';

export class WriteQueue {
  private readonly byArticle = new Map<string, HistoryRecord>();

  get isEmpty(): boolean {
    return this.byArticle.size === 0;
  }

  add(record: HistoryRecord): void {
    const key = 'preferences' in record ? '' : `${record.library}\0${record.path}`;
    const before = this.byArticle.get(key);
    this.byArticle.delete(key);
    this.byArticle.set(key, before === undefined ? record : merge(before, record));
  }

  records(): HistoryRecord[] {
    return [...this.byArticle.values()];
  }

  clear(): void {
    this.byArticle.clear();
  }
}

function merge(before: HistoryRecord, record: HistoryRecord): HistoryRecord {
  if ('preferences' in record || 'preferences' in before) {
    return 'preferences' in record && 'preferences' in before
      ? { ...record, preferences: { ...before.preferences, ...record.preferences } }
      : record;
  }
  return mergeArticle(before, record);
}

/** One record with the effect of both; the later one overrides. */
function mergeArticle(before: ArticleRecord, { add, remove, ...record }: ArticleRecord): ArticleRecord {
  return {
    ...record,
    change: { ...before.change, ...record.change },
    add: [...removeBookmarks(before.add, [...add, ...remove]), ...add],
    remove: [...removeBookmarks(before.remove, [...add, ...remove]), ...remove],
  };
}
