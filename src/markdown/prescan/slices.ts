/** Cuts a slice of the source into pieces for the parser: definitions removed, limits applied. */

import { firstIndexWhere } from '../../util/binary-search.js';
import { countLines } from '../blocks/line-kinds.js';
import type { SourceEdit } from '../blocks/nesting-limits.js';
import type { Prescan } from './prescan.js';
import type { SourceRange } from './slice-boundaries.js';

export interface Piece {
  text: string;
  /** First line, from 0. */
  line: number;
  /** True if it exceeds a limit and is shown as plain text. */
  tooLong: boolean;
  /** True if some of its nesting was turned into text. */
  tooDeep: boolean;
}

/** Slice of the source; `line` is its first line, from 0. */
export interface Slice extends SourceRange {
  last: boolean;
}

/** The slice with number `index`, from 0. */
export function sliceAt(source: string, prescan: Prescan, index: number): Slice {
  const from = index === 0 ? { at: 0, line: 0 } : prescan.boundaries[index - 1];
  const to = prescan.boundaries[index];
  const { length } = source;
  return { start: from?.at ?? length, end: to?.at ?? length, line: from?.line ?? 0, last: to === undefined };
}

/** Creates a plain-text piece, including any definitions. */
function plainPiece(source: string, { start, end, line }: SourceRange): Piece {
  return { text: source.slice(start, end), line, tooLong: true, tooDeep: false };
}

export function piecesOf(source: string, prescan: Prescan, slice: Slice): Piece[] {
  const { start, end } = slice;
  const pieces: Piece[] = [];
  let at = start;
  let { line } = slice;
  for (const hole of unparsedRanges(prescan, start, end)) {
    if (hole.start > at) pieces.push(markdownPiece(source, prescan, at, hole.start, line));
    if (hole.tooLong) {
      pieces.push(plainPiece(source, hole));
    }
    at = hole.end;
    line = hole.line + countLines(source, hole.start, hole.end);
  }
  if (end > at) pieces.push(markdownPiece(source, prescan, at, end, line));
  return pieces;
}

/** A range that is not parsed as Markdown: a definition, or text that exceeds a limit. */
interface UnparsedRange extends SourceRange {
  tooLong: boolean;
}

/** Ranges that are not parsed as Markdown, in order. */
function unparsedRanges(prescan: Prescan, start: number, end: number): UnparsedRange[] {
  const definitions = rangesIn(prescan.definitionRanges, start, end, false);
  const plain = rangesIn(prescan.oversizeRanges, start, end, true);
  if (plain.length === 0) return definitions;
  return [...definitions, ...plain].sort((a, b) => a.start - b.start);
}

/** The `ranges` that start between `start` and `end`. */
function rangesIn(
  ranges: readonly SourceRange[],
  start: number,
  end: number,
  tooLong: boolean,
): UnparsedRange[] {
  const first = firstIndexWhere(0, ranges.length, index => (ranges[index] as SourceRange).start >= start);
  const found: UnparsedRange[] = [];
  for (let index = first; index < ranges.length; index++) {
    const range = ranges[index] as SourceRange;
    if (range.start >= end) break;
    found.push({ start: range.start, end: range.end, line: range.line, tooLong });
  }
  return found;
}

function markdownPiece(source: string, prescan: Prescan, start: number, end: number, line: number): Piece {
  const { edits } = prescan;
  const firstFrom = (offset: number): number =>
    firstIndexWhere(0, edits.length, index => (edits[index] as SourceEdit).at >= offset);
  const first = firstFrom(start);
  const editsEnd = firstFrom(end);
  const tooDeep = first < editsEnd;
  const text = tooDeep
    ? applyEdits(source, start, end, edits.slice(first, editsEnd))
    : source.slice(start, end);
  return { text, line, tooLong: false, tooDeep };
}

function applyEdits(source: string, start: number, end: number, edits: readonly SourceEdit[]): string {
  const parts: string[] = [];
  let at = start;
  for (const edit of edits) {
    parts.push(source.slice(at, edit.at), edit.text);
    at = edit.at + edit.length;
  }
  parts.push(source.slice(at, end));
  return parts.join('');
}
