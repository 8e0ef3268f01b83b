/**
 * Tables: at their natural width where it fits, else with their widest columns wrapped, else as records of
 * "Header: value". Nothing is ever cut off. Linear in the number of cells.
 */
import { reach } from '../../text/columns.js';
import type { TableBlock } from '../document.js';
import type { Line, SetRun } from '../line.js';
import type { FlowRun } from './flow.js';
import { inlineRuns } from './inline.js';
import { flow, nest } from './leaves.js';
import { drawnLine, drawnRun } from './lines.js';
import { setRecords } from './records.js';
import type { Setting } from './setting.js';
import { type ColumnNeeds, fitColumns, LONG_WORD } from './table-widths.js';

export type Cell = FlowRun[];

export interface Cells {
  head: Cell[];
  rows: Cell[][];
}

type Align = TableBlock['align'][number] | undefined;

export function setTable(table: TableBlock, measure: number, setting: Setting): Line[] {
  const start = setting.at;
  const cells: Cells = {
    head: table.head.map(runs => inlineRuns(runs, setting)),
    rows: table.rows.map(row => row.map(runs => inlineRuns(runs, setting))),
  };
  const count = Math.max(table.head.length, ...table.rows.slice(0, 1).map(row => row.length));
  const gaps = 3 * (count - 1);
  const widths = setting.options.linear ? undefined : fitColumns(columnNeeds(cells, count), measure - gaps);
  if (!widths) return setRecords(cells, measure, start, setting);
  return setGrid(cells, widths, table.align, start, setting);
}

function setGrid(
  cells: Cells,
  widths: readonly number[],
  align: readonly Align[],
  start: number,
  setting: Setting,
): Line[] {
  const { rule, cross, faint } = setting.drawing;
  const lines: Line[] = [];
  let place = start;
  const put = (row: readonly Line[]): void => {
    for (const line of row) lines.push(line);
    place = row.at(-1)?.offset ?? place;
  };
  if (cells.head.some(cell => cell.length > 0)) {
    const head = cells.head.map(cell => cell.map(run => ({ ...run, style: nest('tablehead', run.style) })));
    put(setRow(head, widths, align, place, setting));
    put([ruleLine(widths, rule, cross, place)]);
  }
  const rows: Line[][] = [];
  for (const row of cells.rows)
    rows.push(setRow(row, widths, align, rows.at(-1)?.at(-1)?.offset ?? place, setting));
  // Where cells wrap, rows of text are no longer rows of the table: a faint rule keeps them apart.
  const apart = rows.some(row => row.length > 1);
  rows.forEach((row, index) => {
    if (apart && index > 0) put([ruleLine(widths, faint, cross, place)]);
    put(row);
  });
  return lines;
}

function ruleLine(widths: readonly number[], rule: string, cross: string, offset: number): Line {
  const text = widths.map(width => rule.repeat(width)).join(`${rule}${cross}${rule}`);
  return drawnLine(text, text.length, 'border', offset);
}

/** One row of the table as rows of text: each cell set in its column, the shorter ones empty at their end. */
function setRow(
  row: readonly Cell[],
  widths: readonly number[],
  align: readonly Align[],
  start: number,
  setting: Setting,
): Line[] {
  const columns = widths.map((width, index) => flow(row[index] ?? [], width, start, setting));
  const height = Math.max(1, ...columns.map(lines => lines.length));
  const out: Line[] = [];
  for (let index = 0; index < height; index++) {
    out.push(joinCells(columns, index, widths, align, out.at(-1)?.offset ?? start, setting));
  }
  return out;
}

function joinCells(
  columns: readonly Line[][],
  index: number,
  widths: readonly number[],
  align: readonly Align[],
  place: number,
  setting: Setting,
): Line {
  const runs: SetRun[] = [];
  const border = drawnRun(setting.drawing.column, 'border');
  let width = 0;
  let offset: number | undefined;
  // White space not yet followed by anything, so that no row ends in it.
  let owed = 0;
  for (let column = 0; column < columns.length; column++) {
    const line = columns[column]?.[index];
    // An address that is kept whole, in a pipe, may be wider than its column.
    const free = Math.max(0, (widths[column] ?? 0) - (line?.width ?? 0));
    const before = align[column] === 'right' ? free : align[column] === 'center' ? free >> 1 : 0;
    if (column > 0) {
      runs.push(drawnRun(' '.repeat(owed + 1)), border);
      width += owed + 2;
      owed = 1;
    }
    owed += before;
    // An empty row of a cell has its place too: the rows below it must not come before this one.
    offset ??= line?.offset;
    if (line && line.runs.length > 0) {
      if (owed > 0) runs.push(drawnRun(' '.repeat(owed)));
      for (const run of line.runs) runs.push(run);
      width += owed + line.width;
      owed = 0;
    }
    owed += free - before;
  }
  return { runs, width, offset: offset ?? place };
}

function columnNeeds(cells: Cells, count: number): ColumnNeeds[] {
  const needs: ColumnNeeds[] = Array.from({ length: count }, () => ({ natural: 0, word: 0 }));
  const look = (cell: Cell, index: number): void => {
    const need = needs[index];
    if (!need) return;
    let text = '';
    for (const run of cell) text += run.text;
    if (/[\t\n]/.test(text)) text = text.replaceAll(/[\t\n]/g, ' ');
    for (const row of text.includes('\u2028') ? text.split('\u2028') : [text]) {
      need.natural = Math.max(need.natural, reach(row));
    }
    // A shorter text has no longer word, and beyond the cap no length counts.
    if (text.length <= need.word || need.word >= LONG_WORD) return;
    for (const word of text.split(/[\s\u2028]+/)) {
      if (word.length > need.word && !/[\u0e00-\u0eff\u2e80-\uffff]/.test(word)) need.word = word.length;
    }
  };
  for (const row of [cells.head, ...cells.rows]) row.forEach(look);
  return needs;
}
