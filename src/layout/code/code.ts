/** Code: its language as a label, indented, tabs expanded; on a screen rows that are too wide go on after a mark. */

import type { CodeBlock, Span } from '../../document/document.js';
import { eachCluster } from '../../text/display-width.js';
import { said } from '../announce.js';
import { advance, type LayoutContext } from '../layout-context.js';
import type { Line, LineSpan } from '../line.js';
import { drawnSpan, prefixLine } from '../row-builders.js';
import { expandedRow, isAsWritten, TAB, wrapRow } from './code-rows.js';
import { type CodeText, LazyRow } from './lazy-row.js';
import { codeStretch } from './raw-code.js';

export function layoutCode(block: CodeBlock, measure: number, setting: LayoutContext): Line[] {
  const at = advance(setting, block.text.length);
  const { accessible, wrapCode, colour } = setting.options;
  const indent = drawnSpan(accessible || measure < 20 ? '' : measure < 40 ? '  ' : '    ');
  const width = wrapCode ? Math.max(1, measure - indent.text.length) : Number.POSITIVE_INFINITY;
  const lines = block.language && !accessible ? labelLine(block.language, measure, at, setting) : [];
  const put = (row: Line): void => {
    for (const line of row.width <= width ? [row] : wrapRow(row, width, setting)) {
      if (indent.text !== '') prefixLine(line, indent, indent.text.length);
      lines.push(line);
    }
  };
  const { coloured, from } = partsOf(block, block.spans ?? colour?.(block));
  if (from > 0) for (const row of colouredRows(coloured, at)) put(expandedRow(row.spans, row.at));
  if (from <= block.text.length) {
    const text = block.text.slice(from);
    const code = { text, start: at + from, indent, isAsWritten: isAsWritten(text) };
    const whole = setting.joins && code.isAsWritten ? codeStretch(text, code.start, indent.text) : undefined;
    if (whole) lines.push(whole);
    else addRows(code, width, lines, put);
  }
  if (accessible) return said({ name: 'Code', about: block.language }, lines, measure, setting);
  return lines;
}

/** What of a block is coloured, and from where on it is plain rows alone: all of most, and the long rest of a long one. */
function partsOf(
  block: CodeBlock,
  spans: readonly Span[] | undefined,
): { coloured: readonly Span[]; from: number } {
  if (!spans) return { coloured: [], from: 0 };
  const last = spans.at(-1);
  const end = last && !last.style ? last.text.indexOf('\n') : -1;
  if (!last || end < 0) return { coloured: spans, from: Number.POSITIVE_INFINITY };
  const coloured = [...spans.slice(0, -1), { text: last.text.slice(0, end) }];
  return { coloured, from: block.text.length - last.text.length + end + 1 };
}

/** Adds the rows of `code` to `lines`: those that surely fit as their two ends, the others by `put`. */
function addRows(code: CodeText, width: number, lines: Line[], put: (row: Line) => void): void {
  const { text, start } = code;
  const isMeasured = width === Number.POSITIVE_INFINITY || !OTHER.test(text);
  for (let from = 0; from <= text.length; ) {
    const found = text.indexOf('\n', from);
    const next = found < 0 ? text.length : found;
    let to = next;
    while (to > from && text.charCodeAt(to - 1) === SPACE) to--;
    const columns = isMeasured ? to - from : mostColumns(text, from, to);
    // A row that ends in another script's white space is not yet at its end.
    if (columns <= width && !(text.charCodeAt(to - 1) >= DELETE)) {
      lines.push(new LazyRow(code, from, to));
    } else {
      const at = start + from;
      put(expandedRow([{ text: text.slice(from, to), at }], at));
    }
    from = next + 1;
  }
}

const SPACE = 0x20;
const DELETE = 0x7f;

/** What may take another number of columns than one. Searched for, since to match all else tracks back. */
const OTHER = /[^\n -~]/;

/** No fewer columns than the row takes; without a bound where its code units do not tell. */
function mostColumns(text: string, from: number, to: number): number {
  let columns = 0;
  for (let index = from; index < to; index++) {
    const unit = text.charCodeAt(index);
    if (unit >= SPACE && unit < DELETE) columns += 1;
    else if (unit === 0x09) columns += TAB;
    else return Number.POSITIVE_INFINITY;
  }
  return columns;
}

/** `─── yaml`: cut short, not wrapped, where a name is wider than the measure. */
function labelLine(language: string, measure: number, at: number, setting: LayoutContext): Line[] {
  const { label: wide, shortLabel } = setting.glyphs;
  const lead = measure >= 40 ? wide : measure >= 20 ? shortLabel : '';
  const { name, width } = cutName(language, measure - lead.length);
  if (name === '') return [];
  const label = drawnSpan(name, 'label');
  const spans = lead === '' ? [label] : [drawnSpan(lead, 'border'), label];
  return [{ spans, width: lead.length + width, offset: at }];
}

/** As much of a language's name as `room` columns take. */
function cutName(language: string, room: number): { name: string; width: number } {
  if (language.length <= room && !OTHER.test(language)) return { name: language, width: language.length };
  let name = '';
  let width = 0;
  let full = false;
  eachCluster(language, (cluster, wide) => {
    full ||= width + wide > room;
    if (full) return;
    name += cluster;
    width += wide;
  });
  return { name, width };
}

/** A row as it was written, and where it starts in the block's text. */
interface CodeRow {
  at: number;
  spans: LineSpan[];
}

function colouredRows(spans: readonly Span[], start: number): CodeRow[] {
  let at = start;
  let row: CodeRow = { at, spans: [] };
  const rows = [row];
  for (const run of spans) {
    run.text.split('\n').forEach((text, index) => {
      if (index > 0) {
        at += 1;
        row = { at, spans: [] };
        rows.push(row);
      }
      if (text !== '') row.spans.push({ ...run, text, at });
      at += text.length;
    });
  }
  return rows;
}
