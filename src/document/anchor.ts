/** Where a link's `#anchor` leads in a document. */
import type { Document } from './document.js';
import { type blockText, eachPiece } from './document-text.js';
import type { Position } from './position.js';

/**
 * The place of `anchor`: that of a heading, of a name in HTML, or the top, of which the heading that repeats the title is the
 * name. As written first, then whatever its case. Undefined where there is none, or it has not been parsed yet.
 */
export function anchorPlace(document: Document, anchor: string): Position | undefined {
  return exact(document, same => same === anchor) ?? exact(document, alike(anchor)) ?? top(anchor);
}

function alike(anchor: string): (other: string) => boolean {
  const wanted = anchor.toLowerCase();
  return other => other.toLowerCase() === wanted;
}

function exact(document: Document, is: (anchor: string) => boolean): Position | undefined {
  const heading = document.headings.find(({ anchor }) => is(anchor));
  if (heading) return { block: heading.block, offset: heading.offset };
  const name = document.names?.find(({ anchor }) => is(anchor));
  return name && placeOfLine(document, name.line);
}

/** HTML's own name for the top of a page. */
function top(anchor: string): Position | undefined {
  return anchor.toLowerCase() === 'top' ? { block: 0, offset: 0 } : undefined;
}

/** The piece of text that holds a line of the file; where none does, the one that comes next, or the end. */
function placeOfLine({ blocks }: Document, line: number): Position {
  const next = blocks.findIndex(block => block.line >= line);
  const before = next < 0 ? blocks.length - 1 : next - 1;
  const within = blocks[before] && placeWithin(blocks[before], line);
  if (within !== undefined) return { block: before, offset: within };
  return next < 0 ? { block: Math.max(0, before), offset: 0 } : { block: next, offset: 0 };
}

/** Offset of the line in the text of a block that starts above it; undefined where the block has ended before. */
function placeWithin(block: Parameters<typeof blockText>[0], line: number): number | undefined {
  let found: number | undefined;
  let offset = 0;
  eachPiece(block, (text, first) => {
    const rows = text.split(/[\n\u2028]/);
    if (found === undefined && first + rows.length > line)
      found = offset + rows.slice(0, Math.max(0, line - first)).reduce((sum, row) => sum + row.length + 1, 0);
    offset += text.length + 1;
  });
  return found;
}
