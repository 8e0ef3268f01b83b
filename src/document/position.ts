/**
 * A reader's position: never a row. `print` is a folded stretch of the text from there on, by which `relocate` finds the
 * place again after the article was edited. It must not know pages or rows.
 */
import { fold } from '../text/case-fold.js';
import type { Document } from './document.js';
import { documentText, offsetOf, positionAt, type TextPosition, textFrom } from './document-text.js';

export interface Position extends TextPosition {
  fingerprint?: string;
}

/** Length of a print, in code units: a line or so, enough to be the only one like it in most articles. */
const PRINT = 64;
/** A print that was edited in its later part is still looked for by its beginning, down to this length. */
const SHORTEST = 12;

/** The place of `offset` in the text of block `block`, with its print. */
export function createPosition(document: Document, block: number, offset: number): Position {
  const at = offsetOf(document, { block, offset });
  const fingerprint = fold(textFrom(document, at, PRINT));
  return fingerprint.trim() === '' ? { block, offset } : { block, offset, fingerprint };
}

/** The same text in a document that may have been edited since: where its print stands nearest, else the nearest offset. */
export function relocate(document: Document, place: Position): Position {
  const at = offsetOf(document, place);
  const { fingerprint } = place;
  if (fingerprint === undefined || fold(textFrom(document, at, fingerprint.length)) === fingerprint) {
    return { ...positionAt(document, at), ...(fingerprint === undefined ? {} : { fingerprint }) };
  }
  const folded = fold(documentText(document));
  for (let length = fingerprint.length; length >= SHORTEST; length = length >> 1) {
    const found = nearest(folded, fingerprint.slice(0, length), at);
    if (found !== undefined) return { ...positionAt(document, found), fingerprint };
  }
  return { ...positionAt(document, at), fingerprint };
}

function nearest(text: string, print: string, at: number): number | undefined {
  const after = text.indexOf(print, at);
  const before = text.lastIndexOf(print, at);
  if (after < 0) return before < 0 ? undefined : before;
  if (before < 0) return after;
  return after - at < at - before ? after : before;
}
