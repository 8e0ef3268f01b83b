import type { Document } from '../../../../document/document.js';
import { blockText, footnotesText } from '../../../../document/document-text.js';
import { foldForSearch } from '../../../../search/match/fold-kana.js';

interface FoldedDocument {
  /** The blocks folded so far. A document only grows, so they stay valid. */
  parts: string[];
  whole: { blocks: number; footnotes: number; text: string } | undefined;
}

/** Cached, so that a key typed into a search does not fold 10 MB again. */
const cache = new WeakMap<Document, FoldedDocument>();

function foldedDocument(document: Document): FoldedDocument {
  const folded = cache.get(document) ?? { parts: [], whole: undefined };
  cache.set(document, folded);
  return folded;
}

/** Folds the next `count` blocks ahead of a search. Returns true if there are more. */
export function foldBlocks(document: Document, count: number): boolean {
  const { parts } = foldedDocument(document);
  for (const block of document.blocks.slice(parts.length, parts.length + count))
    parts.push(foldForSearch(blockText(block)));
  return parts.length < document.blocks.length;
}

/** Equals `foldForSearch(documentText(document))`, but cached. */
export function foldedText(document: Document): string {
  const { blocks, footnotes } = document;
  const folded = foldedDocument(document);
  const { whole, parts } = folded;
  if (whole?.blocks === blocks.length && whole.footnotes === footnotes.length) return whole.text;
  foldBlocks(document, blocks.length);
  const notes = footnotes.length > 0 ? [foldForSearch(footnotesText(footnotes))] : [];
  const text = [...parts, ...notes].join(foldForSearch('\n'));
  folded.whole = { blocks: blocks.length, footnotes: footnotes.length, text };
  return text;
}
