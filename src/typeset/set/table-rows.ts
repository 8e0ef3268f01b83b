/**
 * The rows of a table as they are to be set: where each stands in the block's text, and what Lectern adds to its cells.
 * Most rows are plain, and for those nothing is made but the table's own runs.
 */
import { isSimple } from '../../text/wrap.js';
import type { Run, TableBlock } from '../document.js';
import { runsText } from '../outline.js';
import { inlineRuns } from './inline.js';
import type { FlowRun } from './pieces.js';
import { scriptOf } from './scripts.js';
import { type Setting, takePlace } from './setting.js';

export type Cell = readonly FlowRun[];

export interface TableRow {
  /** Where its first cell starts in the block's text. */
  at: number;
  /** As the author wrote them, and with what is added; the first where nothing is. */
  cells: readonly Cell[] | readonly Run[][];
  /** Nothing is added, and a cell takes as many columns as it has code units: `cells` have no places yet. */
  isPlain: boolean;
}

export interface TableRows {
  head: TableRow;
  rows: TableRow[];
}

/** Takes the places of all cells, head first. */
export function readRows(table: TableBlock, setting: Setting): TableRows {
  return { head: readRow(table.head, setting), rows: table.rows.map(row => readRow(row, setting)) };
}

function readRow(row: readonly Run[][], setting: Setting): TableRow {
  const { at } = setting;
  if (!row.every(isPlain)) return { at, cells: row.map(runs => inlineRuns(runs, setting)), isPlain: false };
  for (const runs of row) takePlace(setting, lengthOf(runs));
  return { at, cells: row, isPlain: true };
}

/** The cells of a row with their places. */
export function placedCells(row: TableRow, setting: Setting): readonly Cell[] {
  if (!row.isPlain) return row.cells;
  const taking = { ...setting, at: row.at };
  return row.cells.map(runs => inlineRuns(runs, taking));
}

const SPACE = 0x20;

function isPlain(runs: readonly Run[]): boolean {
  for (const run of runs) {
    if (run.link !== undefined || run.note !== undefined || scriptOf(run.style)) return false;
  }
  const text = runsText(runs);
  return isSimple(text) && text.charCodeAt(0) !== SPACE && text.charCodeAt(text.length - 1) !== SPACE;
}

function lengthOf(runs: readonly Run[]): number {
  let length = 0;
  for (const run of runs) length += run.text.length;
  return length;
}
