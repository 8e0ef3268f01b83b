/** The sentence in which a match stands, cut to a row or two, with the ranges matched in it. */

import type { Document } from '../../document/document.js';
import { fold } from '../../text/case-fold.js';
import { rangesIn } from '../match/merge-ranges.js';
import { pack } from '../match/strip-ignorable.js';
import type { Term } from '../query/term.js';
import type { Range } from './result.js';
import { pieceAt } from './text-unit.js';

export interface Snippet {
  /** White space folded, `…` where it was cut. */
  text: string;
  ranges: Range[];
}

/** UTF-16 code units kept before the match, and in all. */
const BEFORE = 60;
const LENGTH = 180;

/** The end of a sentence, with the space after it; East Asian full stops need none. */
const STOP = /[.!?…]["'”’)\]]*\s+|[。！？]["'”’）」』]*\s*|\u2028/g;

/** The snippet around offset `at` of the document's text. */
export function makeSnippet(document: Document, at: number, terms: readonly Term[]): Snippet {
  const { text, offset } = pieceAt(document, at);
  const [from, to] = sentenceAround(text, offset);
  const start = offset - from > BEFORE ? wordStart(text, offset - BEFORE, offset) : from;
  const end = to > start + LENGTH ? wordEnd(text, offset, start + LENGTH) : to;
  const words = text.slice(start, end).replace(/\s+/g, ' ').trim();
  const snippet = `${start > from ? '…' : ''}${words}${end < to ? '…' : ''}`;
  return { text: snippet, ranges: rangesIn(pack(fold(snippet)), terms, 'inBody') };
}

function sentenceAround(text: string, offset: number): [from: number, to: number] {
  let from = 0;
  for (const { index, 0: stop } of text.matchAll(STOP)) {
    const end = index + stop.length;
    if (end > offset) return [from, end];
    from = end;
  }
  return [from, text.length];
}

/** Where a word starts at `near` or after it, before `limit`; `near` in a script without spaces. */
function wordStart(text: string, near: number, limit: number): number {
  const space = text.slice(near, limit).search(/\s\S/);
  return space < 0 ? whole(text, near) : near + space + 1;
}

/** Where a word ends at `near` or before it, after `limit`. */
function wordEnd(text: string, limit: number, near: number): number {
  const space = text.slice(limit, near).search(/\s\S*$/);
  return space <= 0 ? whole(text, near) : limit + space;
}

/** `at`, or one less where it would part a surrogate pair. */
function whole(text: string, at: number): number {
  return /[\udc00-\udfff]/.test(text[at] ?? '') ? at - 1 : at;
}
