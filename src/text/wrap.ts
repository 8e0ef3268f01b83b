/**
 * Breaks a text into rows of a measure: greedily, at the opportunities of `breaks.ts`, between graphemes where one
 * word is wider than the measure. It knows strings only; whoever has styled runs wraps their joined text and cuts
 * the runs at these rows.
 */
import { coversBreaks, markBreaks, simpleBreaks } from './breaks.js';
import { clusterWidths } from './columns.js';
import { pattern } from './pattern.js';

/** Rows as `start, end, columns` one after the other: code units of the text, spaces and breaks at row ends left out. */
export type Rows = number[];

export interface WrapOptions {
  /** Leave addresses wider than the measure whole, on rows of their own (for pipes). */
  keepAddresses?: boolean;
  /** Positions at which no row may start, whatever stands there. */
  glued?: readonly number[];
}

/** What wrapping needs to know of one stretch of text without hard breaks. `widths`: 0 inside a cluster, else its columns + 1. */
interface Stretch {
  text: string;
  widths: Uint8Array | undefined;
  mayBreak: (index: number) => boolean;
  measure: number;
  keepAddresses: boolean;
}

/** Latin with the punctuation of prose: a column for each code unit, and breaks from the table. */
const simple = /^[ -~\u00a1-\u00ac\u00ae-\u02ff\u2010-\u2027]*$/;
const unseenEnd = /[\s\u00ad\u200b]$/;

/**
 * Rows of `text` at `measure` columns (at least 1; `Infinity`: only hard breaks). `\u2028` is a hard break; an empty
 * stretch between two is an empty row, an empty text has none. No row is wider than the measure, unless one cluster is.
 */
export function wrap(text: string, measure: number, options: WrapOptions = {}): Rows {
  const rows: Rows = [];
  if (text === '') return rows;
  let start = 0;
  for (;;) {
    const hard = text.indexOf('\u2028', start);
    const end = hard < 0 ? text.length : hard;
    wrapStretch(text.slice(start, end), start, Math.max(1, measure), options, rows);
    if (hard < 0) return rows;
    start = hard + 1;
    if (start === text.length) return rows;
  }
}

function wrapStretch(text: string, offset: number, measure: number, options: WrapOptions, rows: Rows): void {
  const plain = simple.test(text);
  let start = skipSpaces(text, 0);
  if (plain && text.length - start <= measure) {
    const end = trimEnd(text, start, text.length);
    rows.push(offset + start, offset + end, end - start);
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
  if (rows.length - first > 3) keepCompany(stretch, rows, offset);
}

// One paragraph at a time is wrapped, so the two tables are used again for the next.
let marksBuffer = new Uint8Array(4096);
let widthsBuffer = new Uint8Array(4096);

function survey(
  text: string,
  offset: number,
  plain: boolean,
  measure: number,
  { glued = [], keepAddresses = false }: WrapOptions,
): Stretch {
  const opportunity = plain ? simpleBreaks(text) : surveyBreaks(text, measure);
  const mayBreak =
    glued.length === 0
      ? opportunity
      : (index: number) => !glued.includes(offset + index) && opportunity(index);
  return { text, widths: plain ? undefined : widthsBuffer, mayBreak, measure, keepAddresses };
}

/** Fills the two tables for a text of any script. */
function surveyBreaks(text: string, measure: number): Stretch['mayBreak'] {
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
  markBreaks(text, marks);
  return index => marks[index] === 1 && widths[index] !== 0;
}

/** Where the row after the one that starts at `start` begins, spaces before it not skipped. */
function nextRow(stretch: Stretch, start: number): number {
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
function reach({ text, widths, measure }: Stretch, start: number): number {
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

/** Splits a word that is wider than the measure: after a sensible character, else between graphemes. */
function splitWord(
  { text, widths, measure, mayBreak, keepAddresses }: Stretch,
  start: number,
  limit: number,
): number {
  if (keepAddresses && /^[("'<[]*[A-Za-z][\w+.-]*:\/\//.test(text.slice(start, start + 40))) {
    let end = limit;
    while (end < text.length && !mayBreak(end)) end++;
    return end;
  }
  const earliest = start + Math.max(1, Math.floor((limit - start) / 3));
  const may = (index: number): boolean => widths?.[index] !== 0 && !mustFollow(text, index);
  for (const isSensible of [afterPart, afterPiece]) {
    for (let index = limit; index > earliest; index--) {
      if (isSensible(text, index) && may(index)) return index;
    }
  }
  // Never a lone full stop on the next row: take a letter or two with it.
  for (let index = limit; index > limit - 4 && index > start + measure / 2; index--) {
    if (may(index)) return index;
  }
  return limit;
}

/** After a part of a path or an address, but not between `https://` and its host. */
function afterPart(text: string, index: number): boolean {
  if (text.charAt(index - 1) === '/' && text.charAt(index - 2) === '/') return false;
  return /[/?&#]/.test(text.charAt(index - 1)) && !/[/?&#]/.test(text.charAt(index));
}

const lower = pattern('\\p{Ll}');
const upper = pattern('\\p{Lu}');
const closing = pattern(
  '[\\p{Pe}\\p{Pf}!,.:;?"\'%\\u3001\\u3002\\u30fb\\u30fc\\uff01\\uff0c\\uff0e\\uff1a\\uff1b\\uff1f\\u2026]',
);

/** After a dot, hyphen, underscore and their like, or between the humps of `camelCase`. */
function afterPiece(text: string, index: number): boolean {
  if (/[._\-=:,+@~%]/.test(text.charAt(index - 1))) return !/[._\-=:,+@~%]/.test(text.charAt(index));
  return lower().test(text.charAt(index - 1)) && upper().test(text.charAt(index));
}

/** Closing punctuation, which no row starts with. */
function mustFollow(text: string, index: number): boolean {
  return closing().test(text.charAt(index));
}

/**
 * A short word is not left alone on the last row: where the row before has several, it gives its last one up.
 * Short is at most twelve columns and a third of the measure.
 */
function keepCompany(stretch: Stretch, rows: Rows, offset: number): void {
  const { text, mayBreak, measure } = stretch;
  const at = rows.length - 6;
  const [above = 0, , , last = 0, end = 0, width = 0] = rows.slice(at);
  if (width > Math.min(12, measure / 3)) return;
  for (let index = last - offset + 1; index < end - offset; index++) if (mayBreak(index)) return;
  const from = above - offset;
  let split = last - offset - 1;
  while (split > from && !mayBreak(split)) split--;
  // Rather between words than within a hyphenated one, unless the script has no spaces.
  let between = split;
  while (between > from && !(mayBreak(between) && text.charCodeAt(between - 1) === 0x20)) between--;
  const tries = between > from ? [between, split] : [split];
  for (const start of tries) {
    if (start <= from || widthOf(stretch, start, end - offset) > measure) continue;
    const stop = trimEnd(text, from, start);
    rows.splice(
      at + 1,
      5,
      offset + stop,
      widthOf(stretch, from, stop),
      offset + start,
      end,
      widthOf(stretch, start, end - offset),
    );
    return;
  }
}

function widthOf({ widths }: Stretch, start: number, end: number): number {
  if (!widths) return end - start;
  let width = 0;
  for (let index = start; index < end; index++) {
    const cluster = widths[index] ?? 0;
    if (cluster > 0) width += cluster - 1;
  }
  return width;
}

function skipSpaces(text: string, from: number): number {
  let index = from;
  while (text.charCodeAt(index) === 0x20) index++;
  return index;
}

/** The end of a row without the white space before it, and what is dropped after it. */
function trimEnd(text: string, start: number, end: number): number {
  let index = end;
  while (index > start) {
    const unit = text.charCodeAt(index - 1);
    if (unit !== 0x20 && (unit < 0xa0 || !unseenEnd.test(text.charAt(index - 1)))) break;
    index--;
  }
  return index;
}
