/**
 * The journal's lines: JSON, one record each. The first says what the file is. A record stands between line breaks
 * of its own, so that one torn by a crash or a full disk spoils no other.
 */
import type { Position } from '../document/position.js';
import type { Bookmark, Preferences, ReadingState } from './history.js';

export const VERSION = 1;
const FORMAT = 'lectern journal';

/** What happened to one article. */
export interface ArticleRecord {
  library: string;
  path: string;
  /** ISO time at which it was written. */
  at: string;
  change: Omit<ReadingState, 'bookmarks'>;
  /** Bookmarks set and taken away. */
  add: Bookmark[];
  remove: Bookmark[];
}

export interface PreferenceRecord {
  at: string;
  prefer: Preferences;
}

export type HistoryRecord = ArticleRecord | PreferenceRecord;

/** What a line turned out to be; `torn` is the beginning of a record, `garbage` was never one. */
export type Line =
  | { kind: 'header'; version: number }
  | { kind: 'record'; record: HistoryRecord }
  | { kind: 'blank' | 'torn' | 'garbage' };

export function formatHeader(): string {
  return `${JSON.stringify({ format: FORMAT, version: VERSION })}\n`;
}

export function formatRecord(record: HistoryRecord): string {
  return `\n${JSON.stringify(record, (_, value) => (Array.isArray(value) && value.length === 0 ? undefined : value))}\n`;
}

export function parseLine(line: string): Line {
  if (line === '') return { kind: 'blank' };
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return { kind: line.startsWith('{') && !line.includes('\0') ? 'torn' : 'garbage' };
  }
  if (!isObject(value)) return { kind: 'garbage' };
  if (value.format === FORMAT && typeof value.version === 'number')
    return { kind: 'header', version: value.version };
  const record = asRecord(value);
  return record ? { kind: 'record', record } : { kind: 'garbage' };
}

function asRecord(value: Record<string, unknown>): HistoryRecord | undefined {
  const { library, path, at, change, add, remove, prefer } = value;
  if (typeof at !== 'string') return undefined;
  if (isObject(prefer)) return { at, prefer: asPreferences(prefer) };
  if (typeof library !== 'string' || typeof path !== 'string' || !isObject(change)) return undefined;
  return { library, path, at, change: asChange(change), add: bookmarks(add), remove: bookmarks(remove) };
}

function bookmarks(value: unknown): Bookmark[] {
  return Array.isArray(value) ? value.filter(isBookmark) : [];
}

function asChange({ place, percent, read, seen }: Record<string, unknown>): ArticleRecord['change'] {
  return {
    ...(isPlace(place) ? { place } : {}),
    ...(typeof percent === 'number' ? { percent } : {}),
    ...(typeof read === 'boolean' ? { read } : {}),
    ...(typeof seen === 'string' ? { seen } : {}),
  };
}

function asPreferences({ measure, theme, sort, contents }: Record<string, unknown>): Preferences {
  return {
    ...(typeof measure === 'number' || measure === null ? { measure } : {}),
    ...(typeof theme === 'string' ? { theme } : {}),
    ...(typeof sort === 'string' ? { sort } : {}),
    ...(typeof contents === 'boolean' ? { contents } : {}),
  };
}

function isPlace(value: unknown): value is Position {
  return (
    isObject(value) && Number.isInteger(value.block) && Number.isInteger(value.offset) && isText(value.print)
  );
}

function isText(value: unknown): value is string | undefined {
  return value === undefined || typeof value === 'string';
}

function isBookmark(value: unknown): value is Bookmark {
  return isObject(value) && isPlace(value.place) && typeof value.label === 'string';
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
