/** A line of text being typed: its text and the cursor, in UTF-16 code units, never inside a grapheme's surrogates. */
export interface Field {
  text: string;
  cursor: number;
}

export const EMPTY_FIELD: Field = { text: '', cursor: 0 };

/** Longer text is cut: no one types it, and a pasted book must not be searched for. */
const LONGEST = 500;

/** Line breaks and tabs that were pasted; characters that print nothing, but for those that join letters and emoji. */
const BREAKS = /[\t\n\r\u0085\u2028\u2029]+/g;
const UNSEEN = /(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Cs}]/gu;

export function fieldOf(text: string): Field {
  const plain = typable(text);
  return { text: plain, cursor: plain.length };
}

/** What of a text can be typed: nobody searches for a control character, and none may reach the terminal. */
function typable(text: string): string {
  return text.replaceAll(BREAKS, ' ').replaceAll(UNSEEN, '');
}

export function insert({ text, cursor }: Field, typed: string): Field {
  const room = typable(typed).slice(0, Math.max(0, LONGEST - text.length));
  return { text: text.slice(0, cursor) + room + text.slice(cursor), cursor: cursor + room.length };
}

/** The edits that a text field knows: each takes a field to the next. */
export const EDITS = {
  erase: ({ text, cursor }: Field): Field => cut(text, before(text, cursor), cursor),
  'erase-word': ({ text, cursor }: Field): Field =>
    cut(text, text.slice(0, cursor).search(/\S*\s*$/), cursor),
  'erase-line': ({ text, cursor }: Field): Field => cut(text, 0, cursor),
  left: ({ text, cursor }: Field): Field => ({ text, cursor: before(text, cursor) }),
  right: ({ text, cursor }: Field): Field => ({ text, cursor: after(text, cursor) }),
  start: ({ text }: Field): Field => ({ text, cursor: 0 }),
  end: ({ text }: Field): Field => fieldOf(text),
} as const;

export type Edit = keyof typeof EDITS;

function cut(text: string, from: number, to: number): Field {
  return { text: text.slice(0, from) + text.slice(to), cursor: from };
}

/** The code unit before `cursor` at which a character begins that stands by itself (a base, not a mark or joiner). */
function before(text: string, cursor: number): number {
  const rest = text.slice(0, cursor);
  const last = /(?:[\uD800-\uDBFF][\uDC00-\uDFFF]|[\s\S])\p{M}*$/u.exec(rest);
  return last ? last.index : 0;
}

function after(text: string, cursor: number): number {
  const next = /^(?:[\uD800-\uDBFF][\uDC00-\uDFFF]|[\s\S])\p{M}*/u.exec(text.slice(cursor));
  return cursor + (next ? next[0].length : 0);
}
