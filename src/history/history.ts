/**
 * What is kept between runs: places, read marks, bookmarks, preferences. Keyed by library (`Library.key`) and the
 * article's path in it. It stores places, never makes them, and never throws at its caller for what a disk does.
 */
import type { Position } from '../document/position.js';

export interface ReadingState {
  place?: Position;
  /** 0 to 100; what the list shows. */
  percent?: number;
  read?: boolean;
  bookmarks?: Bookmark[];
  /** ISO time of the last visit; set by the journal whenever a place is kept. */
  seen?: string;
}

export interface Bookmark {
  place: Position;
  /** The text it stands on, for the list of bookmarks; clean. */
  label: string;
}

export interface Preferences {
  /** Columns; `null`: whatever is usual, the wish before was taken back. */
  measure?: number | null;
  theme?: string;
  sort?: string;
  /** Whether contents stand beside the text where there is room. */
  contents?: boolean;
}

export interface History {
  /** What is kept of the article; empty where nothing is. Not to be changed: `keep` does that. */
  kept(path: string): ReadingState;
  /**
   * Merges `change` into what is kept of the article and appends it to the file, at once: who keeps a place at each
   * key throttles it. `bookmarks` is the whole list; what differs from the last is written, so that two readers of
   * one article do not undo each other's.
   */
  keep(path: string, change: ReadingState): void;
  /** Whether what is kept outlives the session; not where there is no file, or it may not be touched. */
  readonly lasts: boolean;
  readonly preferences: Preferences;
  prefer(change: Preferences): void;
  /** Path of the article read last, for `--continue`. */
  readonly last: string | undefined;
  /** One line for the user where the journal cannot be written or was set aside; undefined where all is well. */
  readonly trouble: string | undefined;
  /** Writes what is pending, synchronously; safe to call from an exit handler, twice too. */
  close(): void;
}
