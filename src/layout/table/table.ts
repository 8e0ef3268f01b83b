/**
 * Tables: at their natural width where it fits, else with their widest columns wrapped, else as records of
 * "Header: value". Nothing is ever cut off. Linear in the number of cells.
 */
import type { TableBlock } from '../../document/document.js';
import { counted, said } from '../announce.js';
import type { LayoutContext } from '../layout-context.js';
import type { Line } from '../line.js';
import { drawnLine } from '../row-builders.js';
import { longestWords, widestOf } from './column-needs.js';
import { fitColumns } from './column-widths.js';
import { layoutPlainRow } from './plain-row.js';
import type { Grid } from './table-grid.js';
import { layoutRecords } from './table-records.js';
import { placedCells, readRows, type TableRows } from './table-rows.js';

export function layoutTable(table: TableBlock, measure: number, setting: LayoutContext): Line[] {
  const start = setting.at;
  const rows = readRows(table, setting);
  const count = Math.max(table.head.length, table.rows[0]?.length ?? 0);
  const room = measure - 3 * (count - 1);
  const widths = setting.options.accessible
    ? undefined
    : fitColumns(widestOf(rows, count), room, () => longestWords(rows, count));
  if (widths) return setGrid(rows, { widths, align: table.align, setting }, start);
  const head = placedCells(rows.head, setting);
  const body = rows.rows.map(row => placedCells(row, setting));
  const lines = layoutRecords({ head, rows: body }, measure, start, setting);
  if (!setting.options.accessible || body.length === 0) return lines;
  return said({ name: 'Table', about: counted(body.length, 'row') }, lines, measure, setting);
}

function setGrid({ head, rows }: TableRows, grid: Grid, start: number): Line[] {
  const { widths, setting } = grid;
  const { rule, cross, faint } = setting.glyphs;
  const lines: Line[] = [];
  let place = start;
  const put = (row: readonly Line[]): void => {
    for (const line of row) lines.push(line);
    place = row.at(-1)?.offset ?? place;
  };
  if (head.cells.some(cell => cell.length > 0)) {
    put(layoutPlainRow(head, { ...grid, style: 'tablehead' }, place));
    put([ruleLine(ruleText(widths, rule, cross), place)]);
  }
  let before = place;
  const set = rows.map(row => {
    const rowLines = layoutPlainRow(row, grid, before);
    before = rowLines.at(-1)?.offset ?? before;
    return rowLines;
  });
  // Where cells wrap, rows of text are no longer rows of the table: a faint rule keeps them apart.
  const apart = set.some(row => row.length > 1);
  const between = apart ? ruleText(widths, faint, cross) : '';
  set.forEach((row, index) => {
    if (apart && index > 0) put([ruleLine(between, place)]);
    put(row);
  });
  return lines;
}

function ruleLine(text: string, place: number): Line {
  return drawnLine(text, text.length, 'border', place);
}

/** A rule across all columns. */
function ruleText(widths: readonly number[], rule: string, cross: string): string {
  return widths.map(width => rule.repeat(width)).join(`${rule}${cross}${rule}`);
}
