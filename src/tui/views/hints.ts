import type { HelpRow } from '../keys/help.js';
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
