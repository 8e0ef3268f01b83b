/** The part of a document that reads as one: a paragraph, a line of code, a row of a table. */
import type { Block, Document } from '../../document/document.js';
import { blockText, positionAt, spansText } from '../../document/document-text.js';

export interface Piece {
  text: string;
  /** Where in `text` the offset asked for stands. */
  offset: number;
}

/** Between the cells of a row. */
const CELLS = ' · ';

/** The piece that holds offset `at` of `documentText`. */
export function pieceAt(document: Document, at: number): Piece {
  const place = positionAt(document, at);
  const block = document.blocks[place.block];
  const blocks = block ? [block] : document.footnotes.flatMap(note => note.blocks);
  return pieceIn(blocks, place.offset);
}

/** `offset` counts in the blocks' texts, joined by `\n` as `blockText` joins them. */
function pieceIn(blocks: readonly Block[], offset: number): Piece {
  let start = 0;
  for (const block of blocks) {
    const { length } = blockText(block);
    if (offset <= start + length) return pieceOf(block, offset - start);
    start += length + 1;
  }
  return { text: '', offset: 0 };
}

function pieceOf(block: Block, offset: number): Piece {
  switch (block.kind) {
    case 'code':
      return lineAt(block.text, offset);
    case 'table':
      return rowAt(
        [block.head, ...block.rows].map(row => row.map(spansText)),
        offset,
      );
    case 'list':
      return pieceIn(
        block.items.flatMap(item => item.blocks),
        offset,
      );
    case 'note': {
      const title = block.title ? spansText(block.title) : '';
      if (block.title && offset <= title.length) return { text: title, offset };
      return pieceIn(block.blocks, block.title ? offset - title.length - 1 : offset);
    }
    case 'quote':
      return pieceIn(block.blocks, offset);
    default:
      return { text: blockText(block), offset };
  }
}

function lineAt(code: string, offset: number): Piece {
  const start = offset === 0 ? 0 : code.lastIndexOf('\n', offset - 1) + 1;
  const end = code.indexOf('\n', offset);
  return { text: code.slice(start, end < 0 ? code.length : end), offset: offset - start };
}

function rowAt(rows: readonly (readonly string[])[], offset: number): Piece {
  let start = 0;
  for (const cells of rows) {
    let shown = 0;
    for (const cell of cells) {
      if (offset <= start + cell.length) return { text: cells.join(CELLS), offset: shown + offset - start };
      start += cell.length + 1;
      shown += cell.length + CELLS.length;
    }
  }
  return { text: '', offset: 0 };
}
