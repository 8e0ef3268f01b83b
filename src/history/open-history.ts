/**
 * Opens the journal: reads what is kept, appends what changes, and makes the file small again when it has grown.
 * Whatever the disk does, the session goes on in memory and says so in one line.
 */
import { dirname, join } from 'node:path';
import type { History, Preferences, ReadingState } from './history.js';
import { appendHistory, readHistory, replaceHistory } from './history-file.js';
import { Ledger, without } from './history-state.js';
import { cannotRead, cannotWrite, damaged, newer } from './messages.js';
import { parseText, summarise } from './parse-history.js';
import { type ArticleRecord, formatRecord, type HistoryRecord, VERSION } from './record.js';
import { Pending } from './write-queue.js';

export interface HistoryOptions {
  /** The state folder; undefined: nothing is read or written, all is kept for the session alone. */
  dir: string | undefined;
  /** What the library is filed under: `Library.key`. */
  key: string;
  clock: () => Date;
}

const NAME = 'journal.jsonl';
/** Bytes at which a file is looked at that may be mostly old records: some 2,000 of them. */
const LARGE = 512 * 1024;
/** Articles kept when it is made small. */
const MOST = 5000;

export function openHistory({ dir, key, clock }: HistoryOptions): History {
  return new OpenJournal(dir === undefined ? undefined : join(dir, NAME), key, clock);
}

class OpenJournal implements History {
  private ledger = new Ledger();
  private readonly pending = new Pending();
  /** Bytes that the file may grow to before it is looked at again. */
  private limit = LARGE;
  /** Why nothing can be written now; gone when something can. */
  private failure: string | undefined;
  /** What was found at the start. */
  private notice: string | undefined;

  constructor(
    private file: string | undefined,
    private readonly key: string,
    private readonly clock: () => Date,
  ) {
    if (file !== undefined) this.load(file);
  }

  get lasts(): boolean {
    return this.file !== undefined;
  }

  get preferences(): Preferences {
    return this.ledger.preferences;
  }

  get last(): string | undefined {
    return this.ledger.last(this.key);
  }

  get trouble(): string | undefined {
    return this.failure ?? this.notice;
  }

  kept(path: string): ReadingState {
    return this.ledger.kept(this.key, path);
  }

  keep(path: string, { bookmarks, ...change }: ReadingState): void {
    const at = this.clock().toISOString();
    const before = this.kept(path).bookmarks ?? [];
    const record: ArticleRecord = {
      library: this.key,
      path,
      at,
      change: change.place === undefined ? change : { seen: at, ...change },
      add: bookmarks === undefined ? [] : without(bookmarks, before),
      remove: bookmarks === undefined ? [] : without(before, bookmarks),
    };
    if (Object.keys(record.change).length + record.add.length + record.remove.length > 0) this.note(record);
  }

  prefer(prefer: Preferences): void {
    this.note({ at: this.clock().toISOString(), prefer });
  }

  close(): void {
    this.flush();
  }

  private note(record: HistoryRecord): void {
    this.ledger.apply(record);
    if (this.file === undefined) return;
    this.pending.add(record);
    this.flush();
  }

  private flush(): void {
    if (this.file === undefined || this.pending.isEmpty) return;
    try {
      const size = appendHistory(this.file, this.pending.records().map(formatRecord).join(''));
      this.pending.clear();
      this.failure = undefined;
      if (size > this.limit) this.shrink(this.file, size);
    } catch (error) {
      // What is pending is tried again with the next record, and at the end.
      this.failure = cannotWrite(this.file, error);
    }
  }

  private load(file: string): void {
    try {
      const text = readHistory(file);
      const { ledger, newest, garbage } = parseText(text);
      if (newest > VERSION) {
        this.doWithout(newer(file));
        return;
      }
      this.ledger = ledger;
      if (garbage > 0) this.setAside(file);
      else if (text.length > this.limit) this.shrink(file, text.length);
    } catch (error) {
      this.doWithout(cannotRead(file, error));
    }
  }

  /** From here on in memory alone. */
  private doWithout(notice: string): void {
    this.file = undefined;
    this.notice = notice;
  }

  /** A damaged file is kept under another name, and what could be read of it goes on. */
  private setAside(file: string): void {
    const stamp = this.clock().toISOString().replace(/\W/g, '').slice(0, 15);
    const aside = join(dirname(file), `journal-damaged-${stamp}.jsonl`);
    replaceHistory(file, this.clock(), text => summarise(text, MOST), aside);
    this.notice = damaged(aside);
  }

  /** Makes the file small where that is worth it. That it cannot be done now is no trouble: the file is whole. */
  private shrink(file: string, size: number): void {
    const small = this.ledger.summary(MOST).map(formatRecord).join('').length;
    this.limit = Math.max(LARGE, 2 * small, 2 * size);
    if (small > size / 2) return;
    try {
      if (replaceHistory(file, this.clock(), text => summarise(text, MOST)))
        this.limit = Math.max(LARGE, 2 * small);
    } catch {
      // The next look is at twice the size.
    }
  }
}
