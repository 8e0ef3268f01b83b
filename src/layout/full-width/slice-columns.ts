/** Cuts columns out of a line. The position of every 512th cluster is stored, so a row of 10 MB is cut as fast as a short one. */
import { fillClusterWidths } from '../../text/display-width.js';
import { firstIndexWhere } from '../../util/binary-search.js';
import type { Line, LineSpan } from '../line.js';
import { drawnSpan } from '../row-builders.js';

/**
 * Returns the spans in the columns from `from` to `to` of a line. A wide character that is partly outside becomes spaces. Shorter
 * than `to - from` only at the end of the line.
 */
export function sliceColumns(line: Line, from: number, to: number): LineSpan[] {
  if (line.spans.length === 0 || to <= from || from >= line.width) return [];
  const index = indexOf(line);
  const first = index.unitAt(from);
  const last = to < line.width ? index.unitAt(to) : { unit: index.length, column: to };
  // Clusters that are cut by an edge.
  const start = first.column < from ? index.next(first) : first;
  const before = Math.min(start.column, to) - from;
  if (start.column >= to) return [drawnSpan(' '.repeat(before))];
  const spans = index.spansBetween(start.unit, last.unit);
  const after = to - last.column;
  return [
    ...(before > 0 ? [drawnSpan(' '.repeat(before))] : []),
    ...spans,
    ...(after > 0 ? [drawnSpan(' '.repeat(after))] : []),
  ];
}

/** A cluster: the code unit it starts at, and its column. */
interface ClusterPosition {
  unit: number;
  column: number;
}

/** Columns and code units between two stored positions. */
const DISTANCE = 512;
const MAX_UNITS = 4096;

/** Converts columns of a line to code units of its text. */
class ColumnIndex {
  readonly length: number;
  readonly #spans: readonly LineSpan[];
  /** Code unit at which each span starts. */
  readonly #starts: readonly number[];
  /** As `fillClusterWidths` fills it. Undefined if each code unit is one column wide. */
  readonly #widths: Uint8Array | undefined;
  readonly #stored: readonly ClusterPosition[];

  constructor(spans: readonly LineSpan[]) {
    const starts: number[] = [];
    let text = '';
    for (const span of spans) {
      starts.push(text.length);
      text += span.text;
    }
    this.length = text.length;
    this.#spans = spans;
    this.#starts = starts;
    this.#widths = NOT_ASCII.test(text) ? new Uint8Array(text.length) : undefined;
    if (this.#widths) fillClusterWidths(text, this.#widths);
    this.#stored = storedPositions(this.#widths);
  }

  /** The last cluster that starts at `column` or before it, and is not at the end of the clusters without width there. */
  unitAt(column: number): ClusterPosition {
    const widths = this.#widths;
    if (!widths) return { unit: Math.min(column, this.length), column: Math.min(column, this.length) };
    const after = firstIndexWhere(0, this.#stored.length, each => (this.#stored[each]?.column ?? 0) > column);
    let position = this.#stored[after - 1] ?? { unit: 0, column: 0 };
    while (position.unit < this.length && position.column < column) {
      const next = this.next(position);
      if (next.column > column) break;
      position = next;
    }
    return position;
  }

  /** The cluster after `position`. */
  next({ unit, column }: ClusterPosition): ClusterPosition {
    const widths = this.#widths;
    if (!widths) return { unit: unit + 1, column: column + 1 };
    let end = unit + 1;
    while (end < this.length && widths[end] === 0) end++;
    return { unit: end, column: column + Math.max(0, (widths[unit] ?? 1) - 1) };
  }

  spansBetween(from: number, to: number): LineSpan[] {
    const spans: LineSpan[] = [];
    const first = firstIndexWhere(0, this.#starts.length, each => (this.#starts[each] ?? 0) > from) - 1;
    for (let each = Math.max(0, first); each < this.#spans.length; each++) {
      const span = this.#spans[each];
      const start = this.#starts[each] ?? 0;
      if (!span || start >= to) break;
      const text = span.text.slice(Math.max(0, from - start), to - start);
      if (text !== '') spans.push({ ...span, text });
    }
    return spans;
  }
}

const NOT_ASCII = /[^ -~]/;

function storedPositions(widths: Uint8Array | undefined): ClusterPosition[] {
  const positions: ClusterPosition[] = [];
  let column = 0;
  let next = DISTANCE;
  let nextUnit = MAX_UNITS;
  for (let unit = 0; widths && unit < widths.length; unit++) {
    const width = widths[unit] ?? 0;
    if (width > 0 && (column >= next || unit >= nextUnit)) {
      positions.push({ unit, column });
      next = column + DISTANCE;
      nextUnit = unit + MAX_UNITS;
    }
    column += Math.max(0, width - 1);
  }
  return positions;
}

/** Each line has at most one index, which is as large as its text. */
const indexes = new WeakMap<Line, ColumnIndex>();

function indexOf(line: Line): ColumnIndex {
  const known = indexes.get(line);
  if (known) return known;
  const index = new ColumnIndex(line.spans);
  indexes.set(line, index);
  return index;
}
