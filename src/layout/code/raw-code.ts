import { maxDisplayWidth } from '../../text/display-width.js';
import { replaceUnit } from '../../text/replace-unit.js';
import { mapPacked } from '../../util/large-lists.js';
import type { Line, LineSpan } from '../line.js';
import { textSpan } from '../row-builders.js';

const SPACE = 0x20;
const TILDE = 0x7e;
const HARD_BREAK = 0x2028;
/** Code units of text that is indented at once. Its rows are strings, and a block may have a million. */
const PIECE_SIZE = 1 << 14;

/**
 * Returns the rows of `text` as one line, with `indent` before each that is not empty.
 * For pipes: creating a line for each row takes longer than parsing them. Undefined if a row ends in white space, which is never
 * printed. `offset` is the offset of `text` in the block's text.
 */
export function rawCode(text: string, offset: number, indent: string): Line | undefined {
  for (let from = 0, end = 0; end < text.length; from = end + 1) {
    const newline = text.indexOf('\n', from);
    end = newline < 0 ? text.length : newline;
    if (end > from && isSpace(text, end - 1)) return undefined;
  }
  const shown = indent === '' ? text : indentRows(text, indent);
  return new JoinedRows(shown, textSpan(text, offset), offset);
}

function indentRows(text: string, indent: string): string {
  let indented = '';
  for (let from = 0; from < text.length; ) {
    const newline = text.indexOf('\n', from + PIECE_SIZE);
    const to = newline < 0 ? text.length : newline;
    const piece = text.slice(from, to);
    // not with a pattern, which takes twice as long and twice the memory for short rows
    indented += mapPacked(piece.split('\n'), row => (row === '' ? row : indent + row)).join('\n');
    from = to;
  }
  return indented;
}

/** Matches white space that wrapping changes: tabs, line ends, invisible characters, and spaces at an end of a row. */
const CHANGED = /[\t\n\u00ad\u200b]|(?:^|\u2028)[^\S\u2028]|[^\S\u2028](?:\u2028|$)/;
/** A code unit that may take two columns, which is the most. */
const WIDE = /[^\u2028 -~\xa0-\u02ff]/;

/** Returns the rows of `text`, which has hard breaks, as one line. Undefined if a row may need wrapping. */
export function rawRows(text: string, offset: number, width: number): Line | undefined {
  if (!text.includes('\u2028') || CHANGED.test(text)) return undefined;
  const most = WIDE.test(text) ? width >> 1 : width;
  for (let index = 0, start = 0; index < text.length; index++) {
    if (text.charCodeAt(index) === HARD_BREAK) start = index + 1;
    else if (index - start >= most) return undefined;
  }
  // the last one ends a row and starts none
  const rows = text.endsWith('\u2028') ? text.slice(0, -1) : text;
  return new JoinedRows(replaceUnit(rows, '\u2028', '\n'), textSpan(text, offset), offset);
}

/** Rows of code or text as one line. */
class JoinedRows implements Line {
  readonly text: string;
  readonly isBare = true;
  readonly offset: number;
  readonly spans: LineSpan[];

  constructor(text: string, written: LineSpan, offset: number) {
    this.text = text;
    this.spans = [written];
    this.offset = offset;
  }

  get width(): number {
    return this.text.split('\n').reduce((most, row) => Math.max(most, maxDisplayWidth(row)), 0);
  }
}

function isSpace(text: string, index: number): boolean {
  const unit = text.charCodeAt(index);
  return unit === SPACE || (unit > TILDE && text.charAt(index).trim() === '');
}
