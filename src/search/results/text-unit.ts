/** Finds the part of a document that a snippet is cut from. It is a paragraph, a line of code, or a row of a table. */
import type { Block, Document } from '../../document/document.js';
import { blockText, positionAt, spansText } from '../../document/document-text.js';

export interface TextUnit {
  text: string;
  /** The requested offset, relative to `text`. */
  offset: number;
}

/** Separator of the cells of a row. */
const CELL_SEPARATOR = ' · ';

/** Returns the text unit at offset `at` of `documentText`. */
export function textUnitAt(document: Document, at: number): TextUnit {
  const position = positionAt(document, at);
  const block = document.blocks[position.block];
  const blocks = block ? [block] : document.footnotes.flatMap(footnote => footnote.blocks);
  return unitInBlocks(blocks, position.offset);
}

/** `offset` is relative to the texts of the blocks, joined by `\n` as in `blockText`. */
function unitInBlocks(blocks: readonly Block[], offset: number): TextUnit {
  let start = 0;
  for (const block of blocks) {
    const { length } = blockText(block);
    if (offset <= start + length) return unitInBlock(block, offset - start);
    start += length + 1;
  }
  return { text: '', offset: 0 };
}

function unitInBlock(block: Block, offset: number): TextUnit {
  switch (block.kind) {
    case 'code':
      return lineAt(block.text, offset);
    case 'drawing':
      return lineAt(blockText(block), offset);
    case 'table':
      return rowAt(
        [block.head, ...block.rows].map(row => row.map(spansText)),
        offset,
      );
    case 'list':
      return unitInBlocks(
        block.items.flatMap(item => item.blocks),
        offset,
      );
    case 'alert': {
      const title = block.title ? spansText(block.title) : '';
      if (block.title && offset <= title.length) return { text: title, offset };
      return unitInBlocks(block.blocks, block.title ? offset - title.length - 1 : offset);
    }
    case 'quote':
      return unitInBlocks(block.blocks, offset);
    default:
      return { text: blockText(block), offset };
  }
}

function lineAt(code: string, offset: number): TextUnit {
  const start = offset === 0 ? 0 : code.lastIndexOf('\n', offset - 1) + 1;
  const end = code.indexOf('\n', offset);
  return { text: code.slice(start, end < 0 ? code.length : end), offset: offset - start };
}

function rowAt(rows: readonly (readonly string[])[], offset: number): TextUnit {
  let start = 0;
  for (const cells of rows) {
    let cellStart = 0;
    for (const cell of cells) {
      if (offset <= start + cell.length)
        return { text: cells.join(CELL_SEPARATOR), offset: cellStart + offset - start };
      start += cell.length + 1;
      cellStart += cell.length + CELL_SEPARATOR.length;
    }
  }
  return { text: '', offset: 0 };
}
