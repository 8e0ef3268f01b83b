import type { Document } from '../../../../document/document.js';
import { blockText, footnotesText } from '../../../../document/document-text.js';
import { fold } from '../../../../text/case-fold.js';

interface Folded {
  /** The blocks folded so far: a document grows, and what is folded stays. */
  parts: string[];
  whole: { blocks: number; footnotes: number; text: string } | undefined;
}

/** A key typed into a search must not fold ten megabytes again. */
const known = new WeakMap<Document, Folded>();

function foldedOf(document: Document): Folded {
  const folded = known.get(document) ?? { parts: [], whole: undefined };
  known.set(document, folded);
  return folded;
}

/** Folds the next `count` blocks, before anybody asks for them. Gives whether there are more. */
export function foldAhead(document: Document, count: number): boolean {
  const { parts } = foldedOf(document);
  for (const block of document.blocks.slice(parts.length, parts.length + count))
    parts.push(fold(blockText(block)));
  return parts.length < document.blocks.length;
}

/** `fold(documentText(document))`. */
export function foldedText(document: Document): string {
  const { blocks, footnotes } = document;
  const folded = foldedOf(document);
  const { whole, parts } = folded;
  if (whole?.blocks === blocks.length && whole.footnotes === footnotes.length) return whole.text;
  foldAhead(document, blocks.length);
  const notes = footnotes.length > 0 ? [fold(footnotesText(footnotes))] : [];
  const text = [...parts, ...notes].join(fold('\n'));
  folded.whole = { blocks: blocks.length, footnotes: footnotes.length, text };
  return text;
}
