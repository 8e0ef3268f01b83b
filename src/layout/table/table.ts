/**
 * Lays out tables. A table has its natural width if that fits, else its widest columns are wrapped, else it becomes records of
 * `Header: value`. Nothing is cut off. Linear in the number of cells.
 */
import type { TableBlock } from '../../document/document.js';
import { mapPacked } from '../../util/large-lists.js';
import { pluralize } from '../../util/pluralize.js';
import { announce } from '../announce.js';
import type { LayoutContext } from '../layout-context.js';
import type { Line } from '../line.js';
import { drawnLine, markTooWide } from '../row-builders.js';
import { longestWords, widestCells } from './column-needs.js';
import { fitColumns } from './column-widths.js';
import { layoutPlainRow } from './plain-row.js';
import type { Grid } from './table-grid.js';
import { layoutRecords } from './table-records.js';
import { cellsOf, readRows, type TableRows } from './table-rows.js';

export function layoutTable(table: TableBlock, width: number, context: LayoutContext): Line[] {
  const start = context.at;
  const rows = readRows(table, context);
  const count = Math.max(table.head.length, table.rows[0]?.length ?? 0);
  const cellsWidth = width - BORDER_WIDTH * (count - 1);
  const { accessible } = context.options;
  const widest = accessible ? [] : widestCells(rows, count);
  const widths = accessible ? undefined : fitColumns(widest, cellsWidth, () => longestWords(rows, count));
  if (widths) {
    const { lines } = layoutGrid(rows, { widths, align: table.align, style: undefined, context }, start);
    const isTooWide = widths.some((columnWidth, column) => columnWidth < (widest[column] ?? 0));
    return isTooWide ? markTooWide(lines) : lines;
  }
  const head = cellsOf(rows.head, context);
  const body = rows.rows.map(row => cellsOf(row, context));
  const lines = layoutRecords({ head, rows: body }, width, start, context);
  if (!accessible) return markTooWide(lines);
  if (body.length === 0) return lines;
  return announce({ name: 'Table', detail: pluralize(body.length, 'row') }, lines, width, context);
}

/** Most columns of a cell in full view, and of all cells of a row. Every row is filled up to the widths, also for one long cell. */
const MAX_CELL_WIDTH = 1_000;
const MAX_ROW_WIDTH = 100_000;

/** Lays out a table at its natural width. Only cells of more than `MAX_CELL_WIDTH` columns wrap. */
export function layoutFullWidthTable(
  table: TableBlock,
  context: LayoutContext,
): { lines: Line[]; headRows: number; firstColumns: number; width: number } {
  const start = context.at;
  const rows = readRows(table, context);
  const count = Math.max(table.head.length, table.rows[0]?.length ?? 0);
  const most = Math.max(1, Math.min(MAX_CELL_WIDTH, Math.floor(MAX_ROW_WIDTH / count)));
  const widths = widestCells(rows, count).map(width => Math.max(1, Math.min(width, most)));
  const grid = layoutGrid(rows, { widths, align: table.align, style: undefined, context }, start);
  const width = widths.reduce((sum, columnWidth) => sum + columnWidth + BORDER_WIDTH, -BORDER_WIDTH);
  return { ...grid, firstColumns: count > 1 ? (widths[0] ?? 0) + BORDER_WIDTH : 0, width };
}

/** Columns between two cells: a border between two spaces. */
const BORDER_WIDTH = 3;

/** Lays out the rows of a table in its columns. `headRows` is the number of lines of the header and its rule. */
function layoutGrid(
  { head, rows }: TableRows,
  grid: Grid,
  start: number,
): { lines: Line[]; headRows: number } {
  const { widths, align, context } = grid;
  const { rule, cross, faintRule } = context.glyphs;
  const lines: Line[] = [];
  let offset = start;
  const add = (rowLines: readonly Line[]): void => {
    for (const line of rowLines) lines.push(line);
    offset = rowLines.at(-1)?.offset ?? offset;
  };
  if (head.cells.some(cell => cell.length > 0)) {
    // a literal, because objects of two shapes are laid out more slowly
    add(layoutPlainRow(head, { widths, align, style: 'tablehead', context }, offset));
    add([ruleLine(ruleText(widths, rule, cross), offset)]);
  }
  const headRows = lines.length;
  let before = offset;
  const laidOut = mapPacked(rows, row => {
    const rowLines = layoutPlainRow(row, grid, before);
    before = rowLines.at(-1)?.offset ?? before;
    return rowLines;
  });
  // If cells wrap, one line is no longer one row. Then a faint rule separates the rows.
  const isWrapped = laidOut.some(rowLines => rowLines.length > 1);
  const separator = isWrapped ? ruleText(widths, faintRule, cross) : '';
  laidOut.forEach((rowLines, index) => {
    if (isWrapped && index > 0) add([ruleLine(separator, offset)]);
    add(rowLines);
  });
  return { lines, headRows };
}

function ruleLine(text: string, offset: number): Line {
  return drawnLine(text, text.length, 'border', offset);
}

/** Returns a rule across all columns. */
function ruleText(widths: readonly number[], rule: string, cross: string): string {
  let text = '';
  for (const width of widths) text += (text === '' ? '' : `${rule}${cross}${rule}`) + rule.repeat(width);
  return text;
}
