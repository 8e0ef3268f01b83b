/** Parts of header, footer and status rows: hints, messages and text fields. */
import type { Span } from '../../document/document.js';
import { displayWidth } from '../../text/display-width.js';
import type { Message } from '../app/state.js';
import type { TextField } from '../app/text-input.js';
import type { Bindings } from '../keys/bindings.js';
import type { HelpRow } from '../keys/help.js';
import { insertKeyLabels } from '../keys/labels.js';
import { type Row, rowWidth, span, truncateLeft } from './row.js';

/** As many hints as fit into `width` columns, in their order. The exit hint is dropped last. */
export function hintRow(hints: readonly HelpRow[], width: number): Row {
  let kept = [...hints];
  while (kept.length > 0 && rowWidth(rowOf(kept)) > width) {
    const dropped = kept.findLast(({ isExit }) => !isExit) ?? kept.at(-1);
    kept = kept.filter(hint => hint !== dropped);
  }
  return rowOf(kept);
}

function rowOf(hints: readonly HelpRow[]): Row {
  return hints.flatMap(({ keys, text }, index) => [
    span(index > 0 ? '   ' : ''),
    span(keys, 'key'),
    span(text && ` ${text}`, 'dim'),
  ]);
}

/** A message, with the current keys of the actions it names. */
export function messageSpan({ text, error }: Message, bindings: Bindings, ascii: boolean): Span {
  return span(insertKeyLabels(text, bindings, ascii), error ? 'error' : undefined);
}

/**
 * The text of a field with its cursor: on a character, or after the text. The text before the cursor is cut on its left, so that
 * the cursor is within `width` columns.
 */
export function inputRow({ text, cursor }: TextField, width: number, ascii: boolean): Row {
  const character = String.fromCodePoint(text.codePointAt(cursor) ?? 32);
  const after = text.slice(cursor + character.length);
  // If the text after the cursor is cut, it ends with a mark.
  const space = width - displayWidth(character) - (after === '' ? 0 : 1);
  const before = truncateLeft(text.slice(0, cursor), space, ascii);
  return [span(before), span(character, 'selected'), span(after)];
}
