/** Creates snippets. A snippet is the sentence around a match, cut to one or two rows, with its matches. */

import type { Document } from '../../document/document.js';
import { dropBreakOpportunities } from '../../text/sanitise.js';
import { foldForSearch } from '../match/fold-kana.js';
import { findRanges } from '../match/match-ranges.js';
import { stripIgnorable } from '../match/strip-ignorable.js';
import type { SearchTerm } from '../query/search-term.js';
import type { Range } from './search-result.js';
import { textUnitAt } from './text-unit.js';

export interface Snippet {
  /** White space is collapsed; `…` marks a cut. */
  text: string;
  ranges: Range[];
}

/** Maximum number of UTF-16 code units before the match, and in the whole snippet. */
const MAX_BEFORE = 60;
const MAX_LENGTH = 180;

/** The end of a sentence and the space after it. East Asian full stops need no space. */
const SENTENCE_END = /[.!?…]["'”’)\]]*\s+|[。！？]["'”’）」』]*\s*|\u2028/g;

/** Creates the snippet around offset `at` of the document's text. */
export function createSnippet(document: Document, at: number, terms: readonly SearchTerm[]): Snippet {
  const { text, offset } = textUnitAt(document, at);
  const [from, to] = sentenceAround(text, offset);
  const start = offset - from > MAX_BEFORE ? wordStart(text, offset - MAX_BEFORE, offset) : from;
  const end = to > start + MAX_LENGTH ? wordEnd(text, offset, start + MAX_LENGTH) : to;
  const words = dropBreakOpportunities(text.slice(start, end).replace(/\s+/g, ' ').trim());
  const snippet = `${start > from ? '…' : ''}${words}${end < to ? '…' : ''}`;
  return { text: snippet, ranges: findRanges(stripIgnorable(foldForSearch(snippet)), terms, 'bodyMatchers') };
}

function sentenceAround(text: string, offset: number): [from: number, to: number] {
  let from = 0;
  for (const { index, 0: match } of text.matchAll(SENTENCE_END)) {
    const end = index + match.length;
    if (end > offset) return [from, end];
    from = end;
  }
  return [from, text.length];
}

/** Returns the first start of a word in `[from, limit)`; `from` in a script without spaces. */
function wordStart(text: string, from: number, limit: number): number {
  const space = text.slice(from, limit).search(/\s\S/);
  return space < 0 ? codePointStart(text, from) : from + space + 1;
}

/** Returns the last end of a word in `(limit, to]`; `to` in a script without spaces. */
function wordEnd(text: string, limit: number, to: number): number {
  const space = text.slice(limit, to).search(/\s\S*$/);
  return space <= 0 ? codePointStart(text, to) : limit + space;
}

/** Returns `at`, or one less if it is inside a surrogate pair. */
function codePointStart(text: string, at: number): number {
  return /[\udc00-\udfff]/.test(text[at] ?? '') ? at - 1 : at;
}
