/**
 * Detects too deep nesting in the source. These are lines that open too many quotes and lists, or are indented too far. marked
 * would recurse into each level, and read every line once per level.
 */

/** Maximum nesting of quotes and lists, similar to GitHub's limit. Deeper ones become text. */
export const MAX_NESTING = 32;
/** Maximum columns of indentation, more than the deepest list needs. */
const MAX_INDENT = 160;

/** Code units of text in quotes, items and containers that a document may have, counted at each level: every level reads it again. */
const MAX_NESTED = 3 << 22;

/** Counts the nested text of a document. */
export class NestedText {
  private left = MAX_NESTED;

  /** Counts a text. Returns false if it exceeds the limit. */
  add(length: number): boolean {
    this.left -= length;
    return this.left >= 0;
  }
}

const RULE = /[ \t]*(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,})(?=\n|$)/y;

/** Replaces `length` code units at `at` with `text` before parsing, where nesting exceeds a limit. */
export interface SourceEdit {
  at: number;
  length: number;
  text: string;
}

export interface ContainerPrefix {
  /** Offset of the text after the markers. */
  end: number;
  /** True if there is no text after the markers. */
  empty: boolean;
  /** Position, kind and content indentation of the first marker. */
  at: number;
  quote: boolean;
  width: number;
  /** Number of markers that start a list item. */
  items: number;
  /** Escapes the marker that exceeds the limit. */
  excess?: SourceEdit;
}

/** Reads the quote and list markers at the start of the line `[start, end)`. */
export function containerPrefix(source: string, start: number, end: number): ContainerPrefix {
  let at = start;
  let items = 0;
  const first = skipSpaces(source, start);
  const quote = source.charAt(first) === '>';
  let width = 0;
  let excess: SourceEdit | undefined;
  for (let count = 0; ; count++) {
    const mark = skipSpaces(source, at);
    const markEnd = source.charCodeAt(mark) === 0x3e ? mark + 1 : endOfMark(source, mark);
    if (markEnd === 0) break;
    if (count === MAX_NESTING) {
      excess = excessMarkerEdit(source, at, end);
      break;
    }
    at = markEnd;
    if (source.charAt(at - 1) !== '>') items++;
    if (count === 0) width = contentColumn(source, at, end) - start;
  }
  const text = excess ? at : skipSpaces(source, at);
  const prefix = { end: text, empty: text >= end, at: first, quote, width, items };
  return excess ? { ...prefix, excess } : prefix;
}

/**
 * Offset of an item's content after its marker. No spaces count as one; from five on, one belongs to the
 * marker and the rest makes indented code.
 */
function contentColumn(source: string, at: number, end: number): number {
  const text = skipSpaces(source, at);
  return text >= end || text - at > 4 ? at + 1 : text;
}

/** End of the spaces and tabs at `at`. */
export function skipSpaces(source: string, at: number): number {
  let end = at;
  for (let code = source.charCodeAt(end); code === 0x20 || code === 0x09; ) code = source.charCodeAt(++end);
  return end;
}

/** End of an item's bullet or number at `at`; 0 if there is none. Not with a pattern, because every line may be an item. */
export function endOfMark(source: string, at: number): number {
  let end = at;
  let code = source.charCodeAt(end);
  while (code >= 0x30 && code <= 0x39 && end < at + 9) code = source.charCodeAt(++end);
  const isMark =
    end === at ? code === 0x2d || code === 0x2a || code === 0x2b : code === 0x2e || code === 0x29;
  if (!isMark) return 0;
  if (++end === source.length) return end;
  const next = source.charCodeAt(end);
  return next === 0x20 || next === 0x09 || next === 0x0a ? end : 0;
}

const BOX = /\[[ xX]\][ \t]+/y;

/** End of the box of a task at `at`. */
export function skipBox(source: string, at: number): number {
  BOX.lastIndex = at;
  return BOX.test(source) ? BOX.lastIndex : at;
}

function excessMarkerEdit(source: string, at: number, end: number): SourceEdit | undefined {
  RULE.lastIndex = at;
  if (RULE.test(source)) return undefined;
  const marker = skipSpaces(source, at);
  if (marker >= end) return undefined;
  // a digit cannot be escaped, but the dot after it can
  const digits = /\d*/y;
  digits.lastIndex = marker;
  digits.test(source);
  return { at: digits.lastIndex, length: 0, text: '\\' };
}

/** Removes indentation beyond the limit from the line `[start, end)`. */
export function excessIndentEdit(source: string, start: number, end: number): SourceEdit | undefined {
  let columns = 0;
  let at = start;
  for (; at < end && columns < MAX_INDENT; at++) {
    const code = source.charCodeAt(at);
    if (code === 0x20) columns++;
    else if (code === 0x09) columns += 4 - (columns % 4);
    else return undefined;
  }
  const rest = skipSpaces(source, at);
  return rest > at ? { at, length: rest - at, text: '' } : undefined;
}
