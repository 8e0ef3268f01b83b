/**
 * Keeps positions, read marks, bookmarks and preferences between runs, by `Library.key` and the path of the article. Never
 * throws for a disk error: the session goes on in memory and `warning` says so. Must not import anything above `document`
 * and `host`; positions are stored, never computed.
 */
import { dirname, join } from 'node:path';
import { describeError } from '../util/errno.js';
import { convertJournal, JOURNAL_NAME } from './convert-journal.js';
import { appendHistory, createHistory, readHistory, replaceHistory } from './history-file.js';
import { HistoryState, removeBookmarks } from './history-state.js';
import { compactHistory, formatHistory, parseHistory } from './parse-history.js';
import type { Preferences, ReadingState } from './reading-state.js';
import { type ArticleRecord, formatRecord, HISTORY_VERSION, type HistoryRecord } from './record.js';
import { WriteQueue } from './write-queue.js';

export interface HistoryOptions {
  /** The state folder; undefined: read and write nothing, keep everything for this session only. */
  dir: string | undefined;
  /** Identifies the library: `Library.key`. */
  key: string;
  clock: () => Date;
}

export const HISTORY_NAME = 'history.jsonl';
/** Size in bytes from which the file is compacted: about 2,000 records, most of them outdated. */
const COMPACT_FROM = 512 * 1024;
/** Number of articles kept by compaction. */
const MAX_ARTICLES = 5000;
const NOT_SAVED = 'reading positions will not be saved';

export class History {
  private state = new HistoryState();
  private readonly queue = new WriteQueue();
  private readonly key: string;
  private readonly clock: () => Date;
  /** Undefined if nothing may be written. */
  private file: string | undefined;
  /** Size in bytes at which compaction is tried next. */
  private compactAt = COMPACT_FROM;
  /** Why the last write failed; cleared by one that succeeds. */
  private writeWarning: string | undefined;
  private loadWarning: string | undefined;

  constructor({ dir, key, clock }: HistoryOptions) {
    this.key = key;
    this.clock = clock;
    this.file = dir === undefined ? undefined : join(dir, HISTORY_NAME);
    if (this.file !== undefined) this.load(this.file);
  }

  /** True if changes outlive the session. False without a file, or if it must not be written. */
  get isPersistent(): boolean {
    return this.file !== undefined;
  }

  get preferences(): Preferences {
    return this.state.preferences;
  }

  /** Path of the article that was read last, for `--continue`. */
  get lastVisited(): string | undefined {
    return this.state.lastVisited(this.key);
  }

  /** The articles of all libraries that were read, last first. `library` is a `Library.key`. */
  get visits(): { library: string; path: string }[] {
    return this.state.visits();
  }

  /** One line for the user if the history cannot be read or written, or was damaged; undefined otherwise. */
  get warning(): string | undefined {
    return this.writeWarning ?? this.loadWarning;
  }

  /** Reading state of the article; empty if nothing is known. Must not be modified: `save` does that. */
  readingState(path: string): ReadingState {
    return this.state.readingState(this.key, path);
  }

  /**
   * Merges `change` into the reading state of the article and appends it to the file immediately: a caller that
   * saves at each key must throttle. `bookmarks` is the whole list, but only the difference is written, so that two
   * readers of one article keep each other's bookmarks.
   */
  save(path: string, { bookmarks, ...change }: ReadingState): void {
    const at = this.clock().toISOString();
    const before = this.readingState(path).bookmarks ?? [];
    const record: ArticleRecord = {
      library: this.key,
      path,
      at,
      change: change.position === undefined ? change : { lastVisit: at, ...change },
      add: bookmarks === undefined ? [] : removeBookmarks(bookmarks, before),
      remove: bookmarks === undefined ? [] : removeBookmarks(before, bookmarks),
    };
    if (Object.keys(record.change).length + record.add.length + record.remove.length > 0) this.write(record);
  }

  setPreferences(preferences: Preferences): void {
    this.write({ at: this.clock().toISOString(), preferences });
  }

  /** Writes pending records synchronously. Safe to call from an exit handler, and more than once. */
  close(): void {
    this.flush();
  }

  private write(record: HistoryRecord): void {
    this.state.apply(record);
    if (this.file === undefined) return;
    this.queue.add(record);
    this.flush();
  }

  private flush(): void {
    const { file } = this;
    if (file === undefined || this.queue.isEmpty) return;
    try {
      const size = appendHistory(file, this.queue.records().map(formatRecord).join(''));
      this.queue.clear();
      this.writeWarning = undefined;
      if (size > this.compactAt) this.compact(file, size);
    } catch (error) {
      // Pending records are written with the next record, or by `close`.
      this.writeWarning = `${NOT_SAVED}: ${describeError(error)} (${file})`;
    }
  }

  private load(file: string): void {
    try {
      const text = readHistory(file);
      if (text === '') this.loadJournal(file);
      else this.loadText(file, text);
    } catch (error) {
      this.stopWriting(`${NOT_SAVED}: ${describeError(error)} (${file})`);
    }
  }

  private loadText(file: string, text: string): void {
    const { state, version, damagedLines } = parseHistory(text);
    if (version > HISTORY_VERSION) {
      this.stopWriting(`${NOT_SAVED}: written by a newer version (${file})`);
      return;
    }
    this.state = state;
    if (damagedLines > 0) this.repair(file);
    else if (text.length > this.compactAt) this.compact(file, text.length);
  }

  /** Converts the journal of versions before 0.1.0, if there is one and no history yet. The journal itself is left as a backup. */
  private loadJournal(file: string): void {
    const journal = join(dirname(file), JOURNAL_NAME);
    const text = this.readJournal(journal);
    if (text === '') return;
    const { state, damagedLines } = parseHistory(convertJournal(text));
    this.state = state;
    if (damagedLines > 0) this.loadWarning = damagedWarning(journal);
    const records = state.toRecords(Number.POSITIVE_INFINITY);
    try {
      if (createHistory(file, formatHistory(records))) return;
      const created = readHistory(file);
      if (created !== '') {
        this.loadText(file, created);
        return;
      }
    } catch {
      // No links on this file system, or a full disk: written like new records instead.
    }
    for (const record of records) this.queue.add(record);
    this.flush();
  }

  private readJournal(journal: string): string {
    try {
      return readHistory(journal);
    } catch (error) {
      this.stopWriting(`${NOT_SAVED}: ${describeError(error)} (${journal})`);
      return '';
    }
  }

  /** Keeps everything in memory from here on. */
  private stopWriting(warning: string): void {
    this.file = undefined;
    this.loadWarning = warning;
  }

  /** Replaces a damaged file by its readable records, and keeps a copy of the damaged one. */
  private repair(file: string): void {
    const time = this.clock().toISOString().replace(/\W/g, '').slice(0, 15);
    const backup = join(dirname(file), `history-damaged-${time}.jsonl`);
    replaceHistory(file, this.clock(), text => compactHistory(text, MAX_ARTICLES), backup);
    this.loadWarning = damagedWarning(backup);
  }

  /** Drops outdated records if they are more than half of the file. A failure is no problem: the file is complete. */
  private compact(file: string, size: number): void {
    const compacted = this.state.toRecords(MAX_ARTICLES).map(formatRecord).join('').length;
    this.compactAt = Math.max(COMPACT_FROM, 2 * compacted, 2 * size);
    if (compacted > size / 2) return;
    try {
      if (replaceHistory(file, this.clock(), text => compactHistory(text, MAX_ARTICLES)))
        this.compactAt = Math.max(COMPACT_FROM, 2 * compacted);
    } catch {
      // Tried again at twice the size.
    }
  }
}

function damagedWarning(backup: string): string {
  return `reading history was damaged and partly recovered; backup: ${backup}`;
}
