import type { Document } from '../../../../document/document.js';
import { blockText, footnotesText } from '../../../../document/document-text.js';
import { foldForSearch } from '../../../../search/match/fold-kana.js';

/** A document only grows, so the blocks folded so far stay valid. */
interface FoldedDocument {
  /** The first `joined` blocks, and those after them. Both together are in memory once. */
  text: string;
  joined: number;
  parts: string[];
  whole: { blocks: number; footnotes: number; text: string } | undefined;
}

/** Cached, so that a key typed into a search does not fold 10 MB again. */
const cache = new WeakMap<Document, FoldedDocument>();

function foldedDocument(document: Document): FoldedDocument {
  const folded = cache.get(document) ?? { text: '', joined: 0, parts: [], whole: undefined };
  cache.set(document, folded);
  return folded;
}

/** Folds the next `count` blocks ahead of a search. Returns true if there are more. */
export function foldBlocks(document: Document, count: number): boolean {
  const { joined, parts } = foldedDocument(document);
  const from = joined + parts.length;
  for (const block of document.blocks.slice(from, from + count)) parts.push(foldForSearch(blockText(block)));
  return joined + parts.length < document.blocks.length;
}

/** Equals `foldForSearch(documentText(document))`, but cached. */
export function foldedText(document: Document): string {
  const { blocks, footnotes } = document;
  const folded = foldedDocument(document);
  const { whole } = folded;
  if (whole?.blocks === blocks.length && whole.footnotes === footnotes.length) return whole.text;
  foldBlocks(document, blocks.length);
  const separator = foldForSearch('\n');
  if (folded.parts.length > 0) {
    const before = folded.joined > 0 ? [folded.text] : [];
    folded.text = [...before, ...folded.parts].join(separator);
    folded.joined += folded.parts.length;
    folded.parts = [];
  }
  const notes = footnotes.length > 0 ? foldForSearch(footnotesText(footnotes)) : undefined;
  const before = folded.joined > 0 ? folded.text + separator : '';
  const text = notes === undefined ? folded.text : before + notes;
  folded.whole = { blocks: blocks.length, footnotes: footnotes.length, text };
  return text;
}
