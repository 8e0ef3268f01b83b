/**
 * Wraps a text to a width: greedily, at the line breaks of `line-breaks/`. Breaks inside a word only if the word is wider than
 * a row. Works on plain strings: callers with styled spans wrap the joined text and cut the spans at these rows. Must not
 * import anything outside `text` and `util`.
 */

import { firstIndexWhere } from '../../util/binary-search.js';
import { fillClusterWidths } from '../display-width.js';
import { createBreakTest, isInBreakTable, markBreaks, skipUnbroken } from '../line-breaks/mark-breaks.js';
import { splitLongWord } from './long-word.js';
import { rangeWidth, skipSpaces, trimRowEnd, type WrapState } from './wrap-state.js';

/** Rows as a flat list of `start, end, columns`. Offsets are code units, without spaces and breaks at row ends. */
export type WrappedRows = number[];

/** Numbers for each row in `WrappedRows`. */
export const NUMBERS_PER_ROW = 3;

export interface WrapOptions {
  /** Keep addresses wider than the width whole, on rows of their own (for pipes). */
  keepAddresses?: boolean;
  /** Positions at which no row may start. */
  noBreakAt?: readonly number[];
  /** Ranges to treat as addresses, as a flat list of `start, end`. */
  addresses?: readonly number[];
  /** Fill every row, also if the last one is then a short word (for cells of a table). */
  isGreedy?: boolean;
  /** True if the text is known to be simple (`isSimpleText`). */
  isSimple?: boolean;
}

/** An empty `noBreakAt`. */
export const NO_POSITIONS: readonly number[] = [];

/** Wraps a text as `wrap` does, and returns the texts of its rows. */
export function wrapText(text: string, width: number, options?: WrapOptions): string[] {
  const rows = wrap(text, width, options);
  const texts: string[] = [];
  for (let row = 0; row < rows.length; row += NUMBERS_PER_ROW)
    texts.push(text.slice(rows[row], rows[row + 1]));
  return texts;
}

const simple = /^[ -~\u00a1-\u00ac\u00ae-\u02ff\u2010-\u2027]*$/;

/** True for Latin with the punctuation of prose. Each code unit takes one column, and breaks come from the table. */
export function isSimpleText(text: string): boolean {
  return simple.test(text);
}

const simpleProse = /^[\n -~\u00a1-\u00ac\u00ae-\u02ff\u2010-\u2027]*$/;

/** True for text that is simple once its soft breaks are spaces. */
export function isSimpleProse(text: string): boolean {
  return simpleProse.test(text);
}

/** True if a simple text is one row as it is. */
export function isOneRow(text: string, width: number): boolean {
  const { length } = text;
  return (
    length > 0 && length <= width && text.charCodeAt(0) !== SPACE && text.charCodeAt(length - 1) !== SPACE
  );
}

/**
 * Rows of `text` at `width` columns (at least 1; `Infinity`: only hard breaks). `\u2028` is a hard break; nothing
 * between two of them is an empty row, an empty text has no rows. No row is wider than `width`, except a single cluster.
 */
export function wrap(text: string, width: number, options: WrapOptions = {}): WrappedRows {
  const rows: WrappedRows = [];
  if (text === '') return rows;
  if (options.isSimple) {
    wrapSegment(text, 0, Math.max(1, width), options, rows);
    return rows;
  }
  const hasSimpleRows = text.includes('\u2028') && isSimpleText(text.replaceAll('\u2028', ''));
  let start = 0;
  for (;;) {
    const hard = nextHardBreak(text, start);
    const end = hard < 0 ? text.length : hard;
    if (hasSimpleRows && end - start <= width) addSimpleRow(text, start, end, 0, rows);
    else wrapSegment(text.slice(start, end), start, Math.max(1, width), options, rows);
    if (hard < 0) return rows;
    start = hard + 1;
    if (start === text.length) return rows;
  }
}

/** Code units that are read one by one, because a search for each hard break takes longer if they are near. */
const NEAR = 16;

/** Offset of the next hard break; -1 if there is none. */
function nextHardBreak(text: string, start: number): number {
  const near = Math.min(start + NEAR, text.length);
  for (let at = start; at < near; at++) if (text.charCodeAt(at) === 0x2028) return at;
  return text.indexOf('\u2028', near);
}

/** Adds a row of simple text that fits. Does not slice it, because a text may have a hard break after every letter. */
function addSimpleRow(text: string, start: number, end: number, offset: number, rows: WrappedRows): void {
  const from = skipSpaces(text, start);
  const to = trimRowEnd(text, from, end);
  rows.push(offset + from, offset + to, to - from);
}

/** Wraps the text between two hard breaks; `offset` is its position in the whole text. */
function wrapSegment(
  text: string,
  offset: number,
  width: number,
  options: WrapOptions,
  rows: WrappedRows,
): void {
  const isSimple = options.isSimple || isSimpleText(text);
  let start = skipSpaces(text, 0);
  if (isSimple && text.length - start <= width) {
    addSimpleRow(text, start, text.length, offset, rows);
    return;
  }
  const state = createState(text, offset, isSimple, width, options);
  const first = rows.length;
  while (start < text.length) {
    const next = nextRowStart(state, start);
    const end = trimRowEnd(text, start, next);
    // A row of wide spaces only is dropped, before a word that needs its own row and at the end.
    if (end > start) rows.push(offset + start, offset + end, rangeWidth(state, start, end));
    start = skipSpaces(text, next);
  }
  if (rows.length === first) rows.push(offset, offset, 0);
  if (rows.length - first > 3 && !options.isGreedy) avoidShortLastRow(state, rows, offset);
}

// One paragraph is wrapped at a time, so the next one can use the same two buffers.
let marksBuffer = new Uint8Array(4096);
let widthsBuffer = new Uint8Array(4096);

function createState(
  text: string,
  offset: number,
  isSimple: boolean,
  width: number,
  { noBreakAt = [], addresses = [], keepAddresses = false }: WrapOptions,
): WrapState {
  const isBreak = isSimple ? createBreakTest(text) : fillBuffers(text, width);
  const mayBreak = allowedBreaks(isBreak, noBreakAt, addresses, offset, text.length);
  const isUnsplittable = (start: number): boolean =>
    keepAddresses && (isInside(addresses, offset + start + 1) || address.test(text.slice(start, start + 40)));
  return { text, widths: isSimple ? undefined : widthsBuffer, mayBreak, width, isUnsplittable };
}

const address = /^[("'<[]*[A-Za-z][\w+.-]*:\/\//;

/** Positions that are searched one by one. */
const FEW = 16;

/** Returns the break test without the breaks before `noBreakAt` and inside addresses. */
function allowedBreaks(
  isBreak: WrapState['mayBreak'],
  noBreakAt: readonly number[],
  addresses: readonly number[],
  offset: number,
  length: number,
): WrapState['mayBreak'] {
  if (addresses.length === 0) {
    if (noBreakAt.length === 0) return isBreak;
    // A list for each text takes longer than a search at each end of a row.
    if (noBreakAt.length <= FEW) return index => isBreak(index) && !noBreakAt.includes(offset + index);
  }
  const forbidden = forbiddenStarts(noBreakAt, addresses, offset, length);
  return index => forbidden[index] === 0 && isBreak(index);
}

/** 1 at each code unit of the segment where no row may start: `noBreakAt`, and positions inside addresses. */
function forbiddenStarts(
  noBreakAt: readonly number[],
  addresses: readonly number[],
  offset: number,
  length: number,
): Uint8Array {
  const forbidden = new Uint8Array(length);
  for (let next = firstNotBelow(noBreakAt, offset); next < noBreakAt.length; next++) {
    const at = (noBreakAt[next] ?? 0) - offset;
    if (at >= length) break;
    forbidden[at] = 1;
  }
  for (let next = firstNotBelow(addresses, offset) & ~1; next < addresses.length; next += 2) {
    const start = (addresses[next] ?? 0) - offset;
    if (start >= length) break;
    forbidden.fill(1, Math.max(0, start + 1), (addresses[next + 1] ?? 0) - offset);
  }
  return forbidden;
}

/** True if `position` is inside one of the `start, end` ranges, after its start. */
function isInside(ranges: readonly number[], position: number): boolean {
  const next = firstNotBelow(ranges, position);
  return next % 2 === 1 && ranges[next] !== position;
}

/** Index of the first of the ascending `values` that is at least `value`. */
function firstNotBelow(values: readonly number[], value: number): number {
  return firstIndexWhere(0, values.length, index => (values[index] ?? 0) >= value);
}

/** Fills the buffers for a text of any script, and returns its break test. */
function fillBuffers(text: string, width: number): WrapState['mayBreak'] {
  if (marksBuffer.length < text.length) {
    marksBuffer = new Uint8Array(text.length * 2);
    widthsBuffer = new Uint8Array(text.length * 2);
  }
  const marks = marksBuffer;
  const widths = widthsBuffer;
  fillClusterWidths(text, widths);
  if (width === Number.POSITIVE_INFINITY) return () => false;
  if (isInBreakTable(text)) {
    const isBreak = createBreakTest(text);
    return index => widths[index] !== 0 && isBreak(index);
  }
  let isMarked = false;
  return index => {
    // Marked at the first question: a text that fits on one row asks none.
    if (!isMarked) markBreaks(text, marks);
    isMarked = true;
    return marks[index] === 1 && widths[index] !== 0;
  };
}

/** Start of the row after the one that starts at `start`. Spaces before it are not skipped. */
function nextRowStart(state: WrapState, start: number): number {
  const { text, widths, mayBreak } = state;
  const limit = firstOverflow(state, start);
  if (limit >= text.length) return text.length;
  // Spaces may exceed the row. So the word after them may start the next row.
  let next = skipSpaces(text, limit);
  if (next >= text.length) return next;
  if (!widths) next = skipUnbroken(text, start, next);
  while (next > start && !mayBreak(next)) next = widths ? next - 1 : skipUnbroken(text, start, next - 1);
  return next > start ? next : splitLongWord(state, start, limit);
}

/** The first code unit that no longer fits on a row from `start`. At least one cluster does. */
function firstOverflow({ text, widths, width }: WrapState, start: number): number {
  if (!widths) return start + width;
  let index = start;
  let used = 0;
  for (; index < text.length; index++) {
    const cluster = widths[index] ?? 0;
    if (cluster === 0) continue;
    used += cluster - 1;
    if (used > width && index > start) return index;
  }
  return index;
}

/**
 * Moves the last word of the row before to a last row that is one short word. Not if the row before would then be
 * the shorter one. Short: at most twelve columns and a third of the width. In a script without spaces, each character is a word.
 */
function avoidShortLastRow(state: WrapState, rows: WrappedRows, offset: number): void {
  const { text, mayBreak, width } = state;
  const at = rows.length - 6;
  const [previous = 0, , , last = 0, end = 0, lastWidth = 0] = rows.slice(at);
  if (lastWidth > Math.min(12, width / 3)) return;
  for (let index = last - offset + 1; index < end - offset; index++) if (mayBreak(index)) return;
  const from = previous - offset;
  let split = last - offset - 1;
  while (split > from && !mayBreak(split)) split--;
  for (const start of [wordStart(state, from, split), split]) {
    const columns = rangeWidth(state, start, end - offset);
    if (start <= from || columns > width) continue;
    const stop = trimRowEnd(text, from, start);
    const left = rangeWidth(state, from, stop);
    if (left < Math.max(lastWidth, Math.min(columns, width / 2))) continue;
    rows.splice(at + 1, 5, offset + stop, left, offset + start, end, columns);
    return;
  }
}

/** Ideographs, kana, and letters of South East Asia: scripts whose words are not separated by spaces. */
const UNSPACED = /[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\ua4cf\uf900-\ufaff\uff01-\uffef]/;

/** Start of the word that a break at `split` is in, not before `from`: it may break at a hyphen, but not between words. */
function wordStart({ text, mayBreak }: WrapState, from: number, split: number): number {
  let start = split;
  while (start > from && !(mayBreak(start) && text.charCodeAt(start - 1) === SPACE)) {
    if (UNSPACED.test(text.charAt(start - 1))) return split;
    start--;
  }
  return start;
}

const SPACE = 0x20;
