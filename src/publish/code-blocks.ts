import type { Block, CodeBlock, Document } from '../typeset/document.js';

/** Every code block of a document, however deep, footnotes included. */
export function* codeBlocks({
  blocks,
  footnotes,
}: Pick<Document, 'blocks' | 'footnotes'>): Generator<CodeBlock> {
  const waiting: Block[] = [...blocks, ...footnotes.flatMap(note => note.blocks)].reverse();
  for (let block = waiting.pop(); block; block = waiting.pop()) {
    if (block.kind === 'code') yield block;
    else if (block.kind === 'list') waiting.push(...block.items.flatMap(item => item.blocks).reverse());
    else if (block.kind === 'quote' || block.kind === 'note') waiting.push(...block.blocks.toReversed());
  }
}
