/**
 * Lays out code blocks: the language as a label, then indented rows with tabs expanded. On a screen, rows that are too wide are
 * wrapped.
 */

import type { CodeBlock, Span } from '../../document/document.js';
import { maxDisplayWidth, truncateToWidth } from '../../text/display-width.js';
import { announce } from '../announce.js';
import { DeferredRow } from '../deferred-row.js';
import { advance, type LayoutContext } from '../layout-context.js';
import type { Line, LineSpan } from '../line.js';
import { createLineSpan, drawnSpan, markTooWide, prefixLine, textSpan } from '../row-builders.js';
import { expandRow, isAsWritten, TAB_WIDTH, wrapRow } from './code-rows.js';
import { rawCode } from './raw-code.js';

/** Columns before code and drawings. */
export function codeIndent(width: number): number {
  return width < 20 ? 0 : width < 40 ? 2 : 4;
}

export function layoutCode(block: CodeBlock, width: number, context: LayoutContext): Line[] {
  const at = advance(context, block.text.length);
  const { accessible, wrapCode, highlightCode } = context.options;
  const indent = drawnSpan(' '.repeat(accessible ? 0 : codeIndent(width)));
  const codeWidth = wrapCode ? Math.max(1, width - indent.text.length) : Number.POSITIVE_INFINITY;
  const isRepeated = context.languages.continues(block.language);
  const label = isRepeated || accessible ? undefined : block.language;
  const lines = label ? labelLine(label, width, at, context) : [];
  const add = (row: Line): void => {
    for (const line of row.width > codeWidth ? markTooWide(wrapRow(row, codeWidth, context)) : [row]) {
      if (indent.text !== '') prefixLine(line, indent, indent.text.length);
      lines.push(line);
    }
  };
  const { highlighted, plainFrom } = splitHighlighted(block, block.spans ?? highlightCode?.(block));
  if (plainFrom > 0) {
    for (const row of splitRows(highlighted, at)) {
      if (maxRowColumns(row) <= codeWidth) lines.push(new HighlightedRow(row, indent));
      else add(expandRow(row.spans, row.at));
    }
  }
  if (plainFrom <= block.text.length) {
    const text = block.text.slice(plainFrom);
    const code = { text, start: at + plainFrom, indent, isAsWritten: isAsWritten(text) };
    const raw = context.joinsRows && code.isAsWritten ? rawCode(text, code.start, indent.text) : undefined;
    if (raw) lines.push(raw);
    else addPlainRows(code, codeWidth, lines, add);
  }
  if (accessible) return announce({ name: 'Code', detail: block.language }, lines, width, context);
  return lines;
}

/** Splits a block into its highlighted spans and the plain rows after them. Only long blocks have those. */
export function splitHighlighted(
  block: Pick<CodeBlock, 'text'>,
  spans: readonly Span[] | undefined,
): { highlighted: readonly Span[]; plainFrom: number } {
  if (!spans) return { highlighted: [], plainFrom: 0 };
  const last = spans.at(-1);
  const end = last && !last.style ? last.text.indexOf('\n') : -1;
  if (!last || end < 0) return { highlighted: spans, plainFrom: Number.POSITIVE_INFINITY };
  const highlighted = [...spans.slice(0, -1), { text: last.text.slice(0, end) }];
  return { highlighted, plainFrom: block.text.length - last.text.length + end + 1 };
}

/** The plain rows of one block. */
interface PlainCode {
  readonly text: string;
  /** Offset of `text` in the block's text. */
  readonly start: number;
  /** White space before each row. */
  readonly indent: LineSpan;
  /** True if rows are shown as written: no tabs, nothing invisible. */
  readonly isAsWritten: boolean;
}

/** Adds the rows of `code` to `lines`. Deferred rows where they certainly fit, the others through `add`. */
function addPlainRows(code: PlainCode, width: number, lines: Line[], add: (row: Line) => void): void {
  const { text, start } = code;
  const isOneColumnEach = width === Number.POSITIVE_INFINITY || !NOT_ASCII.test(text);
  for (let from = 0; from <= text.length; ) {
    const newline = text.indexOf('\n', from);
    const next = newline < 0 ? text.length : newline;
    let to = next;
    while (to > from && text.charCodeAt(to - 1) === SPACE) to--;
    const columns = isOneColumnEach ? to - from : maxColumns(text, from, to);
    // A row that ends in a character outside ASCII may still have white space to trim.
    if (columns <= width && !(text.charCodeAt(to - 1) >= DELETE)) {
      lines.push(new PlainCodeRow(code, from, to));
    } else {
      const at = start + from;
      add(expandRow([textSpan(text.slice(from, to), at)], at));
    }
    from = next + 1;
  }
}

/** A row of plain code that needs no wrapping, without spaces at its end. */
class PlainCodeRow extends DeferredRow {
  readonly isBare = true;
  readonly #code: PlainCode;
  readonly #from: number;
  readonly #to: number;

  /** The row from `from` to `to` of `code.text`. */
  constructor(code: PlainCode, from: number, to: number) {
    super(code.start + from);
    this.#code = code;
    this.#from = from;
    this.#to = to;
  }

  protected knownText(): string | undefined {
    const { isAsWritten, indent, text } = this.#code;
    if (!isAsWritten) return undefined;
    return this.#from === this.#to ? '' : indent.text + text.slice(this.#from, this.#to);
  }

  protected makeLine(): Line {
    const { text, indent } = this.#code;
    const line = expandRow([textSpan(text.slice(this.#from, this.#to), this.offset)], this.offset);
    if (line.spans.length > 0 && indent.text !== '') prefixLine(line, indent, indent.text.length);
    return line;
  }
}

/** A row of highlighted code that needs no wrapping. Deferred, because a block is laid out again when its spans arrive. */
class HighlightedRow extends DeferredRow {
  readonly #row: CodeRow;
  readonly #indent: LineSpan;

  constructor(row: CodeRow, indent: LineSpan) {
    super(row.at);
    this.#row = row;
    this.#indent = indent;
  }

  protected knownText(): undefined {
    return undefined;
  }

  protected makeLine(): Line {
    const line = expandRow(this.#row.spans, this.#row.at);
    if (this.#indent.text !== '') prefixLine(line, this.#indent, this.#indent.text.length);
    return line;
  }
}

/** Upper bound of a highlighted row's columns. */
function maxRowColumns({ spans }: CodeRow): number {
  let columns = 0;
  for (const { text } of spans) columns += maxColumns(text, 0, text.length);
  return columns;
}

const SPACE = 0x20;
const DELETE = 0x7f;

/** Characters that may not be one column wide. Searching for one is faster than matching all others, which backtracks. */
const NOT_ASCII = /[^\n -~]/;

/** Upper bound of a row's columns. Infinite if the row holds anything but ASCII and tabs. */
function maxColumns(text: string, from: number, to: number): number {
  let columns = 0;
  for (let index = from; index < to; index++) {
    const unit = text.charCodeAt(index);
    if (unit >= SPACE && unit < DELETE) columns += 1;
    else if (unit === 0x09) columns += TAB_WIDTH;
    else return Number.POSITIVE_INFINITY;
  }
  return columns;
}

/** Returns the label `─── yaml`, truncated rather than wrapped if it is too wide. */
function labelLine(language: string, width: number, at: number, context: LayoutContext): Line[] {
  const { label, shortLabel } = context.glyphs;
  const lead = width >= 40 ? label : width >= 20 ? shortLabel : '';
  const name = truncateToWidth(language, width - lead.length);
  if (name === '') return [];
  const nameSpan = drawnSpan(name, 'label');
  const spans = lead === '' ? [nameSpan] : [drawnSpan(lead, 'border'), nameSpan];
  return [{ spans, width: lead.length + maxDisplayWidth(name), offset: at }];
}

/** A row as written, and its offset in the block's text. */
export interface CodeRow {
  at: number;
  spans: LineSpan[];
}

export function splitRows(spans: readonly Span[], start: number): CodeRow[] {
  let at = start;
  let row: CodeRow = { at, spans: [] };
  const rows = [row];
  for (const { text, style } of spans) {
    for (let from = 0; ; ) {
      const newline = text.indexOf('\n', from);
      const to = newline < 0 ? text.length : newline;
      if (to > from) {
        const part = text.slice(from, to);
        row.spans.push(createLineSpan(part, style, undefined, at));
      }
      at += to - from;
      if (newline < 0) break;
      at += 1;
      from = newline + 1;
      row = { at, spans: [] };
      rows.push(row);
    }
  }
  return rows;
}
