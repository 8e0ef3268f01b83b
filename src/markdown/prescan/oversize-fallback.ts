/** Handles text that exceeds a limit. Makes plain-text pieces in place of blocks. */

import { createSpan } from '../../document/create-span.js';
import type { Block } from '../../document/document.js';
import { sanitise } from '../../text/sanitise.js';
import { countNewlines } from '../../util/count-newlines.js';
import { isBlank, lineKind } from '../blocks/line-kinds.js';

/** Maximum code units without a blank line. A longer passage is shown as plain text. */
export const MAX_PASSAGE = 1 << 21;
/** Code units of a piece, a paragraph that layout can process at once. */
const PIECE_SIZE = 1 << 15;

/** Converts `source` to unparsed paragraphs, split at line ends, else at spaces, else between characters. */
export function plainBlocks(source: string, line: number): Block[] {
  const blocks: Block[] = [];
  let at = line;
  for (let start = 0; start < source.length; ) {
    const end = plainEnd(source, start);
    const piece = source.slice(start, end);
    const text = sanitise(piece.trim());
    if (text !== '') blocks.push({ kind: 'paragraph', line: at, spans: [createSpan(text)] });
    if (end < source.length) at += countNewlines(piece);
    start = end;
  }
  return blocks;
}

/** End of the piece that starts at `start`. */
export function plainEnd(source: string, start: number): number {
  const limit = start + PIECE_SIZE;
  if (limit >= source.length) return source.length;
  // Limited to the piece. Without a separator, each search would read back to the start of the source.
  const piece = source.slice(start, limit + 1);
  for (const separator of ['\n', ' ']) {
    const separatorAt = piece.lastIndexOf(separator);
    if (separatorAt > 0) return start + separatorAt + 1;
  }
  const code = source.charCodeAt(limit);
  return code >= 0xdc00 && code <= 0xdfff ? limit - 1 : limit;
}

const BLANK_LINE = /\n[ \t]*(?=\n)/g;

/** Offset of the next blank line after `from`, or the end of the source. */
export function endOfPassage(source: string, from: number): number {
  BLANK_LINE.lastIndex = from;
  const match = BLANK_LINE.exec(source);
  return match ? match.index + 1 : source.length;
}

/**
 * Start of the next block after a list. Such a block follows a blank line and is not part of the list. `from`
 * is the end of a line in the list.
 */
export function endOfList(source: string, from: number): number {
  let afterBlank = false;
  for (let at = from + 1; at < source.length; ) {
    const newline = source.indexOf('\n', at);
    const end = newline < 0 ? source.length : newline;
    const blank = isBlank(source, at, end);
    if (afterBlank && !blank && lineKind(source, at).boundary === 'block') return at;
    afterBlank = blank;
    at = end + 1;
  }
  return source.length;
}
