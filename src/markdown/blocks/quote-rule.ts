/**
 * Where a block quote ends and what stands in it (CommonMark 0.31, section 5.1), line by line. marked lexes a
 * quote's content again for each stretch of lazy lines, which is quadratic; here it is done once.
 */
import { isLazy, LastBlock } from '../prescan/paragraph-continuation.js';

export interface Quoted {
  /** Length in the source, without the last line's end. */
  length: number;
  /** The content: markers taken off, lazy lines as they are. */
  text: string;
}

const MARKER = / {0,3}>/y;
const UNDERLINE = /^ {0,3}(?:=+|-+)[ \t]*$/;

/** The quote that `source` starts with. */
export function quoteAt(source: string): Quoted | undefined {
  if (!source.includes('\n')) return lineAt(source);
  const lines: string[] = [];
  const last = new LastBlock();
  let length = 0;
  for (let at = 0; at < source.length; ) {
    const found = source.indexOf('\n', at);
    const end = found < 0 ? source.length : found;
    MARKER.lastIndex = at;
    if (MARKER.test(source)) {
      const content = behindMarker(source, at, MARKER.lastIndex, end);
      last.follow(content);
      lines.push(content);
    } else if (last.isParagraph && isLazy(source, at, end)) {
      const line = source.slice(at, end);
      // a lazy line is no underline, whatever it looks like
      lines.push(UNDERLINE.test(line) ? `    ${line.trimStart()}` : line);
    } else break;
    length = end;
    at = end + 1;
  }
  return lines.length === 0 ? undefined : { length, text: lines.join('\n') };
}

/** The same of one line, which most quotes within others are. */
function lineAt(source: string): Quoted | undefined {
  const { length } = source;
  MARKER.lastIndex = 0;
  return MARKER.test(source)
    ? { length, text: behindMarker(source, 0, MARKER.lastIndex, length) }
    : undefined;
}

/** One space after the marker belongs to it; a tab is as many columns as it takes to the next stop. */
function behindMarker(source: string, start: number, at: number, end: number): string {
  if (source.charAt(at) === ' ') return source.slice(at + 1, end);
  if (source.charAt(at) !== '\t') return source.slice(at, end);
  let column = at - start;
  let from = at;
  for (; source.charAt(from) === '\t' || source.charAt(from) === ' '; from++) {
    column += source.charAt(from) === '\t' ? 4 - (column % 4) : 1;
  }
  return ' '.repeat(column - (at - start) - 1) + source.slice(from, end);
}
