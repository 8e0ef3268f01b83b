/**
 * Tables: at their natural width where it fits, else with their widest columns wrapped, else as records of
 * "Header: value". Nothing is ever cut off. Linear in the number of cells.
 */
import type { TableBlock } from '../document.js';
import type { Line } from '../line.js';
import { drawnLine } from './lines.js';
import { setRow } from './plain-row.js';
import { setRecords } from './records.js';
import { counted, said } from './said.js';
import type { Setting } from './setting.js';
import type { Grid } from './table-grid.js';
import { longestWords, widestOf } from './table-needs.js';
import { placedCells, readRows, type TableRows } from './table-rows.js';
import { fitColumns } from './table-widths.js';

export function setTable(table: TableBlock, measure: number, setting: Setting): Line[] {
  const start = setting.at;
  const rows = readRows(table, setting);
  const count = Math.max(table.head.length, table.rows[0]?.length ?? 0);
  const room = measure - 3 * (count - 1);
  const widths = setting.options.linear
    ? undefined
    : fitColumns(widestOf(rows, count), room, () => longestWords(rows, count));
  if (widths) return setGrid(rows, { widths, align: table.align, setting }, start);
  const head = placedCells(rows.head, setting);
  const body = rows.rows.map(row => placedCells(row, setting));
  const lines = setRecords({ head, rows: body }, measure, start, setting);
  if (!setting.options.linear || body.length === 0) return lines;
  return said({ name: 'Table', about: counted(body.length, 'row') }, lines, measure, setting);
}

function setGrid({ head, rows }: TableRows, grid: Grid, start: number): Line[] {
  const { widths, setting } = grid;
  const { rule, cross, faint } = setting.drawing;
  const lines: Line[] = [];
  let place = start;
  const put = (row: readonly Line[]): void => {
    for (const line of row) lines.push(line);
    place = row.at(-1)?.offset ?? place;
  };
  if (head.cells.some(cell => cell.length > 0)) {
    put(setRow(head, { ...grid, style: 'tablehead' }, place));
    put([ruleLine(ruleText(widths, rule, cross), place)]);
  }
  let before = place;
  const set = rows.map(row => {
    const rowLines = setRow(row, grid, before);
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
