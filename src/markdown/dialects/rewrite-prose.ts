import { countNewlines } from '../../util/count-newlines.js';
import { CodeLines } from './rewrite-lines.js';
import { TextEdits } from './text-edits.js';

/**
 * Maximum number of markers that one dialect reads in a source, half the parts of a document. The text after them stays as
 * it is written.
 */
export const MAX_MARKERS = 1 << 17;

/** Counts the markers that a dialect reads. */
export class MarkerLimit {
  private left = MAX_MARKERS;

  /** Counts one more, or the part `share` of one. Returns false if there were too many before it. */
  take(share = 1): boolean {
    this.left -= share;
    return this.left >= 0;
  }
}

/** Rewrites the text between code blocks, including line ends. `rewrite` must keep the number of lines. */
export function rewriteProse(source: string, rewrite: (prose: string, limit: MarkerLimit) => string): string {
  const code = new CodeLines(source);
  const limit = new MarkerLimit();
  const parts: string[] = [];
  // start of the current prose or code
  let from = 0;
  for (let mark = code.nextMark(0); mark < source.length; mark = code.nextMark(mark)) {
    const start = mark === 0 ? 0 : source.lastIndexOf('\n', mark - 1) + 1;
    const newline = source.indexOf('\n', mark);
    const end = newline < 0 ? source.length : newline;
    const wasOpen = code.isOpen;
    code.contains(start, end);
    if (!wasOpen && code.isOpen) {
      if (start > from) parts.push(rewrite(source.slice(from, start - 1), limit));
      from = start;
    } else if (wasOpen && !code.isOpen) {
      parts.push(source.slice(from, end));
      from = end + 1;
    }
    mark = end;
  }
  if (code.isOpen) parts.push(source.slice(from));
  else if (from <= source.length) parts.push(rewrite(source.slice(from), limit));
  return parts.length === 1 ? (parts[0] ?? '') : parts.join('\n');
}

/** Share of a marker that a match counts which is kept, such as a code span. */
export const KEPT_SHARE = 1 / 4;

/**
 * Replaces the matches of `pattern`, up to the limit. `replace` returns undefined to keep a match. Unlike `replaceAll`, it holds
 * no list of all matches.
 */
export function replaceMatches(
  text: string,
  pattern: RegExp,
  limit: MarkerLimit,
  replace: (match: RegExpExecArray) => string | undefined,
): string {
  const edits = new TextEdits(text);
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    const replacement = replace(match);
    if (!limit.take(replacement === undefined ? KEPT_SHARE : 1)) break;
    if (replacement !== undefined) edits.replace(match.index, match.index + match[0].length, replacement);
  }
  return edits.toString();
}

/** Code span within a line. Longer ones are left to the parser. */
const CODE_SPAN = '(?<!`)(`+)(?!`)[^\\n]{0,400}?(?<!`)\\1(?!`)';

/**
 * Like `replaceMatches`, but skips code spans. `pattern` is a regular expression source with named groups. Line breaks in a
 * match are kept after its replacement.
 */
export function replaceProse(
  text: string,
  pattern: string,
  limit: MarkerLimit,
  replace: (groups: Record<string, string | undefined>, whole: string) => string,
): string {
  return replaceMatches(text, new RegExp(`${CODE_SPAN}|${pattern}`, 'gis'), limit, match => {
    if (match[1] !== undefined) return undefined;
    const [whole] = match;
    const replacement = replace(match.groups ?? {}, whole);
    return withNewlines(replacement, countNewlines(whole));
  });
}

/** Adds newlines until `text` has `count`. */
export function withNewlines(text: string, count: number): string {
  return count === 0 ? text : text + '\n'.repeat(Math.max(0, count - countNewlines(text)));
}
