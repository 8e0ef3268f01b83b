import { nestStyle } from '../../document/style.js';
import { layoutFlow } from '../blocks/simple-blocks.js';
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

/**
 * Lays out a table as records. Each cell has rows of its own, after the header of its column. For a table whose columns do not
 * fit, and in accessible mode.
 */
export function layoutRecords(cells: Cells, width: number, start: number, context: LayoutContext): Line[] {
  const lines: Line[] = [];
  if (cells.rows.length === 0) {
    for (const cell of cells.head) {
      const header = cell.map(span => ({ ...span, style: nestStyle('tablehead', span.style) }));
      for (const line of layoutHanging(header, width, lines.at(-1)?.offset ?? start, context))
        lines.push(line);
    }
    return lines;
  }
  const labels = cells.head.map(labelOf);
  const add = (spans: readonly FlowSpan[]) => {
    for (const line of layoutHanging(spans, width, lines.at(-1)?.offset ?? start, context)) lines.push(line);
  };
  const isUsed = labels.map(() => false);
  cells.rows.forEach((row, index) => {
    if (index > 0) lines.push(blankLine(row[0]?.[0]?.at ?? lines.at(-1)?.offset ?? start));
    row.forEach((cell, column) => {
      if (isEmpty(cell)) return;
      isUsed[column] = true;
      add([...(labels[column] ?? []), ...cell]);
    });
  });
  // the header of a column without contents
  labels.forEach((label, column) => {
    if (!isUsed[column] && !isEmpty(label)) add(withoutLastSpace(label));
  });
  return lines;
}

function isEmpty(cell: Cell): boolean {
  return cell.every(span => span.text === '');
}

/**
 * Returns a header as the label of its cells. It is drawn text, because its offset is in the table's header. An address stays a span
 * of its own, so that it is not broken.
 */
function labelOf(cell: Cell): FlowSpan[] {
  const label: FlowSpan[] = [];
  for (const span of cell) {
    const style = span.style?.includes('address') ? nestStyle('tablehead', 'address') : 'tablehead';
    const text = span.text.replaceAll('\u2028', ' ');
    const last = label.at(-1);
    if (last?.style === style) last.text += text;
    else if (text !== '') label.push({ text, style });
  }
  const last = label.at(-1);
  if (!last) return label;
  const end = /[:?!：？！]$/.test(last.text) ? ' ' : ': ';
  if (last.style === 'tablehead') last.text += end;
  else label.push({ text: end, style: 'tablehead' });
  return label;
}

function withoutLastSpace(label: readonly FlowSpan[]): FlowSpan[] {
  return label.map((span, index) =>
    index === label.length - 1 ? { ...span, text: span.text.trimEnd() } : span,
  );
}

/** Lays out a cell with its rows after the first indented. */
function layoutHanging(
  spans: readonly FlowSpan[],
  width: number,
  offset: number,
  context: LayoutContext,
): Line[] {
  const indent = width >= 16 && !context.options.accessible ? INDENT : 0;
  const whole = layoutFlow(spans, width, offset, context);
  if (whole.length === 1 || indent === 0) return whole;
  const lines = layoutFlow(spans, width - indent, offset, context);
  lines.forEach((line, index) => {
    if (index > 0) prefixLine(line, drawnSpan(' '.repeat(indent)), indent);
  });
  return lines;
}
