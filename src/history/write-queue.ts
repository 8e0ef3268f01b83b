/** Records that are not on the disk yet, those of one article merged: bounded however long the disk is full. */
import { without } from './history-state.js';
import type { ArticleRecord, HistoryRecord } from './record.js';

export class Pending {
  private readonly byArticle = new Map<string, HistoryRecord>();

  get isEmpty(): boolean {
    return this.byArticle.size === 0;
  }

  add(record: HistoryRecord): void {
    const key = 'prefer' in record ? '' : record.path;
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
  if ('prefer' in record || 'prefer' in before) {
    return 'prefer' in record && 'prefer' in before
      ? { ...record, prefer: { ...before.prefer, ...record.prefer } }
      : record;
  }
  return mergeArticle(before, record);
}

/** One record that does what the two do, the later over the earlier. */
function mergeArticle(before: ArticleRecord, { add, remove, ...record }: ArticleRecord): ArticleRecord {
  return {
    ...record,
    change: { ...before.change, ...record.change },
    add: [...without(before.add, [...add, ...remove]), ...add],
    remove: [...without(before.remove, [...add, ...remove]), ...remove],
  };
}
