/**
 * The rows of a table as they are to be set: where each stands in the block's text, and what Lectern adds to its cells.
 * Most rows are plain, and for those nothing is made but the table's own runs.
 */

import type { Span, TableBlock } from '../../document/document.js';
import { spansText } from '../../document/document-text.js';
import { isSimple } from '../../text/wrap.js';
import type { FlowSpan } from '../inline/flow-spans.js';
import { inlineSpans } from '../inline/inline-spans.js';
import { scriptOf } from '../inline/super-subscript.js';
import { advance, type LayoutContext } from '../layout-context.js';

export type Cell = readonly FlowSpan[];

export interface TableRow {
  /** Where its first cell starts in the block's text. */
  at: number;
  /** As the author wrote them, and with what is added; the first where nothing is. */
  cells: readonly Cell[] | readonly Span[][];
  /** Nothing is added, and a cell takes as many columns as it has code units: `cells` have no places yet. */
  isPlain: boolean;
}

export interface TableRows {
  head: TableRow;
  rows: TableRow[];
}

/** Takes the places of all cells, head first. */
export function readRows(table: TableBlock, setting: LayoutContext): TableRows {
  return { head: readRow(table.head, setting), rows: table.rows.map(row => readRow(row, setting)) };
}

function readRow(row: readonly Span[][], setting: LayoutContext): TableRow {
  const { at } = setting;
  if (!row.every(isPlain))
    return { at, cells: row.map(spans => inlineSpans(spans, setting)), isPlain: false };
  for (const spans of row) advance(setting, lengthOf(spans));
  return { at, cells: row, isPlain: true };
}

/** The cells of a row with their places. */
export function placedCells(row: TableRow, setting: LayoutContext): readonly Cell[] {
  if (!row.isPlain) return row.cells;
  const taking = { ...setting, at: row.at };
  return row.cells.map(spans => inlineSpans(spans, taking));
}

const SPACE = 0x20;

function isPlain(spans: readonly Span[]): boolean {
  for (const run of spans) {
    if (run.link !== undefined || run.note !== undefined || scriptOf(run.style)) return false;
  }
  const text = spansText(spans);
  return isSimple(text) && text.charCodeAt(0) !== SPACE && text.charCodeAt(text.length - 1) !== SPACE;
}

function lengthOf(spans: readonly Span[]): number {
  let length = 0;
  for (const run of spans) length += run.text.length;
  return length;
}
