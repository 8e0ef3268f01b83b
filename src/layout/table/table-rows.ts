import type { Span, TableBlock } from '../../document/document.js';
import { spansText } from '../../document/document-text.js';
import { isSimpleText, NO_POSITIONS } from '../../text/wrapping/wrap.js';
import { mapPacked } from '../../util/large-lists.js';
import type { FlowSpan } from '../inline/flow-spans.js';
import { inlineSpans, isBare, isReplaced, spansLength } from '../inline/inline-spans.js';
import { type PlainFlow, plainFlow } from '../inline/plain-flow.js';
import { hasPlainMark, hasPlainMarks, showsOnlyText } from '../inline/plain-marks.js';
import { advance, type LayoutContext } from '../layout-context.js';

export type Cell = readonly FlowSpan[];

/** A row of a table before it is laid out. */
export interface TableRow {
  /** Offset of its first cell in the block's text. */
  offset: number;
  /** The document's own spans if the row has `texts`, else spans with offsets and additions of layout. */
  cells: readonly Cell[] | readonly Span[][];
  /**
   * The text of each cell, if no new spans are needed: each code unit is one column wide, and layout adds nothing, or only text is
   * shown. Most rows have it.
   */
  texts: readonly string[] | undefined;
  /** By column: the positions in its text at which no row may start, if there are any. */
  noBreakAt: readonly (readonly number[] | undefined)[] | undefined;
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
  const texts: string[] = [];
  let noBreakAt: (readonly number[] | undefined)[] | undefined;
  for (let column = 0; column < row.length; column++) {
    const { text, glue } = readCell(row[column] ?? [], context);
    if (text === undefined) {
      const cells = mapPacked(row, spans => inlineSpans(spans, context));
      return { offset, cells, texts: undefined, noBreakAt: undefined };
    }
    texts.push(text);
    if (glue.length === 0) continue;
    noBreakAt ??= [];
    noBreakAt[column] = glue;
  }
  for (const spans of row) advance(context, spansLength(spans));
  return { offset, cells: row, texts, noBreakAt };
}

/** Returns the cells of a row as spans with offsets. */
export function cellsOf(row: TableRow, context: LayoutContext): readonly Cell[] {
  if (!row.texts) return row.cells;
  const rowContext = { ...context, at: row.offset };
  return mapPacked(row.cells as readonly Span[][], spans => inlineSpans(spans, rowContext));
}

const SPACE = 0x20;

/** Returns the text of a cell that needs no new spans, and the positions at which no row may start. */
function readCell(
  spans: readonly Span[],
  context: LayoutContext,
): { text: string | undefined; glue: readonly number[] } {
  const [only] = spans;
  if (!only) return { text: '', glue: NO_POSITIONS };
  if (spans.length === 1 && isBare(only)) return { text: plainOrNone(only.text), glue: NO_POSITIONS };
  const flow = cellFlow(spans, context);
  return { text: flow && plainOrNone(flow.text), glue: flow?.noBreakAt ?? NO_POSITIONS };
}

function cellFlow(
  spans: readonly Span[],
  context: LayoutContext,
): Pick<PlainFlow, 'text' | 'noBreakAt'> | undefined {
  if (showsOnlyText(context.options)) return plainFlow(spans, context);
  const hasMarks = hasPlainMarks(context.options);
  for (const span of spans) {
    if ((span.link ?? span.footnote) !== undefined || isReplaced(span, context)) return undefined;
    if (hasMarks && hasPlainMark(span)) return undefined;
  }
  return { text: spansText(spans), noBreakAt: NO_POSITIONS };
}

/** Returns a text that is as wide as it is long, without spaces at its ends. Undefined for others. */
function plainOrNone(text: string): string | undefined {
  if (text === '') return text;
  const isPlain =
    isSimpleText(text) && text.charCodeAt(0) !== SPACE && text.charCodeAt(text.length - 1) !== SPACE;
  return isPlain ? text : undefined;
}
