/**
 * Defines the interface of a running parse. Its document grows while the reader and the printing commands show it. Must not import the
 * parser (`parse.ts`, loaded only to read Markdown), so that compiled articles are shown without it.
 */

import type { Document } from '../document/document.js';
import type { Syntax } from './syntax.js';

export interface ParseOptions {
  /** First line of the source in the file (default: 1). */
  firstLine?: number;
  /** Title of the article. A level 1 heading that is the first block and repeats it is omitted. */
  title?: string;
  /** Syntax of the source (default: CommonMark and GFM). */
  syntax?: Syntax;
}

export interface IncrementalParse {
  /** Blocks parsed so far. Always the same object; `step` appends to it. */
  readonly document: Document;
  readonly done: boolean;
  /** Code units parsed so far, and in total, after line ends were normalised. */
  readonly consumed: number;
  readonly length: number;
  /** Parses the next slice. Does nothing if `done`. */
  step(): void;
}

/** Wraps a complete document as a finished parse. */
export function toFinishedParse(document: Document): IncrementalParse {
  return { document, done: true, consumed: 0, length: 0, step() {} };
}

/** Parses the rest and returns the document. */
export function finishParse(parsing: IncrementalParse): Document {
  while (!parsing.done) parsing.step();
  return parsing.document;
}
