/**
 * Tables (GFM 0.29, section 4.10), line by line. marked looks at every row that may follow before it compares a head
 * with its dashes, which is quadratic, and fills each row up however many there are.
 */
import { lineKind, startsHtml } from './line-kinds.js';

export interface TableAt {
  align: ('left' | 'center' | 'right' | null)[];
  /** Raw texts of cells, as many in each row as in the head. */
  head: string[];
  rows: string[][];
  /** Length in the source, without the last line's end. */
  length: number;
}

const DASHES = / {0,3}(?=[^\n]*[|:])[|:-][-:| \t]*(?:\n|$)/y;
const UNDERLINE = /(?:=+|--)[ \t]*(?:\n|$)/y;
const DASH = /^:?-+:?$/;
const ESCAPED_PIPE = /\\\|/g;
/** A line with more columns is no head. */
const MOST_COLUMNS = 256;
/** A table ends where more cells than these have been made to fill up rows that are too short (cmark-gfm has such a bound). */
const MOST_FILLED = 1 << 19;

/** The table that `source` starts with. */
export function tableAt(source: string): TableAt | undefined {
  const found = headAt(source, 0);
  if (!found) return undefined;
  const { head, align, start } = found;
  return { align, head, ...body(source, start, head.length) };
}

/** Does a table start with the line at `at`? */
export function startsTable(source: string, at: number): boolean {
  return headAt(source, at) !== undefined;
}

/** Head and dashes, and where the line behind them starts. */
function headAt(
  source: string,
  at: number,
): (Pick<TableAt, 'head' | 'align'> & { start: number }) | undefined {
  const headEnd = source.indexOf('\n', at);
  if (headEnd < 0) return undefined;
  DASHES.lastIndex = headEnd + 1;
  if (!DASHES.test(source)) return undefined;
  const start = DASHES.lastIndex;
  const dashes = cells(source.slice(headEnd + 1, start), MOST_COLUMNS + 1);
  if (dashes.length > MOST_COLUMNS || !dashes.every(cell => DASH.test(cell))) return undefined;
  const head = cells(source.slice(at, headEnd), MOST_COLUMNS + 1);
  return head.length === dashes.length ? { head, align: dashes.map(alignment), start } : undefined;
}

function body(source: string, start: number, columns: number): { rows: string[][]; length: number } {
  const rows: string[][] = [];
  let filled = 0;
  let length = source.charCodeAt(start - 1) === 0x0a ? start - 1 : start;
  for (let at = start; at < source.length && filled <= MOST_FILLED && isRow(source, at); at = length + 1) {
    const found = source.indexOf('\n', at);
    length = found < 0 ? source.length : found;
    const row = cells(source.slice(at, length), columns);
    filled += columns - row.length;
    while (row.length < columns) row.push('');
    rows.push(row);
  }
  return { rows, length };
}

/** Any line is a row but a blank one and one that starts another block. */
function isRow(source: string, at: number): boolean {
  const kind = lineKind(source, at);
  if (kind.name === 'angle') return !startsHtml(source, kind.at);
  if (kind.name === 'rule') return isUnderline(source, kind.at);
  return (kind.name === 'text' && source.charCodeAt(kind.at) !== 0x0a) || kind.name === 'bracket';
}

/** What would be a heading's underline is a row like any other; three dashes are a rule. */
function isUnderline(source: string, at: number): boolean {
  UNDERLINE.lastIndex = at;
  return UNDERLINE.test(source);
}

/** The texts between the pipes that are not escaped, no more than `most`; none before the first pipe or behind the last. */
function cells(line: string, most: number): string[] {
  const found: string[] = [];
  let from = 0;
  for (let at = line.indexOf('|'); at >= 0 && found.length < most; at = line.indexOf('|', at + 1)) {
    if (isEscaped(line, at)) continue;
    const text = line.slice(from, at).trim();
    if (text !== '' || from > 0) found.push(unescaped(text));
    from = at + 1;
  }
  const rest = found.length < most ? line.slice(from).trim() : '';
  if (rest !== '') found.push(unescaped(rest));
  return found;
}

function unescaped(text: string): string {
  return text.includes('\\|') ? text.replace(ESCAPED_PIPE, '|') : text;
}

function isEscaped(line: string, at: number): boolean {
  let back = at;
  while (line.charCodeAt(back - 1) === 0x5c) back--;
  return (at - back) % 2 === 1;
}

function alignment(dashes: string): TableAt['align'][number] {
  const left = dashes.startsWith(':');
  const right = dashes.endsWith(':');
  return left ? (right ? 'center' : 'left') : right ? 'right' : null;
}
