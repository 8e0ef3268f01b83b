import type { Span, TableBlock } from '../../document/document.js';
import { spansText } from '../../document/document-text.js';
import { isSimpleText } from '../../text/wrapping/wrap.js';
import { mapPacked } from '../../util/large-lists.js';
import type { FlowSpan } from '../inline/flow-spans.js';
import { inlineSpans, isReplaced } from '../inline/inline-spans.js';
import { hasPlainMark, hasPlainMarks } from '../inline/plain-marks.js';
import { advance, type LayoutContext } from '../layout-context.js';

export type Cell = readonly FlowSpan[];

/** A row of a table before it is laid out. */
export interface TableRow {
  /** Offset of its first cell in the block's text. */
  offset: number;
  /** The document's own spans if the row is plain, else spans with offsets and additions of layout. */
  cells: readonly Cell[] | readonly Span[][];
  /** True if layout adds nothing, and each code unit is one column wide. Most rows are; they need no new spans. */
  isPlain: boolean;
}

export interface TableRows {
  head: TableRow;
  rows: TableRow[];
}

/** Reads the rows of a table, and advances the context past all cells, header first. */
export function readRows(table: TableBlock, context: LayoutContext): TableRows {
  return { head: readRow(table.head, context), rows: mapPacked(table.rows, row => readRow(row, context)) };
}

function readRow(row: readonly Span[][], context: LayoutContext): TableRow {
  const { at: offset } = context;
  if (!row.every(spans => isPlain(spans, context)))
    return { offset, cells: mapPacked(row, spans => inlineSpans(spans, context)), isPlain: false };
  for (const spans of row) advance(context, lengthOf(spans));
  return { offset, cells: row, isPlain: true };
}

/** Returns the cells of a row as spans with offsets. */
export function cellsOf(row: TableRow, context: LayoutContext): readonly Cell[] {
  if (!row.isPlain) return row.cells;
  const rowContext = { ...context, at: row.offset };
  return mapPacked(row.cells as readonly Span[][], spans => inlineSpans(spans, rowContext));
}

const SPACE = 0x20;

function isPlain(spans: readonly Span[], context: LayoutContext): boolean {
  const hasMarks = hasPlainMarks(context.options);
  for (const span of spans) {
    if ((span.link ?? span.footnote) !== undefined || isReplaced(span, context)) return false;
    if (hasMarks && hasPlainMark(span)) return false;
  }
  const text = spansText(spans);
  if (text === '') return true;
  return isSimpleText(text) && text.charCodeAt(0) !== SPACE && text.charCodeAt(text.length - 1) !== SPACE;
}

function lengthOf(spans: readonly Span[]): number {
  let length = 0;
  for (const span of spans) length += span.text.length;
  return length;
}
