import { countNewlines } from '../../util/count-newlines.js';
import { CodeLines } from './rewrite-lines.js';

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

/** Adds newlines until `text` has `count`. */
export function withNewlines(text: string, count: number): string {
  return count === 0 ? text : text + '\n'.repeat(Math.max(0, count - countNewlines(text)));
}
