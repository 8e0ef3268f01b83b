import type { Block, Document, Heading } from './document.js';
import { forEachPiece } from './document-text.js';
import { headingOfOtherAnchor } from './heading-anchors.js';
import type { Position } from './position.js';

/**
 * Position of the target of `#anchor`: a heading, an HTML anchor, or the top of the document.
 * An exact match wins over one that ignores case, and that over the only heading with this anchor in another tool. Undefined if
 * there is no such anchor, or it is not parsed yet.
 * @param isComplete false while the document is parsed: a later heading may be an exact match
 */
export function anchorPosition(document: Document, anchor: string, isComplete = true): Position | undefined {
  return (
    find(document, other => other === anchor) ??
    find(document, equalsIgnoringCase(anchor)) ??
    top(anchor) ??
    (isComplete ? positionOfHeading(headingOfOtherAnchor(document.headings, anchor)) : undefined)
  );
}

function positionOfHeading(heading: Heading | undefined): Position | undefined {
  return heading && { block: heading.block, offset: heading.offset };
}

function equalsIgnoringCase(anchor: string): (other: string) => boolean {
  const lower = anchor.toLowerCase();
  return other => other.toLowerCase() === lower;
}

function find(document: Document, matches: (anchor: string) => boolean): Position | undefined {
  const heading = document.headings.find(({ anchor }) => matches(anchor));
  if (heading) return positionOfHeading(heading);
  const htmlAnchor = document.anchors?.find(({ anchor }) => matches(anchor));
  return htmlAnchor && positionOfLine(document, htmlAnchor.line);
}

/** `#top` is the top of a page in HTML. */
function top(anchor: string): Position | undefined {
  return anchor.toLowerCase() === 'top' ? { block: 0, offset: 0 } : undefined;
}

/** Position of the text on a line of the file. A line without text gives the next text, or the end. */
function positionOfLine({ blocks }: Document, line: number): Position {
  const next = blocks.findIndex(block => block.line >= line);
  const before = next < 0 ? blocks.length - 1 : next - 1;
  const offset = blocks[before] && offsetOfLine(blocks[before], line);
  if (offset !== undefined) return { block: before, offset };
  return next < 0 ? { block: Math.max(0, before), offset: 0 } : { block: next, offset: 0 };
}

/** Offset of a line in the text of a block that starts above it. Undefined if the block ends above it too. */
function offsetOfLine(block: Block, line: number): number | undefined {
  let result: number | undefined;
  let offset = 0;
  forEachPiece(block, (text, firstLine) => {
    const rows = text.split(/[\n\u2028]/);
    if (result === undefined && firstLine + rows.length > line)
      result =
        offset + rows.slice(0, Math.max(0, line - firstLine)).reduce((sum, row) => sum + row.length + 1, 0);
    offset += text.length + 1;
  });
  return result;
}
