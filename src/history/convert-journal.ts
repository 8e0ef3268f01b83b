/** Converts the text of `journal.jsonl`, the history file of versions before 0.1.0, to the format of `record.ts`. */
import { isObject } from '../util/is-object.js';

export const JOURNAL_NAME = 'journal.jsonl';

/** Headers are dropped. Lines that are not JSON objects stay as they are, so that the parser can count them. */
export function convertJournal(text: string): string {
  return text.split('\n').map(convertLine).join('\n');
}

function convertLine(line: string): string {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return line;
  }
  if (!isObject(value)) return line;
  if (value.format === 'lectern journal') return '';
  const { prefer, change, add, remove, ...rest } = value;
  return JSON.stringify({
    ...rest,
    preferences: rename(prefer, 'measure', 'width'),
    change: rename(withPosition(change), 'seen', 'lastVisit'),
    add: convertBookmarks(add),
    remove: convertBookmarks(remove),
  });
}

function convertBookmarks(bookmarks: unknown): unknown {
  return Array.isArray(bookmarks) ? bookmarks.map(withPosition) : bookmarks;
}

/** Renames `place` of a change or bookmark to `position`, and the `print` in it to `fingerprint`. */
function withPosition(value: unknown): unknown {
  if (!isObject(value) || !('place' in value)) return value;
  const { place, ...rest } = value;
  return { ...rest, position: rename(place, 'print', 'fingerprint') };
}

function rename(value: unknown, from: string, to: string): unknown {
  if (!isObject(value) || !(from in value)) return value;
  const { [from]: renamed, ...rest } = value;
  return { ...rest, [to]: renamed };
}
