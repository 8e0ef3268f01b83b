/** What exceeds a bound: said to the reader in a notice, and set as plain text in pieces that can be handled. */

import type { Block, NoticeBlock } from '../../document/document.js';
import { clean } from '../../text/sanitise.js';
import { newlines } from '../blocks/line-kinds.js';

/** Code units of a piece: a paragraph that setting can still take in one go. */
const PIECE = 1 << 15;

export const TOO_LONG = 'The following passage is too long to be typeset: it is shown as plain text.';
export const TOO_MANY =
  'From here on the article is shown as plain text: it is made of too many parts to be typeset.';
export const TOO_DEEP = 'The preceding passage is nested too deeply: its innermost levels are shown as text.';
export const NOT_PARSED = 'The following passage could not be parsed as Markdown: it is shown as plain text.';

export function notice(text: string, line: number): NoticeBlock {
  return { kind: 'notice', line, text };
}

/** `source` as paragraphs, unparsed; cut at line ends, else at spaces, else between characters. */
export function plainBlocks(source: string, line: number): Block[] {
  const blocks: Block[] = [];
  let at = line;
  for (let start = 0; start < source.length; ) {
    const end = plainEnd(source, start);
    const piece = source.slice(start, end);
    const text = clean(piece.trim());
    if (text !== '') blocks.push({ kind: 'paragraph', line: at, spans: [{ text }] });
    at += newlines(piece);
    start = end;
  }
  return blocks;
}

/** Where the piece ends that starts at `start`. */
export function plainEnd(source: string, start: number): number {
  const limit = start + PIECE;
  if (limit >= source.length) return source.length;
  // sought in the piece alone: in a source without any, each search would go back to its start
  const piece = source.slice(start, limit + 1);
  for (const separator of ['\n', ' ']) {
    const found = piece.lastIndexOf(separator);
    if (found > 0) return start + found + 1;
  }
  const code = source.charCodeAt(limit);
  return code >= 0xdc00 && code <= 0xdfff ? limit - 1 : limit;
}
