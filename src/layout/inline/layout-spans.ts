/**
 * One text out of styled runs, broken into rows, and the runs cut at the rows: the only way text is set, so styles,
 * links and places are the same before and after. Soft breaks become spaces here, or nothing between ideographs.
 */
import { wrap } from '../../text/wrap.js';
import type { Line, LineSpan } from '../line.js';
import { CutRow } from './cut-row.js';
import { type FlowSpan, INVISIBLE, part, unglued } from './flow-spans.js';
import { joinSoftBreaks } from './soft-breaks.js';
import { VisibleRow } from './visible-row.js';

export interface FlowOptions {
  /** Addresses are not broken, however wide: into a pipe, where they are there to be copied. */
  keepAddresses: boolean;
}

/** Rows of `runs` at `measure`; `offset` is the place of a row that has no text of the author's. */
export function flowLines(
  spans: readonly FlowSpan[],
  measure: number,
  offset: number,
  options: FlowOptions,
): Line[] {
  const only = spans.length === 1 ? spans[0] : undefined;
  const written = only ? only.text : spans.map(run => run.text).join('');
  const source = written.includes('\t') ? written.replaceAll('\t', ' ') : written;
  const joined = source.includes('\n') ? joinSoftBreaks(source, spans) : undefined;
  const text = joined ? joined.text : source;
  const pieces = joined ? joined.spans : spans;
  const { keepAddresses } = options;
  const addresses = addressStretches(pieces);
  const rows = wrap(text, measure, { keepAddresses, glued: gluedPositions(pieces), addresses });
  const lines = cut(pieces, rows, text, text === written, offset);
  return INVISIBLE.test(text) ? lines.map(line => new VisibleRow(line)) : lines;
}

const NONE: readonly number[] = [];

function gluedPositions(spans: readonly FlowSpan[]): readonly number[] {
  if (!spans.some(run => run.glued)) return NONE;
  const positions: number[] = [];
  let start = 0;
  for (const run of spans) {
    if (run.glued) positions.push(start);
    start += run.text.length;
  }
  return positions;
}

/** Where the addresses stand that were added to the text, as `start, end` one after the other. */
function addressStretches(spans: readonly FlowSpan[]): readonly number[] {
  if (!spans.some(run => run.style === 'address')) return NONE;
  const stretches: number[] = [];
  let start = 0;
  for (const run of spans) {
    const end = start + run.text.length;
    if (run.style === 'address') stretches.push(start, end);
    start = end;
  }
  return stretches;
}

/** More than a screen shows. */
const MANY_ROWS = 128;

function deferred(run: FlowSpan, rows: readonly number[], offset: number): Line[] {
  const lines: Line[] = [];
  for (let row = 0; row < rows.length; row += 3) {
    const from = rows[row] ?? 0;
    const place = run.at === undefined ? offset : run.at + from;
    lines.push(new CutRow(run, from, rows[row + 1] ?? 0, rows[row + 2] ?? 0, place));
  }
  return lines;
}

/** Cuts `runs` at `rows` of `text`: their texts joined, but for white space unless they are `asWritten`. */
function cut(
  spans: readonly FlowSpan[],
  rows: readonly number[],
  text: string,
  asWritten: boolean,
  offset: number,
): Line[] {
  const only = spans.length === 1 ? spans[0] : undefined;
  if (only && !only.glued && rows.length > 3 * MANY_ROWS) return deferred({ ...only, text }, rows, offset);
  const lines: Line[] = [];
  let index = 0;
  let start = 0;
  let place = offset;
  for (let row = 0; row < rows.length; row += 3) {
    const from = rows[row] ?? 0;
    const to = rows[row + 1] ?? 0;
    const width = rows[row + 2] ?? 0;
    const cutRuns: LineSpan[] = [];
    let first: number | undefined;
    while (index < spans.length && start < to) {
      const run = spans[index];
      if (!run) break;
      const end = start + run.text.length;
      if (asWritten && start >= from && end <= to && !run.glued) {
        first ??= run.at;
        if (end > start) cutRuns.push(run);
      } else if (end > from) {
        const begin = Math.max(from, start);
        const piece = part(
          run.glued ? unglued(run) : run,
          start,
          begin,
          text.slice(begin, Math.min(to, end)),
        );
        first ??= piece.at;
        if (piece.text !== '') cutRuns.push(piece);
      }
      if (end > to) break;
      start = end;
      index++;
    }
    place = first ?? place;
    lines.push({ spans: cutRuns, width, offset: place });
  }
  return lines;
}
