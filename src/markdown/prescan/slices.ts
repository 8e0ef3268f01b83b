/** Slices of the source, and the pieces of one that are to be parsed: definitions taken out, bounds applied. */

import { linesIn } from '../blocks/line-kinds.js';
import { wellFormed } from './normalize-source.js';
import type { Edit, Stretch, Survey } from './prescan-types.js';

export interface Piece {
  text: string;
  /** The line it starts on, counted from the source's first as 0. */
  line: number;
  /** To be set as plain text: it exceeds what can be parsed. */
  tooLong: boolean;
  /** Some of its nesting was made text. */
  tooDeep: boolean;
}

/** A slice of the source; `line` is the one it starts on, from 0. */
export interface Slice extends Stretch {
  last: boolean;
}

/** The slice of number `index`, from 0. */
export function sliceOf(source: string, survey: Survey, index: number): Slice {
  const from = index === 0 ? { at: 0, line: 0 } : survey.cuts[index - 1];
  const to = survey.cuts[index];
  const { length } = source;
  return { start: from?.at ?? length, end: to?.at ?? length, line: from?.line ?? 0, last: to === undefined };
}

/** A stretch as one piece of plain text, definitions and all. */
function plainPiece(source: string, { start, end, line }: Stretch): Piece {
  return { text: wellFormed(source.slice(start, end)), line, tooLong: true, tooDeep: false };
}

export function piecesOf(source: string, survey: Survey, slice: Slice): Piece[] {
  const { start, end } = slice;
  const pieces: Piece[] = [];
  let at = start;
  let { line } = slice;
  for (const hole of holes(survey, start, end)) {
    if (hole.start > at) pieces.push(piece(source, survey, at, hole.start, line));
    if (hole.tooLong) {
      pieces.push(plainPiece(source, hole));
    }
    at = hole.end;
    line = hole.line + linesIn(source, hole.start, hole.end);
  }
  if (end > at) pieces.push(piece(source, survey, at, end, line));
  return pieces;
}

/** What is not parsed as Markdown here, in order. */
function holes(survey: Survey, start: number, end: number): (Stretch & { tooLong: boolean })[] {
  const definitions = within(survey.definitions, start, end).map(each => ({ ...each, tooLong: false }));
  const plain = within(survey.plain, start, end).map(each => ({ ...each, tooLong: true }));
  return [...definitions, ...plain].sort((a, b) => a.start - b.start);
}

function within(stretches: readonly Stretch[], start: number, end: number): Stretch[] {
  return stretches.slice(
    firstFrom(stretches, start, each => each.start),
    firstFrom(stretches, end, each => each.start),
  );
}

function piece(source: string, survey: Survey, start: number, end: number, line: number): Piece {
  const { edits } = survey;
  const first = firstFrom(edits, start, each => each.at);
  const behind = firstFrom(edits, end, each => each.at);
  const tooDeep = first < behind;
  const text = tooDeep ? edited(source, start, end, edits.slice(first, behind)) : source.slice(start, end);
  return { text: wellFormed(text), line, tooLong: false, tooDeep };
}

function edited(source: string, start: number, end: number, edits: readonly Edit[]): string {
  const parts: string[] = [];
  let at = start;
  for (const edit of edits) {
    parts.push(source.slice(at, edit.at), edit.text);
    at = edit.at + edit.length;
  }
  parts.push(source.slice(at, end));
  return parts.join('');
}

/** Index of the first item whose key is at least `value`; keys ascend. */
function firstFrom<T>(items: readonly T[], value: number, key: (item: T) => number): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (key(items[middle] as T) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
