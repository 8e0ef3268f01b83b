/**
 * A reading position: block, offset and a fingerprint of the text there. `relocate` finds the same text again after the
 * article was edited. Must not import layout: a position is never a row.
 */
import { fold } from '../text/case-fold.js';
import type { Document } from './document.js';
import { documentText, offsetOf, positionAt, type TextPosition, textFrom } from './document-text.js';

export interface Position extends TextPosition {
  /** Case-folded text that starts at the position. */
  fingerprint?: string;
}

/** Length of a fingerprint in code units. About a line, enough to be unique in most articles. */
const FINGERPRINT_LENGTH = 64;
/** Shortest prefix of a fingerprint to search for when its later part was edited. */
const MIN_PREFIX_LENGTH = 12;

/** Returns the position of `offset` in the text of block `block`, with its fingerprint. */
export function createPosition(document: Document, block: number, offset: number): Position {
  const at = offsetOf(document, { block, offset });
  const fingerprint = fold(textFrom(document, at, FINGERPRINT_LENGTH));
  return fingerprint.trim() === '' ? { block, offset } : { block, offset, fingerprint };
}

/**
 * Finds a position again in a document that may have been edited since.
 * Returns the nearest occurrence of its fingerprint, or the nearest offset if there is none.
 */
export function relocate(document: Document, position: Position): Position {
  const at = offsetOf(document, position);
  const { fingerprint } = position;
  if (fingerprint === undefined || fold(textFrom(document, at, fingerprint.length)) === fingerprint) {
    return { ...positionAt(document, at), ...(fingerprint === undefined ? {} : { fingerprint }) };
  }
  const folded = fold(documentText(document));
  for (let length = fingerprint.length; length >= MIN_PREFIX_LENGTH; length = length >> 1) {
    const match = nearest(folded, fingerprint.slice(0, length), at);
    if (match !== undefined) return { ...positionAt(document, match), fingerprint };
  }
  return { ...positionAt(document, at), fingerprint };
}

/** Offset of the occurrence of `needle` nearest to `at`. */
function nearest(text: string, needle: string, at: number): number | undefined {
  const after = text.indexOf(needle, at);
  const before = text.lastIndexOf(needle, at);
  if (after < 0) return before < 0 ? undefined : before;
  if (before < 0) return after;
  return after - at < at - before ? after : before;
}
