/**
 * Lines of the history file: one JSON record each; the first line names the format. A record has a line break before
 * and after it, so that one cut off by a crash or a full disk damages no other. The file is not trusted: its strings are
 * sanitised, and values of wrong types are left out.
 */

import type { Position } from '../document/position.js';
import { sanitiseLine } from '../text/sanitise.js';
import { isIndex, isObject } from '../util/is-object.js';
import type { Bookmark, Preferences, ReadingState } from './reading-state.js';

/** Version 1 is the journal of versions before 0.1.0: see `convert-journal.ts`. */
export const HISTORY_VERSION = 2;
const FORMAT = 'lectern history';
/** Largest width in columns that is taken from the file. */
const MAX_WIDTH = 10_000;

/** A change to the reading state of one article. */
export interface ArticleRecord {
  library: string;
  path: string;
  /** ISO time of writing. */
  at: string;
  change: Omit<ReadingState, 'bookmarks'>;
  /** Bookmarks that were set. */
  add: Bookmark[];
  /** Bookmarks that were removed. */
  remove: Bookmark[];
}

/** A change to the preferences. */
export interface PreferenceRecord {
  at: string;
  preferences: Preferences;
}

export type HistoryRecord = ArticleRecord | PreferenceRecord;

/** A parsed line. `torn` is the beginning of a record; `damaged` was never a record. */
export type HistoryLine =
  | { kind: 'header'; version: number }
  | { kind: 'record'; record: HistoryRecord }
  | { kind: 'blank' | 'torn' | 'damaged' };

export function formatHeader(): string {
  return `${JSON.stringify({ format: FORMAT, version: HISTORY_VERSION })}\n`;
}

/** The record with the line break before and after it; empty lists are left out. */
export function formatRecord(record: HistoryRecord): string {
  return `\n${JSON.stringify(record, (_, value) => (Array.isArray(value) && value.length === 0 ? undefined : value))}\n`;
}

export function parseLine(line: string): HistoryLine {
  if (line === '') return { kind: 'blank' };
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return { kind: line.startsWith('{') && !line.includes('\0') ? 'torn' : 'damaged' };
  }
  if (!isObject(value)) return { kind: 'damaged' };
  if (value.format === FORMAT && typeof value.version === 'number')
    return { kind: 'header', version: value.version };
  const record = toRecord(value);
  return record ? { kind: 'record', record } : { kind: 'damaged' };
}

function toRecord(value: Record<string, unknown>): HistoryRecord | undefined {
  const { library, path, at, change, add, remove, preferences } = value;
  if (typeof at !== 'string') return undefined;
  if (isObject(preferences)) return { at, preferences: toPreferences(preferences) };
  if (typeof library !== 'string' || typeof path !== 'string' || !isObject(change)) return undefined;
  // `library` is only compared.
  return {
    library,
    path: sanitiseLine(path),
    at,
    change: toChange(change),
    add: toBookmarks(add),
    remove: toBookmarks(remove),
  };
}

function toBookmarks(value: unknown): Bookmark[] {
  return Array.isArray(value) ? value.filter(isBookmark).map(toBookmark) : [];
}

function toChange({ position, percent, read, lastVisit }: Record<string, unknown>): ArticleRecord['change'] {
  return {
    ...(isPosition(position) ? { position: toPosition(position) } : {}),
    ...(typeof percent === 'number' && percent >= 0 && percent <= 100 ? { percent } : {}),
    ...(typeof read === 'boolean' ? { read } : {}),
    ...(typeof lastVisit === 'string' ? { lastVisit: sanitiseLine(lastVisit) } : {}),
  };
}

function toPreferences({ width, theme, sort, contents }: Record<string, unknown>): Preferences {
  return {
    ...(isWidth(width) || width === null ? { width } : {}),
    ...(typeof theme === 'string' ? { theme: sanitiseLine(theme) } : {}),
    ...(typeof sort === 'string' ? { sort: sanitiseLine(sort) } : {}),
    ...(typeof contents === 'boolean' ? { contents } : {}),
  };
}

function isPosition(value: unknown): value is Position {
  return (
    isObject(value) && isIndex(value.block) && isIndex(value.offset) && isOptionalString(value.fingerprint)
  );
}

/** Copies the known fields only. The texts are only compared. */
function toPosition({ block, offset, fingerprint, before, textOffset, textLength }: Position): Position {
  return {
    block,
    offset,
    ...(fingerprint === undefined ? {} : { fingerprint }),
    ...(typeof before === 'string' ? { before } : {}),
    ...(isIndex(textOffset) && isIndex(textLength) ? { textOffset, textLength } : {}),
  };
}

function isOptionalString(value: unknown): value is string | undefined {
  return value === undefined || typeof value === 'string';
}

function isBookmark(value: unknown): value is Bookmark {
  return isObject(value) && isPosition(value.position) && typeof value.label === 'string';
}

function toBookmark({ position, label }: Bookmark): Bookmark {
  return { position: toPosition(position), label: sanitiseLine(label) };
}

function isWidth(value: unknown): value is number {
  return isIndex(value) && value > 0 && value <= MAX_WIDTH;
}
