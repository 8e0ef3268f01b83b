/**
 * Extracts the folded text and the headings of documents, for searching. Used for building a publication and for searching a folder, so that both
 * find the same.
 */
import { type Block, type Document, DROPPED_BLOCK } from '../../document/document.js';
import { forEachPiece, offsetOf } from '../../document/document-text.js';
import type { IncrementalParse } from '../../markdown/incremental-parse.js';
import { fold } from '../../text/case-fold.js';
import { createYieldIfDue } from '../../util/time-slicer.js';
import { isUserError } from '../../util/user-error.js';
import type { Article, ArticleHeading } from '../article.js';
import type { Library } from '../library.js';
import { type BodyPart, type BodyTexts, BodyTextsBuilder, encodePart } from './body-text-store.js';

export interface ExtractedText {
  headings: ArticleHeading[];
  /** The folded `documentText`. */
  parts: BodyPart[];
  /** Offset of each heading in the text of `parts`. */
  sections: number[];
}

export function extractText(document: Document): ExtractedText {
  const sections = document.headings.map(heading => offsetOf(document, heading));
  const text = new TextParts();
  text.addBlocks(document);
  return { headings: articleHeadings(document), parts: text.end(document), sections };
}

function articleHeadings({ headings }: Document): ArticleHeading[] {
  return headings.map(({ level, text, anchor, line }) => ({
    level,
    text: text.replace(/\s+/g, ' '),
    anchor,
    line,
  }));
}

/** Code units that are joined and folded at a time. A document may have a million pieces, and each call takes time. */
const PART_SIZE = 1 << 15;

/** The folded `documentText` of a document that may still grow, in parts. */
class TextParts {
  private readonly parts: BodyPart[] = [];
  private blockCount = 0;
  /** Pieces of the part in progress. */
  private pieces: string[] = [];
  private length = 0;

  /** Adds the blocks since the last call. `drops`: drops them from the document. */
  addBlocks({ blocks }: Document, drops = false): void {
    for (; this.blockCount < blocks.length; this.blockCount++) {
      this.addBlock(blocks[this.blockCount] as Block);
      if (drops) blocks[this.blockCount] = DROPPED_BLOCK;
    }
  }

  /** Adds the footnotes, and returns the parts. */
  end({ footnotes }: Document): BodyPart[] {
    for (const { blocks } of footnotes) {
      for (const block of blocks) this.addBlock(block);
      if (blocks.length === 0) this.addPiece('');
    }
    this.endPart();
    return this.parts;
  }

  private addBlock(block: Block): void {
    let isEmpty = true;
    forEachPiece(block, text => {
      isEmpty = false;
      this.addPiece(text);
    });
    if (isEmpty) this.addPiece('');
  }

  private addPiece(text: string): void {
    if (this.length >= PART_SIZE) {
      this.endPart();
      // The line break between two parts.
      this.pieces.push('');
    }
    this.pieces.push(text);
    this.length += text.length + 1;
  }

  private endPart(): void {
    // A line break is folded to a space.
    this.parts.push(encodePart(fold(this.pieces.join(' '))));
    this.pieces = [];
    this.length = 0;
  }
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
    article.headings = await extractArticle(article, parsing, builder);
    onProgress?.(index + 1);
    await yieldIfDue();
  }
  return builder.build();
}

/** Parses one body, adds its text to `builder`, and returns its headings. Empty if its file is gone. */
export async function extractArticle(
  article: Article,
  parsing: Library['parsing'],
  builder: BodyTextsBuilder,
): Promise<ArticleHeading[]> {
  try {
    const parse = await parsing(article);
    const { document } = parse;
    const text = new TextParts();
    const yieldIfDue = createYieldIfDue();
    for (;;) {
      // Dropped, because the garbage collector would copy them: that takes half of the time of a long document.
      text.addBlocks(document, true);
      if (parse.done) break;
      parse.step();
      await yieldIfDue();
    }
    builder.addParts(text.end(document));
    return articleHeadings(document);
  } catch (error) {
    if (!isUserError(error)) throw error;
    builder.add('');
    return [];
  }
}
