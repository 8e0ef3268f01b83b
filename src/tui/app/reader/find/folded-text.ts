import type { Document } from '../../../../document/document.js';
import { blockText, footnotesText } from '../../../../document/document-text.js';
import { foldForSearch } from '../../../../search/match/fold-kana.js';
import { toOneByte } from '../../../../text/code-units.js';
import { firstIndexWhere } from '../../../../util/binary-search.js';

/** A text that can be searched: a string, or a long one in pieces. */
export type SearchableText = Pick<string, 'length' | 'indexOf' | 'slice'>;

/** A text in pieces. Joining them would take the memory of the whole text again, 10 MB for a text of 10 MB. */
class PiecedText implements SearchableText {
  readonly length: number;
  /** Offset of each piece. */
  private readonly starts: number[] = [];

  constructor(private readonly pieces: readonly string[]) {
    let length = 0;
    for (const piece of pieces) {
      this.starts.push(length);
      length += piece.length;
    }
    this.length = length;
  }

  indexOf(query: string, from = 0): number {
    for (let index = this.pieceAt(from); index < this.pieces.length; index++) {
      const piece = this.pieces[index] ?? '';
      const start = this.starts[index] ?? 0;
      const local = Math.max(0, from - start);
      const at = piece.indexOf(query, local);
      if (at >= 0) return start + at;
      // A match that begins at the end of this piece.
      const seam = Math.max(start + local, start + piece.length - query.length + 1);
      const across = this.slice(seam, start + piece.length + query.length - 1).indexOf(query);
      if (across >= 0) return seam + across;
    }
    return -1;
  }

  slice(from: number, to = this.length): string {
    let text = '';
    for (let index = this.pieceAt(from); index < this.pieces.length; index++) {
      const start = this.starts[index] ?? 0;
      if (start >= to) break;
      text += (this.pieces[index] ?? '').slice(Math.max(0, from - start), to - start);
    }
    return text;
  }

  /** Index of the piece that contains the offset. */
  private pieceAt(offset: number): number {
    const { starts } = this;
    return Math.max(0, firstIndexWhere(0, starts.length, index => (starts[index] ?? 0) > offset) - 1);
  }
}

/** A document only grows, so the blocks folded so far stay valid. */
interface FoldedDocument {
  /** Number of blocks folded so far, and their texts, several blocks in each. Each text but the first starts with a separator. */
  count: number;
  texts: string[];
  whole: { blocks: number; footnotes: number; text: SearchableText } | undefined;
}

/** Cached, so that a key typed into a search does not fold 10 MB again. */
const cache = new WeakMap<Document, FoldedDocument>();

function foldedDocument(document: Document): FoldedDocument {
  const folded = cache.get(document) ?? { count: 0, texts: [], whole: undefined };
  cache.set(document, folded);
  return folded;
}

/** Minimum length of a text before the next one is begun. */
const MIN_LENGTH = 1 << 16;

/** Folds the next `count` blocks ahead of a search. Returns true if there are more. */
export function foldBlocks(document: Document, count: number): boolean {
  const folded = foldedDocument(document);
  const { texts } = folded;
  const next = document.blocks.slice(folded.count, folded.count + count);
  if (next.length > 0) {
    const last = texts.at(-1);
    const text = toOneByte(foldForSearch(next.map(blockText).join('\n')));
    if (last === undefined) texts.push(text);
    else if (last.length < MIN_LENGTH) texts[texts.length - 1] = last + SEPARATOR + text;
    else texts.push(SEPARATOR + text);
  }
  folded.count += next.length;
  return folded.count < document.blocks.length;
}

const SEPARATOR = foldForSearch('\n');
/** Blocks that are folded at once. */
const BATCH = 500;

/** Has the characters of `foldForSearch(documentText(document))`, but is cached, and extended while the document grows. */
export function foldedText(document: Document): SearchableText {
  const { blocks, footnotes } = document;
  const folded = foldedDocument(document);
  const { whole, texts } = folded;
  if (whole?.blocks === blocks.length && whole.footnotes === footnotes.length) return whole.text;
  while (foldBlocks(document, BATCH));
  const notes = footnotes.length > 0 ? foldForSearch(footnotesText(footnotes)) : '';
  const separator = texts.length > 0 ? SEPARATOR : '';
  const text = new PiecedText(footnotes.length > 0 ? [...texts, separator + notes] : [...texts]);
  folded.whole = { blocks: blocks.length, footnotes: footnotes.length, text };
  return text;
}
