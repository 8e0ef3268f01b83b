/**
 * A reading position: block, offset and a fingerprint of the text there. `relocate` finds the same text again after the
 * article was edited. Must not import layout: a position is never a row.
 */
import { fold } from '../text/case-fold.js';
import type { Document } from './document.js';
import {
  documentText,
  offsetOf,
  positionAt,
  type TextPosition,
  textFrom,
  textLength,
} from './document-text.js';

export interface Position extends TextPosition {
  /** Case-folded text that starts at the position. */
  fingerprint?: string;
  /** Case-folded text that ends at the position. */
  before?: string;
  /** Offset in the text of the document, and the length of that text. Absent in a position of an older version. */
  textOffset?: number;
  textLength?: number;
}

/** Length of a fingerprint in code units. About a line, enough to be unique in most articles. */
const FINGERPRINT_LENGTH = 64;
/** Shortest prefix of a fingerprint to search for when its later part was edited. */
const MIN_PREFIX_LENGTH = 12;

/** Returns the position of `offset` in the text of block `block`, with its fingerprint. */
export function createPosition(document: Document, block: number, offset: number): Position {
  const at = offsetOf(document, { block, offset });
  const fingerprint = fold(textFrom(document, at, FINGERPRINT_LENGTH));
  if (fingerprint.trim() === '') return { block, offset };
  const before = textBefore(document, at, FINGERPRINT_LENGTH);
  return { block, offset, fingerprint, before, textOffset: at, textLength: textLength(document) };
}

/** Folded text of at most `length` code units that ends at an offset. */
function textBefore(document: Document, at: number, length: number): string {
  const start = Math.max(0, at - length);
  return fold(textFrom(document, start, at - start));
}

/** True if the text at the position, before it and its distance to the start are as they were. */
export function isUnmoved(document: Document, position: Position): boolean {
  const at = offsetOf(document, position);
  const { fingerprint, before, textOffset = at } = position;
  if (fingerprint === undefined || fold(textFrom(document, at, fingerprint.length)) !== fingerprint)
    return false;
  return at === textOffset && (before === undefined || textBefore(document, at, before.length) === before);
}

/**
 * Finds a position again in a document that may have been edited since. Returns the occurrence of its fingerprint with the same
 * text before it, else any occurrence, else the nearest offset. Of several, the one whose distance to the start or to the end of
 * the text has changed least.
 */
export function relocate(document: Document, position: Position): Position {
  const { fingerprint, before = '', textLength: oldLength } = position;
  const blockOffset = offsetOf(document, position);
  if (fingerprint === undefined) return positionAt(document, blockOffset);
  const { textOffset = blockOffset } = position;
  const found = (at: number): Position => ({ ...positionAt(document, at), fingerprint });
  if (isUnmoved(document, position)) return found(blockOffset);
  const folded = fold(documentText(document));
  const expected = [textOffset];
  if (oldLength !== undefined) expected.push(folded.length - (oldLength - textOffset));
  for (const [text, offset] of needles(fingerprint, before)) {
    const match = nearest(
      folded,
      text,
      expected.map(at => at - offset),
    );
    if (match !== undefined) return found(match + offset);
  }
  return found(blockOffset);
}

/** Texts to search for, the longest first, each with the offset of the position in it. */
function needles(fingerprint: string, before: string): [text: string, offset: number][] {
  const list: [string, number][] = [];
  if (before !== '') list.push([before + fingerprint, before.length]);
  for (let length = fingerprint.length; length >= MIN_PREFIX_LENGTH; length >>= 1)
    list.push([fingerprint.slice(0, length), 0]);
  // The text at the position was edited, but not the text before it.
  if (before.length >= MIN_PREFIX_LENGTH) list.splice(2, 0, [before, before.length]);
  return list;
}

/** Offset of the occurrence of `needle` nearest to one of the expected offsets; for equal distances, to the first of them. */
function nearest(text: string, needle: string, expected: readonly number[]): number | undefined {
  let match: number | undefined;
  let distance = Number.POSITIVE_INFINITY;
  for (const at of expected) {
    for (const each of [text.lastIndexOf(needle, at), text.indexOf(needle, at)]) {
      if (each < 0 || Math.abs(each - at) >= distance) continue;
      match = each;
      distance = Math.abs(each - at);
    }
  }
  return match;
}
