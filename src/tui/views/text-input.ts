import type { Field } from '../app/text-input.js';
import { type Row, run } from './row.js';

/** The text of a field with its cursor: on the character it stands on, or after the text. */
export function typedRow({ text, cursor }: Field): Row {
  if (cursor >= text.length) return [run(text), run(' ', 'selected')];
  const under = String.fromCodePoint(text.codePointAt(cursor) ?? 32);
  return [run(text.slice(0, cursor)), run(under, 'selected'), run(text.slice(cursor + under.length))];
}
