/** A table as records, where its columns do not fit or are not seen: each cell a row, after its column's header. */

import { flow, nest } from '../blocks/simple-blocks.js';
import type { FlowSpan } from '../inline/flow-spans.js';
import type { LayoutContext } from '../layout-context.js';
import type { Line } from '../line.js';
import { blankLine, drawnSpan, prefixLine } from '../row-builders.js';
import type { Cell } from './table-rows.js';

const INDENT = 2;

interface Cells {
  head: readonly Cell[];
  rows: readonly (readonly Cell[])[];
}

export function layoutRecords(cells: Cells, measure: number, start: number, setting: LayoutContext): Line[] {
  const lines: Line[] = [];
  if (cells.rows.length === 0) {
    for (const cell of cells.head) {
      const named = cell.map(run => ({ ...run, style: nest('tablehead', run.style) }));
      for (const line of hung(named, measure, lines.at(-1)?.offset ?? start, setting)) lines.push(line);
    }
    return lines;
  }
  const names = cells.head.map(nameOf);
  cells.rows.forEach((row, index) => {
    if (index > 0) lines.push(blankLine(row[0]?.[0]?.at ?? lines.at(-1)?.offset ?? start));
    row.forEach((cell, column) => {
      if (cell.every(run => run.text === '')) return;
      const place = lines.at(-1)?.offset ?? start;
      for (const line of hung([...(names[column] ?? []), ...cell], measure, place, setting)) lines.push(line);
    });
  });
  return lines;
}

/** A header before each of its values, on one row: drawn, since its place is at the table's head. */
function nameOf(cell: Cell): FlowSpan[] {
  const text = cell
    .map(run => run.text)
    .join('')
    .replaceAll('\u2028', ' ');
  if (text === '') return [];
  return [{ text: /[:?!：？！]$/.test(text) ? `${text} ` : `${text}: `, style: 'tablehead' }];
}

function hung(spans: readonly FlowSpan[], measure: number, place: number, setting: LayoutContext): Line[] {
  const indent = measure >= 16 && !setting.options.accessible ? INDENT : 0;
  const whole = flow(spans, measure, place, setting);
  if (whole.length === 1 || indent === 0) return whole;
  const lines = flow(spans, measure - indent, place, setting);
  lines.forEach((line, index) => {
    if (index > 0) prefixLine(line, drawnSpan(' '.repeat(indent)), indent);
  });
  return lines;
}
