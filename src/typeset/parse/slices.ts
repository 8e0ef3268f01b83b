/** One slice of the source, as the pieces that are to be parsed: footnotes' definitions taken out, bounds applied. */
import type { Edit, Stretch, Survey } from './findings.js';

export interface Piece {
  text: string;
  /** The line it starts on, counted from the source's first as 0. */
  line: number;
  /** To be set as plain text: it exceeds what can be parsed. */
  tooLong: boolean;
  /** Some of its nesting was made text. */
  tooDeep: boolean;
}

export interface Slice {
  pieces: Piece[];
  end: number;
  last: boolean;
}

/** The slice of number `index`, from 0. */
export function sliceOf(source: string, survey: Survey, index: number): Slice {
  const from = index === 0 ? { at: 0, line: 0 } : survey.cuts[index - 1];
  const to = survey.cuts[index];
  const start = from?.at ?? source.length;
  const end = to?.at ?? source.length;
  const pieces: Piece[] = [];
  let at = start;
  let line = from?.line ?? 0;
  for (const hole of holes(survey, start, end)) {
    if (hole.start > at) pieces.push(piece(source, survey, at, hole.start, line));
    if (hole.tooLong) {
      const text = source.slice(hole.start, hole.end);
      pieces.push({ text, line: hole.line, tooLong: true, tooDeep: false });
    }
    at = hole.end;
    line = hole.line + linesIn(source, hole.start, hole.end);
  }
  if (end > at) pieces.push(piece(source, survey, at, end, line));
  return { pieces, end, last: to === undefined };
}

/** What is not parsed as Markdown here, in order. */
function holes(survey: Survey, start: number, end: number): (Stretch & { tooLong: boolean })[] {
  const notes = within(survey.noteStretches, start, end).map(each => ({ ...each, tooLong: false }));
  const plain = within(survey.plain, start, end).map(each => ({ ...each, tooLong: true }));
  return [...notes, ...plain].sort((a, b) => a.start - b.start);
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
  if (first === behind) return { text: source.slice(start, end), line, tooLong: false, tooDeep: false };
  return {
    text: edited(source, start, end, edits.slice(first, behind)),
    line,
    tooLong: false,
    tooDeep: true,
  };
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

function linesIn(source: string, start: number, end: number): number {
  let count = 0;
  for (let at = source.indexOf('\n', start); at >= 0 && at < end; at = source.indexOf('\n', at + 1)) count++;
  return count;
}
