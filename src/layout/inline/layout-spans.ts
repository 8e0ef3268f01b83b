/**
 * Breaks styled spans into rows. Their joined text is wrapped, then the spans are cut at the rows. All text goes through here,
 * so styles, links and offsets stay the same. Soft breaks become spaces, or nothing between ideographs.
 */
import { spansText } from '../../document/document-text.js';
import { replaceUnit } from '../../text/replace-unit.js';
import { dropBreakOpportunities } from '../../text/sanitise.js';
import {
  isOneRow,
  isSimpleProse,
  NO_POSITIONS,
  NUMBERS_PER_ROW,
  type WrappedRows,
  wrap,
} from '../../text/wrapping/wrap.js';
import { DeferredRow } from '../deferred-row.js';
import type { Line, LineSpan } from '../line.js';
import { dropInvisible, type FlowSpan, INVISIBLE, spanPart } from './flow-spans.js';
import { breaksToSpaces, joinSoftBreaks } from './soft-breaks.js';

export interface FlowOptions {
  /** Leave addresses whole, however wide: in a pipe they are there to be copied. */
  keepAddresses: boolean;
  /** Fill every row, also if the last one is then a short word. */
  isGreedy?: boolean;
  /** Positions at which no row may start. Default: those of the glued spans. */
  noBreakAt?: readonly number[] | undefined;
}

/** Lays out `spans` at `width`. Rows without text of the document get the offset `offset`. */
export function layoutSpans(
  spans: readonly FlowSpan[],
  width: number,
  offset: number,
  options: FlowOptions,
): Line[] {
  const written = spansText(spans);
  const { keepAddresses, isGreedy = false, noBreakAt } = options;
  if (isSimpleProse(written)) {
    const text = written.includes('\n') ? breaksToSpaces(written) : written;
    const rows = isOneRow(text, width)
      ? [0, text.length, text.length]
      : wrap(text, width, {
          keepAddresses,
          isGreedy,
          noBreakAt: noBreakAt ?? gluedPositions(spans),
          addresses: addressRanges(spans),
          isSimple: true,
        });
    return cutSpans(spans, rows, text, text === written, offset);
  }
  const source = written.includes('\t') ? replaceUnit(written, '\t', ' ') : written;
  const joined = source.includes('\n') ? joinSoftBreaks(source, spans) : undefined;
  const text = joined ? joined.text : source;
  const pieces = joined ? joined.spans : spans;
  const addresses = addressRanges(pieces);
  // a literal, because spreading the options takes as long as wrapping a short row
  const rows = wrap(text, width, {
    keepAddresses,
    isGreedy,
    noBreakAt: noBreakAt ?? gluedPositions(pieces),
    addresses,
  });
  const lines = cutSpans(pieces, rows, text, text === written, offset);
  return INVISIBLE.test(text) ? lines.map(line => new VisibleRow(line)) : lines;
}

function gluedPositions(spans: readonly FlowSpan[]): readonly number[] {
  let positions: number[] | undefined;
  let start = 0;
  for (const span of spans) {
    if (span.glued) {
      positions ??= [];
      positions.push(start);
    }
    start += span.text.length;
  }
  return positions ?? NO_POSITIONS;
}

/** Returns the ranges of added addresses in the text, as a flat list of `start, end`. */
function addressRanges(spans: readonly FlowSpan[]): readonly number[] {
  let ranges: number[] | undefined;
  let start = 0;
  for (const span of spans) {
    const end = start + span.text.length;
    if (span.style?.includes('address')) {
      ranges ??= [];
      ranges.push(start, end);
    }
    start = end;
  }
  return ranges ?? NO_POSITIONS;
}

/** More rows than a screen shows. */
const MANY_ROWS = 128;

/**
 * Cuts `spans` at the rows of `text`. `text` is the joined text of the spans with its white space replaced, unless it is
 * `asWritten`.
 */
function cutSpans(
  spans: readonly FlowSpan[],
  rows: WrappedRows,
  text: string,
  asWritten: boolean,
  offset: number,
): Line[] {
  const only = spans.length === 1 ? spans[0] : undefined;
  if (only && !only.glued) return cutSpan(asWritten ? only : spanPart(only, 0, 0, text), rows, offset);
  const lines: Line[] = [];
  const cursor: Cursor = { index: 0, start: 0, offset };
  for (let row = 0; row < rows.length; row += NUMBERS_PER_ROW) {
    const line = takeSpans(spans, cursor, rows[row] ?? 0, rows[row + 1] ?? 0, text, asWritten);
    lines.push({ spans: line, width: rows[row + 2] ?? 0, offset: cursor.offset });
  }
  return lines;
}

/** Cuts one span at its rows. Each of many rows is only a range until its spans are read. */
function cutSpan(span: FlowSpan, rows: WrappedRows, outerOffset: number): Line[] {
  const lines: Line[] = [];
  const isLong = rows.length > NUMBERS_PER_ROW * MANY_ROWS;
  for (let row = 0; row < rows.length; row += NUMBERS_PER_ROW) {
    const from = rows[row] ?? 0;
    const to = rows[row + 1] ?? 0;
    const columns = rows[row + 2] ?? 0;
    const offset = span.at === undefined ? outerOffset : span.at + from;
    lines.push(
      isLong ? new SpanRow(span, from, to, columns, offset) : createRow(span, from, to, columns, offset),
    );
  }
  return lines;
}

/** The row from `from` to `to` of the span's text, `columns` wide. */
function createRow(span: FlowSpan, from: number, to: number, columns: number, offset: number): Line {
  const spans = from < to ? [spanPart(span, 0, from, span.text.slice(from, to))] : [];
  return { spans, width: columns, offset };
}

/** Progress of `takeSpans`: current span, its start in the text, offset of the last row. */
interface Cursor {
  index: number;
  start: number;
  offset: number;
}

/** Returns the spans of the row from `from` to `to`. Moves the cursor to the span in which the row ends. */
function takeSpans(
  spans: readonly FlowSpan[],
  cursor: Cursor,
  from: number,
  to: number,
  text: string,
  asWritten: boolean,
): LineSpan[] {
  const taken: LineSpan[] = [];
  let { index, start } = cursor;
  let first: number | undefined;
  while (index < spans.length && start < to) {
    const span = spans[index];
    if (!span) break;
    const end = start + span.text.length;
    if (asWritten && start >= from && end <= to && !span.glued) {
      first ??= span.at;
      if (end > start) taken.push(span);
    } else if (end > from) {
      const begin = Math.max(from, start);
      const shown = text.slice(begin, Math.min(to, end));
      const part = spanPart(span, start, begin, shown);
      first ??= part.at;
      if (part.text !== '') taken.push(part);
    }
    if (end > to) break;
    start = end;
    index++;
  }
  cursor.index = index;
  cursor.start = start;
  cursor.offset = first ?? cursor.offset;
  return taken;
}

/** A row of one span. */
class SpanRow extends DeferredRow {
  readonly #span: FlowSpan;
  readonly #from: number;
  readonly #to: number;
  readonly #columns: number;

  /** See `createRow`. */
  constructor(span: FlowSpan, from: number, to: number, columns: number, offset: number) {
    super(offset);
    this.#span = span;
    this.#from = from;
    this.#to = to;
    this.#columns = columns;
  }

  protected knownText(): string {
    return this.#span.text.slice(this.#from, this.#to);
  }

  protected makeLine(): Line {
    return createRow(this.#span, this.#from, this.#to, this.#columns, this.offset);
  }
}

/** A row without its invisible characters, each of which splits a span. */
class VisibleRow extends DeferredRow {
  readonly #source: Line;

  /** `source` has the invisible characters, but its `width` does not count them. */
  constructor(source: Line) {
    super(source.offset);
    this.#source = source;
  }

  protected knownText(): string {
    return dropBreakOpportunities(spansText(this.#source.spans));
  }

  protected makeLine(): Line {
    const { spans, width, offset } = this.#source;
    return { spans: dropInvisible(spans), width, offset };
  }
}
