/**
 * Extracts the folded text and the headings of documents, for searching. Used for building a publication and for searching a folder, so that both
 * find the same. Parses nothing itself.
 */
import type { Document } from '../../document/document.js';
import { blockText, footnotesText, offsetOf } from '../../document/document-text.js';
import type { IncrementalParse } from '../../markdown/incremental-parse.js';
import { fold } from '../../text/case-fold.js';
import { createYieldIfDue } from '../../util/time-slicer.js';
import { isUserError } from '../../util/user-error.js';
import type { Article, ArticleHeading } from '../article.js';
import type { Library } from '../library.js';
import { type BodyTexts, BodyTextsBuilder } from './body-text-store.js';

export interface ExtractedText {
  headings: ArticleHeading[];
  /** The folded `documentText`. */
  text: string;
  /** Offset of each heading in `text`. */
  sections: number[];
}

export function extractText(document: Document): ExtractedText {
  const headings = document.headings.map(({ level, text, anchor, line }) => ({
    level,
    text: text.replace(/\s+/g, ' '),
    anchor,
    line,
  }));
  const sections = document.headings.map(heading => offsetOf(document, heading));
  return { headings, text: foldedText(document), sections };
}

/** Folds `documentText` block by block: in a long document, its text would be in memory once more. */
function foldedText({ blocks, footnotes }: Document): string {
  const parts = blocks.map(block => fold(blockText(block)));
  if (footnotes.length > 0) parts.push(fold(footnotesText(footnotes)));
  // A line break is folded to a space.
  return parts.join(' ');
}

/** Parses to the end, and yields to the event loop meanwhile. */
export async function finishCooperatively(parsing: IncrementalParse): Promise<Document> {
  const yieldIfDue = createYieldIfDue();
  while (!parsing.done) {
    parsing.step();
    await yieldIfDue();
  }
  return parsing.document;
}

/** Parses all bodies of a library one by one, and sets `article.headings`. A body whose file is gone is empty. */
export async function extractBodies(
  { articles, parsing }: Pick<Library, 'articles' | 'parsing'>,
  onProgress?: (done: number) => void,
): Promise<BodyTexts> {
  const builder = new BodyTextsBuilder();
  const yieldIfDue = createYieldIfDue();
  for (const [index, article] of articles.entries()) {
    const { headings, text } = await extractArticle(article, parsing);
    article.headings = headings;
    builder.add(text);
    onProgress?.(index + 1);
    await yieldIfDue();
  }
  return builder.build();
}

/** Parses one body. Empty if its file is gone. */
export async function extractArticle(article: Article, parsing: Library['parsing']): Promise<ExtractedText> {
  try {
    return extractText(await finishCooperatively(await parsing(article)));
  } catch (error) {
    if (!isUserError(error)) throw error;
    return { headings: [], text: '', sections: [] };
  }
}
