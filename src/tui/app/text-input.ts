import { cutText } from '../../text/cut-text.js';
import { lazyRegExp } from '../../util/lazy-regexp.js';

/** A text field: its text, and the cursor in UTF-16 code units, never between two surrogates. */
export interface TextField {
  text: string;
  cursor: number;
}

export const EMPTY_FIELD: TextField = { text: '', cursor: 0 };

/** Maximum length. Longer text is cut, because a pasted book must not become a query. */
const MAX_LENGTH = 500;

/** Line breaks and tabs of pasted text, and invisible characters other than joiners of letters and emoji. */
const BREAKS = /[\t\n\r\u0085\u2028\u2029]+/g;
const invisible = lazyRegExp('(?![\\u200c\\u200d])[\\p{Cc}\\p{Cf}\\p{Cs}]', 'gu');

export function createField(text: string): TextField {
  const plain = withoutControls(text);
  return { text: plain, cursor: plain.length };
}

/** Removes control characters, which must not reach the terminal, and turns line breaks into spaces. */
function withoutControls(text: string): string {
  return text.replaceAll(BREAKS, ' ').replaceAll(invisible(), '');
}

export function insertText({ text, cursor }: TextField, typed: string): TextField {
  const added = cutText(withoutControls(typed), Math.max(0, MAX_LENGTH - text.length));
  return { text: text.slice(0, cursor) + added + text.slice(cursor), cursor: cursor + added.length };
}

/** Edits of a text field, by the last part of their action names. */
export const EDITS = {
  erase: ({ text, cursor }: TextField): TextField => cut(text, previousCharacter(text, cursor), cursor),
  'erase-word': ({ text, cursor }: TextField): TextField =>
    cut(text, text.slice(0, cursor).search(/\S*\s*$/), cursor),
  'erase-line': ({ text, cursor }: TextField): TextField => cut(text, 0, cursor),
  left: ({ text, cursor }: TextField): TextField => ({ text, cursor: previousCharacter(text, cursor) }),
  right: ({ text, cursor }: TextField): TextField => ({ text, cursor: nextCharacter(text, cursor) }),
  start: ({ text }: TextField): TextField => ({ text, cursor: 0 }),
  end: ({ text }: TextField): TextField => createField(text),
} as const;

export type Edit = keyof typeof EDITS;

function cut(text: string, from: number, to: number): TextField {
  return { text: text.slice(0, from) + text.slice(to), cursor: from };
}

/** Start of the character before `cursor`, with its combining marks. */
function previousCharacter(text: string, cursor: number): number {
  const rest = text.slice(0, cursor);
  const last = /(?:[\uD800-\uDBFF][\uDC00-\uDFFF]|[\s\S])\p{M}*$/u.exec(rest);
  return last ? last.index : 0;
}

function nextCharacter(text: string, cursor: number): number {
  const next = /^(?:[\uD800-\uDBFF][\uDC00-\uDFFF]|[\s\S])\p{M}*/u.exec(text.slice(cursor));
  return cursor + (next ? next[0].length : 0);
}
