import { maxDisplayWidth } from '../../text/display-width.js';
import type { Line, LineSpan } from '../line.js';

const SPACE = 0x20;
const TILDE = 0x7e;
const ROW_END = /\n/g;
const ROW_END_BEFORE_TEXT = /\n(?=[^\n])/g;

/**
 * Returns the rows of `text` as one line, with `indent` before each that is not empty.
 * For pipes: creating a line for each row takes longer than parsing them. Undefined if a row ends in white space, which is never
 * printed. `offset` is the offset of `text` in the block's text.
 */
export function rawCode(text: string, offset: number, indent: string): Line | undefined {
  let hasBlank = false;
  for (let from = 0, end = 0; end < text.length; from = end + 1) {
    const newline = text.indexOf('\n', from);
    end = newline < 0 ? text.length : newline;
    if (end === from) hasBlank = true;
    else if (isSpace(text, end - 1)) return undefined;
  }
  const first = text === '' || text.startsWith('\n') ? '' : indent;
  const indented = text.replace(hasBlank ? ROW_END_BEFORE_TEXT : ROW_END, `\n${indent}`);
  return new RawCode(first + indented, { text, at: offset }, offset);
}

class RawCode implements Line {
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
