/** Quotes values of users and articles in messages. A value is untrusted and may have any length. */
import { cutText } from './cut-text.js';
import { sanitiseLine } from './sanitise.js';

/** Maximum length of a value that a message repeats, in UTF-16 code units. */
const MAX_LENGTH = 60;
/** The same for paths and link targets, whose end matters. */
const MAX_PATH_LENGTH = 300;

/** Returns the value as one clean line in double quotes, shortened with an ellipsis: `"a title"`. */
export function quote(value: string): string {
  return `"${shorten(value)}"`;
}

/** As `quote`, for a path or the target of a link. */
export function quotePath(value: string): string {
  return `"${shorten(value, MAX_PATH_LENGTH)}"`;
}

/** Returns the value as it can be typed in a POSIX shell, in quotes if it needs them, for commands in messages. */
export function shellWord(value: string): string {
  return sanitiseLine(/^[\w@%+=:,./-]+$/.test(value) ? value : `'${value.replaceAll("'", "'\\''")}'`);
}

/** Returns the value as one clean line of at most `max` code units and an ellipsis. Never splits a surrogate pair. */
export function shorten(value: string, max = MAX_LENGTH): string {
  const line = sanitiseLine(value);
  if (line.length <= max) return line;
  return `${cutText(line, max).trimEnd()}…`;
}
