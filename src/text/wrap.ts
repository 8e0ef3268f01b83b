/**
 * Breaks a text into rows of a measure: greedily, at the opportunities of `breaks.ts`, between graphemes where one
 * word is wider than the measure. It knows strings only; whoever has styled runs wraps their joined text and cuts
 * the runs at these rows.
 */

import { avoidShortLastLine } from './avoid-short-last-line.js';
import { clusterWidths } from './display-width.js';
import { coversBreaks, markBreaks, simpleBreaks } from './line-breaks/mark-breaks.js';
import { splitWord } from './long-word.js';
import { skipSpaces, trimEnd, type WrapState, widthOf } from './wrap-state.js';

/** Rows as `start, end, columns` one after the other: code units of the text, spaces and breaks at row ends left out. */
export type Rows = number[];

export interface WrapOptions {
  /** Leave addresses wider than the measure whole, on rows of their own (for pipes). */
  keepAddresses?: boolean;
  /** Positions at which no row may start, whatever stands there. */
  glued?: readonly number[];
  /** `start, end` one after the other: stretches that are addresses too, whatever they look like. */
  addresses?: readonly number[];
}

const simple = /^[ -~\u00a1-\u00ac\u00ae-\u02ff\u2010-\u2027]*$/;

/** Latin with the punctuation of prose: a column for each code unit, and breaks from the table. */
export function isSimple(text: string): boolean {
  return simple.test(text);
}

/**
 * Rows of `text` at `measure` columns (at least 1; `Infinity`: only hard breaks). `\u2028` is a hard break; an empty
 * stretch between two is an empty row, an empty text has none. No row is wider than the measure, unless one cluster is.
 */
export function wrap(text: string, measure: number, options: WrapOptions = {}): Rows {
  const rows: Rows = [];
  if (text === '') return rows;
  const isPlain = text.includes('\u2028') && isSimple(text.replaceAll('\u2028', ''));
  let start = 0;
  for (;;) {
    const hard = text.indexOf('\u2028', start);
    const end = hard < 0 ? text.length : hard;
    if (isPlain && end - start <= measure) addPlainRow(text, start, end, 0, rows);
    else wrapStretch(text.slice(start, end), start, Math.max(1, measure), options, rows);
    if (hard < 0) return rows;
    start = hard + 1;
    if (start === text.length) return rows;
  }
}

/** A row of simple text that is no wider than the measure: each letter may have one, so none of them is cut out. */
function addPlainRow(text: string, start: number, end: number, offset: number, rows: Rows): void {
  const from = skipSpaces(text, start);
  const to = trimEnd(text, from, end);
  rows.push(offset + from, offset + to, to - from);
}

function wrapStretch(text: string, offset: number, measure: number, options: WrapOptions, rows: Rows): void {
  const plain = isSimple(text);
  let start = skipSpaces(text, 0);
  if (plain && text.length - start <= measure) {
    addPlainRow(text, start, text.length, offset, rows);
    return;
  }
  const stretch = survey(text, offset, plain, measure, options);
  const first = rows.length;
  while (start < text.length) {
    const next = nextRow(stretch, start);
    const end = trimEnd(text, start, next);
    // Wide spaces alone, before a word that needs its own row or at the end, make no row.
    if (end > start) rows.push(offset + start, offset + end, widthOf(stretch, start, end));
    start = skipSpaces(text, next);
  }
  if (rows.length === first) rows.push(offset, offset, 0);
  if (rows.length - first > 3) avoidShortLastLine(stretch, rows, offset);
}

// One paragraph at a time is wrapped, so the two tables are used again for the next.
let marksBuffer = new Uint8Array(4096);
let widthsBuffer = new Uint8Array(4096);

function survey(
  text: string,
  offset: number,
  plain: boolean,
  measure: number,
  { glued = [], addresses = [], keepAddresses = false }: WrapOptions,
): WrapState {
  const opportunity = plain ? simpleBreaks(text) : surveyBreaks(text, measure);
  const barred =
    glued.length + addresses.length > 0 ? barredIn(glued, addresses, offset, text.length) : undefined;
  const mayBreak = barred ? (index: number) => barred[index] === 0 && opportunity(index) : opportunity;
  const isWhole = (start: number): boolean =>
    keepAddresses && (isInside(addresses, offset + start + 1) || address.test(text.slice(start, start + 40)));
  return { text, widths: plain ? undefined : widthsBuffer, mayBreak, measure, isWhole };
}

const address = /^[("'<[]*[A-Za-z][\w+.-]*:\/\//;

/** 1 where no row of the stretch of `length` at `offset` may start: at what is glued, and within addresses. */
function barredIn(
  glued: readonly number[],
  addresses: readonly number[],
  offset: number,
  length: number,
): Uint8Array {
  const barred = new Uint8Array(length);
  for (let next = firstFrom(glued, offset); next < glued.length; next++) {
    const at = (glued[next] ?? 0) - offset;
    if (at >= length) break;
    barred[at] = 1;
  }
  for (let next = firstFrom(addresses, offset) & ~1; next < addresses.length; next += 2) {
    const start = (addresses[next] ?? 0) - offset;
    if (start >= length) break;
    barred.fill(1, Math.max(0, start + 1), (addresses[next + 1] ?? 0) - offset);
  }
  return barred;
}

/** Does `position` stand within one of the stretches, behind its start? */
function isInside(stretches: readonly number[], position: number): boolean {
  const next = firstFrom(stretches, position);
  return next % 2 === 1 && stretches[next] !== position;
}

/** Index of the first of `values`, which ascend, that is not below `value`. */
function firstFrom(values: readonly number[], value: number): number {
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((values[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Fills the two tables for a text of any script. */
function surveyBreaks(text: string, measure: number): WrapState['mayBreak'] {
  if (marksBuffer.length < text.length) {
    marksBuffer = new Uint8Array(text.length * 2);
    widthsBuffer = new Uint8Array(text.length * 2);
  }
  const marks = marksBuffer;
  const widths = widthsBuffer;
  clusterWidths(text, widths);
  if (measure === Number.POSITIVE_INFINITY) return () => false;
  if (coversBreaks(text)) {
    const opportunity = simpleBreaks(text);
    return index => widths[index] !== 0 && opportunity(index);
  }
  let isMarked = false;
  return index => {
    // only now: what has room on one row needs none
    if (!isMarked) markBreaks(text, marks);
    isMarked = true;
    return marks[index] === 1 && widths[index] !== 0;
  };
}

/** Where the row after the one that starts at `start` begins, spaces before it not skipped. */
function nextRow(stretch: WrapState, start: number): number {
  const { text, mayBreak } = stretch;
  const limit = reach(stretch, start);
  if (limit >= text.length) return text.length;
  // Spaces may hang over the end of the row, so what comes after them may start the next.
  let next = skipSpaces(text, limit);
  if (next >= text.length) return next;
  while (next > start && !mayBreak(next)) next--;
  return next > start ? next : splitWord(stretch, start, limit);
}

/** The first code unit that no longer fits on a row from `start`; at least one cluster does. */
function reach({ text, widths, measure }: WrapState, start: number): number {
  if (!widths) return start + measure;
  let index = start;
  let width = 0;
  for (; index < text.length; index++) {
    const cluster = widths[index] ?? 0;
    if (cluster === 0) continue;
    width += cluster - 1;
    if (width > measure && index > start) return index;
  }
  return index;
}
