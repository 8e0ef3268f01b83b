/** Puts finished blocks into the document and lists their headings. */
import { cleanLine } from '../../text/sanitise.js';
import type { Block, Document, HeadingBlock } from '../document.js';
import { eachPiece } from '../outline.js';
import { headingText } from './scope.js';

/** Appends `blocks`; a heading of level 1 that is the first block of all and repeats `title` is left out. */
export function append(document: Document, blocks: readonly Block[], title: string | undefined): void {
  const repeated = document.blocks.length === 0 && isTitle(blocks[0], title);
  for (const block of repeated ? blocks.slice(1) : blocks) {
    const index = document.blocks.push(block) - 1;
    if (block.kind === 'heading') list(document, block, index, 0);
    else if (holdsHeading(block)) listWithin(document, block, index);
  }
}

function isTitle(block: Block | undefined, title: string | undefined): boolean {
  if (title === undefined || block?.kind !== 'heading' || block.level !== 1) return false;
  return normal(headingText(block.runs)) === normal(cleanLine(title));
}

function normal(text: string): string {
  return text.replace(/\s+/g, ' ').trim().toLowerCase();
}

function list(document: Document, heading: HeadingBlock, block: number, offset: number): void {
  const { level, anchor, line } = heading;
  document.headings.push({ level, text: headingText(heading.runs), anchor, line, block, offset });
}

function holdsHeading(block: Block): boolean {
  if (block.kind === 'list') return block.items.some(item => item.blocks.some(holdsHeading));
  if (block.kind === 'quote' || block.kind === 'note') return block.blocks.some(holdsHeading);
  return block.kind === 'heading';
}

/** Headings in quotes, lists and notes stand at an offset of the block that holds them. */
function listWithin(document: Document, block: Block, index: number): void {
  let offset = 0;
  eachPiece(block, (text, _line, leaf) => {
    if (leaf.kind === 'heading') list(document, leaf, index, offset);
    offset += text.length + 1;
  });
}
