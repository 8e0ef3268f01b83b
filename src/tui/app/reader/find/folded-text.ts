import type { Document } from '../../../../document/document.js';
import { blockText, footnotesText } from '../../../../document/document-text.js';
import { foldForSearch } from '../../../../search/match/fold-kana.js';
import { PIECE_SIZE, textOf } from '../../../../text/code-units.js';

/** A document only grows, so the blocks folded so far stay valid. */
interface FoldedDocument {
  /** Number of blocks folded so far, and their texts, several blocks in each. */
  count: number;
  texts: string[];
  whole: { blocks: number; footnotes: number; text: string } | undefined;
}

/** Cached, so that a key typed into a search does not fold 10 MB again. */
const cache = new WeakMap<Document, FoldedDocument>();

function foldedDocument(document: Document): FoldedDocument {
  const folded = cache.get(document) ?? { count: 0, texts: [], whole: undefined };
  cache.set(document, folded);
  return folded;
}

/** Folds the next `count` blocks ahead of a search. Returns true if there are more. */
export function foldBlocks(document: Document, count: number): boolean {
  const folded = foldedDocument(document);
  const next = document.blocks.slice(folded.count, folded.count + count);
  if (next.length > 0) folded.texts.push(foldCompactly(next.map(blockText).join('\n')));
  folded.count += next.length;
  return folded.count < document.blocks.length;
}

/** Blocks that are folded at once. */
const BATCH = 500;

/** Equals `foldForSearch(documentText(document))`, but cached. In memory once, also while a document grows. */
export function foldedText(document: Document): string {
  const { blocks, footnotes } = document;
  const folded = foldedDocument(document);
  const { whole } = folded;
  if (whole?.blocks === blocks.length && whole.footnotes === footnotes.length) return whole.text;
  while (foldBlocks(document, BATCH));
  const separator = foldForSearch('\n');
  if (folded.texts.length > 1) folded.texts = [folded.texts.join(separator)];
  const notes = footnotes.length > 0 ? [foldForSearch(footnotesText(footnotes))] : [];
  const text = [...folded.texts, ...notes].join(separator);
  folded.whole = { blocks: blocks.length, footnotes: footnotes.length, text };
  return text;
}

/**
 * Folds a text into a string with one byte for each character, if it consists of Latin letters after that. V8 uses two
 * bytes for a string made of a text with one dash or quotation mark.
 */
function foldCompactly(text: string): string {
  const folded = foldForSearch(text);
  if (!WIDE.test(text) || WIDE.test(folded)) return folded;
  const parts: string[] = [];
  for (let start = 0; start < folded.length; start += PIECE_SIZE) {
    const units = new Uint16Array(Math.min(PIECE_SIZE, folded.length - start));
    for (let at = 0; at < units.length; at++) units[at] = folded.charCodeAt(start + at);
    parts.push(textOf(units));
  }
  return parts.join('');
}

const WIDE = /[^\0-\xff]/;
