/**
 * Parses tables line by line (GFM 0.29, section 4.10). marked takes quadratic time, because it reads all possible rows before
 * it compares header and delimiter row. It also pads rows without a limit.
 */
import { mapPacked } from '../../util/large-lists.js';
import { lineKind, looksLikeUnderline, startsFootnote, startsHtml, startsWithLetter } from './line-kinds.js';

export interface ParsedTable {
  align: ('left' | 'center' | 'right' | null)[];
  /** Raw text of cells, with as many in each row as in the header. */
  head: string[];
  rows: string[][];
  /** Length in the source, without the last line end. */
  length: number;
}

const DASHES = / {0,3}(?:[|:]|-(?=[^\n]*[|:]))[-:| \t]*(?:\n|$)/y;
const DASH = /^:?-+:?$/;
const ESCAPED_PIPE = /\\\|/g;
/** Maximum number of columns. A line with more is not a header. */
const MAX_COLUMNS = 256;
/** Maximum number of cells added to pad short rows. The table ends there. cmark-gfm has a similar limit. */
const MAX_FILLED_CELLS = 1 << 19;

/** Parses the table at the start of `source`. */
export function tableAt(source: string): ParsedTable | undefined {
  const header = headerAt(source, 0);
  if (!header) return undefined;
  const { head, align, start } = header;
  return { align, head, ...readRows(source, start, head.length) };
}

/** True if a table starts on the line at `at`. */
export function startsTable(source: string, at: number): boolean {
  return headerAt(source, at) !== undefined;
}

/** Reads header and delimiter row; `start` is the offset of the line after them. */
function headerAt(
  source: string,
  at: number,
): (Pick<ParsedTable, 'head' | 'align'> & { start: number }) | undefined {
  const headEnd = source.indexOf('\n', at);
  // fast path: the next line of most paragraphs starts with a letter
  if (headEnd < 0 || startsWithLetter(source, headEnd + 1)) return undefined;
  DASHES.lastIndex = headEnd + 1;
  if (!DASHES.test(source)) return undefined;
  const start = DASHES.lastIndex;
  const dashes = splitCells(source.slice(headEnd + 1, start), MAX_COLUMNS + 1);
  if (dashes.length === 0 || dashes.length > MAX_COLUMNS || !dashes.every(cell => DASH.test(cell)))
    return undefined;
  const head = splitCells(source.slice(at, headEnd), MAX_COLUMNS + 1);
  return head.length === dashes.length ? { head, align: mapPacked(dashes, alignment), start } : undefined;
}

function readRows(source: string, start: number, columns: number): { rows: string[][]; length: number } {
  const rows: string[][] = [];
  let filled = 0;
  let length = source.charCodeAt(start - 1) === 0x0a ? start - 1 : start;
  for (
    let at = start;
    at < source.length && filled <= MAX_FILLED_CELLS && isRow(source, at);
    at = length + 1
  ) {
    const newline = source.indexOf('\n', at);
    length = newline < 0 ? source.length : newline;
    const row = splitCells(source.slice(at, length), columns);
    filled += columns - row.length;
    while (row.length < columns) row.push('');
    rows.push(row);
  }
  return { rows, length };
}

/** True if the line is a row. It is not blank and does not start another block. */
function isRow(source: string, at: number): boolean {
  const kind = lineKind(source, at);
  if (kind.name === 'angle') return !startsHtml(source, kind.at);
  if (kind.name === 'rule') return looksLikeUnderline(source, kind.at);
  if (kind.name === 'bracket') return !startsFootnote(source, kind.at);
  return kind.name === 'text' && source.charCodeAt(kind.at) !== 0x0a;
}

/**
 * Splits a row at pipes without a backslash before them into at most `limit` cells. Outer pipes do not create cells. Another
 * backslash before it changes nothing, as in cmark-gfm: cells are split before any other syntax is read.
 */
function splitCells(line: string, limit: number): string[] {
  const cells: string[] = [];
  const hasEscape = line.includes('\\|');
  let from = 0;
  for (let at = line.indexOf('|'); at >= 0 && cells.length < limit; at = line.indexOf('|', at + 1)) {
    if (at > 0 && line.charCodeAt(at - 1) === 0x5c) continue;
    const text = trimmedPart(line, from, at);
    if (text !== '' || from > 0) cells.push(hasEscape ? unescapePipes(text) : text);
    from = at + 1;
  }
  const rest = cells.length < limit ? trimmedPart(line, from, line.length) : '';
  if (rest !== '') cells.push(hasEscape ? unescapePipes(rest) : rest);
  return cells;
}

/** The part of a line without white space at its ends. Most parts have one space there, and need no second string. */
function trimmedPart(line: string, from: number, to: number): string {
  if (from >= to) return '';
  const start = line.charCodeAt(from) === SPACE ? from + 1 : from;
  const end = to - 1 > start && line.charCodeAt(to - 1) === SPACE ? to - 1 : to;
  const part = line.slice(start, end);
  if (start >= end) return part;
  return isVisible(line.charCodeAt(start)) && isVisible(line.charCodeAt(end - 1)) ? part : part.trim();
}

const SPACE = 0x20;

/** True for a visible ASCII character. */
function isVisible(unit: number): boolean {
  return unit > SPACE && unit < 0x7f;
}

function unescapePipes(text: string): string {
  return text.replace(ESCAPED_PIPE, '|');
}

function alignment(dashes: string): ParsedTable['align'][number] {
  const left = dashes.startsWith(':');
  const right = dashes.endsWith(':');
  return left ? (right ? 'center' : 'left') : right ? 'right' : null;
}
