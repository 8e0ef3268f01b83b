import type { Block, CodeBlock, Document } from '../../document/document.js';
import { allBlocks } from '../../document/section.js';

type Blocks = Pick<Document, 'blocks' | 'footnotes'>;

/** Every block of a document, however deep, footnotes included. */
export function* everyBlock({ blocks, footnotes }: Blocks): Generator<Block> {
  yield* allBlocks(blocks);
  for (const note of footnotes) yield* allBlocks(note.blocks);
}

export function* codeBlocks(document: Blocks): Generator<CodeBlock> {
  for (const block of everyBlock(document)) if (block.kind === 'code') yield block;
}
