import type { Span } from '../../document/document.js';
import type { Message } from '../app/state.js';
import type { Bindings } from '../keys/bindings.js';
import type { HelpRow } from '../keys/help.js';
import { withKeys } from '../keys/key-labels.js';
import { type Row, run, widthOf } from './row.js';

/** As many hints as fit into `width`: the most useful first. */
export function hintRow(hints: readonly HelpRow[], width: number): Row {
  let row: Row = [];
  for (const { keys, text } of hints) {
    const next = [...row, run(row.length > 0 ? '   ' : ''), run(keys, 'key'), run(` ${text}`, 'dim')];
    if (widthOf(next) > width) break;
    row = next;
  }
  return row;
}

/** What was said, with the keys that it speaks of. */
export function messageRun({ text, error }: Message, bindings: Bindings, ascii: boolean): Span {
  return run(withKeys(text, bindings, ascii), error ? 'error' : undefined);
}
