/** Rewrites a source line by line, and tells code from prose. */
import { TextEdits } from './text-edits.js';

/** Code fence at the start of a line: its backticks or tildes. */
const FENCE = /^\s*(?:>\s?)*(?:[-*+]\s+|\d+[.)]\s+)?(`{3,}(?!.*`)|~{3,})/;

/** Tells the lines of code blocks from others. Reads only lines that contain the characters of a fence. */
export class CodeLines {
  private readonly marks = [new Occurrences('```'), new Occurrences('~~~')];
  /** Marker of the open fence. */
  private open = '';

  constructor(private readonly source: string) {}

  /** True if a code block is open after the last line that was read. */
  get isOpen(): boolean {
    return this.open !== '';
  }

  /** Offset of the next possible fence at or after `from`. Infinity if there is none. */
  nextMark(from: number): number {
    return this.marks.reduce((least, mark) => Math.min(least, mark.next(this.source, from)), Infinity);
  }

  /** True if the line `[start, end)` belongs to a code block. Lines must ascend; those without marks may be omitted. */
  contains(start: number, end: number): boolean {
    if (this.nextMark(start) >= end) return this.isOpen;
    const row = this.source.slice(start, end);
    const marker = FENCE.exec(row)?.[1];
    if (this.open === '') {
      this.open = marker ?? '';
      return marker !== undefined;
    }
    if (marker?.startsWith(this.open) && row.trimEnd().endsWith(marker)) this.open = '';
    return true;
  }
}

/** Finds a text at ascending offsets. Each part of the source is searched once. */
class Occurrences {
  private found = -1;

  constructor(private readonly text: string) {}

  next(source: string, from: number): number {
    if (this.found < from) {
      const at = source.indexOf(this.text, from);
      this.found = at < 0 ? Infinity : at;
    }
    return this.found;
  }
}

/** Like `indexOf`, but returns the length of `text` if there is no match. */
export function indexOrEnd(text: string, wanted: string, from: number): number {
  const at = text.indexOf(wanted, from);
  return at < 0 ? text.length : at;
}

/** Returns the new text of the line `[start, end)`, without its line end. Undefined if it does not change. */
type RewriteLine = (start: number, end: number) => string | undefined;

/** Calls `rewrite` for each line of `source` and returns the new source. */
export function rewriteLines(source: string, rewrite: RewriteLine): string {
  const edits = new TextEdits(source);
  for (let start = 0; start <= source.length; ) {
    const newline = source.indexOf('\n', start);
    const end = newline < 0 ? source.length : newline;
    const text = rewrite(start, end);
    if (text !== undefined) edits.replace(start, end, text);
    start = end + 1;
  }
  return edits.toString();
}
