/**
 * A reader's position: never a row. `print` is a folded stretch of the text from there on, by which `relocate` finds the
 * place again after the article was edited. It must not know pages or rows.
 */
import { fold } from '../text/fold.js';
import type { Document } from './document.js';
import { documentText, offsetOf, placeAt, type Spot, textFrom } from './outline.js';

export interface Place extends Spot {
  print?: string;
}

/** Length of a print, in code units: a line or so, enough to be the only one like it in most articles. */
const PRINT = 64;
/** A print that was edited in its later part is still looked for by its beginning, down to this length. */
const SHORTEST = 12;

/** The place of `offset` in the text of block `block`, with its print. */
export function makePlace(document: Document, block: number, offset: number): Place {
  const at = offsetOf(document, { block, offset });
  const print = fold(textFrom(document, at, PRINT));
  return print.trim() === '' ? { block, offset } : { block, offset, print };
}

/** The same text in a document that may have been edited since: where its print stands nearest, else the nearest offset. */
export function relocate(document: Document, place: Place): Place {
  const at = offsetOf(document, place);
  const { print } = place;
  if (print === undefined || fold(textFrom(document, at, print.length)) === print) {
    return { ...placeAt(document, at), ...(print === undefined ? {} : { print }) };
  }
  const folded = fold(documentText(document));
  for (let length = print.length; length >= SHORTEST; length = length >> 1) {
    const found = nearest(folded, print.slice(0, length), at);
    if (found !== undefined) return { ...placeAt(document, found), print };
  }
  return { ...placeAt(document, at), print };
}

function nearest(text: string, print: string, at: number): number | undefined {
  const after = text.indexOf(print, at);
  const before = text.lastIndexOf(print, at);
  if (after < 0) return before < 0 ? undefined : before;
  if (before < 0) return after;
  return after - at < at - before ? after : before;
}
