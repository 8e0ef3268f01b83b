/**
 * A parse under way, as the reader and the printer see it: a document that grows. It must not know the parser
 * (`parse.ts`, which is loaded only where Markdown is read), so that a compiled article can be shown without it.
 */

import type { Document } from '../document/document.js';
import type { Dialect } from './dialects/dialect.js';

export interface ParseOptions {
  /** Line of the file on which the source starts, from 1; default 1. */
  firstLine?: number;
  /** The article's title: a heading of level 1 that is the first block and repeats it is left out. */
  title?: string;
  /** Rewrites of the source, done in this order before anything else; none adds or takes away a line. */
  dialects?: readonly Dialect[];
}

export interface Parsing {
  /** The blocks parsed so far; the same object throughout, appended to by `step`. */
  readonly document: Document;
  readonly done: boolean;
  /** Characters of the source parsed so far, and in all (after line ends were made one character). */
  readonly consumed: number;
  readonly length: number;
  /** Parses one more slice. Does nothing once `done`. */
  step(): void;
}

/** A document that is whole already, as a parsing. */
export function finished(document: Document): Parsing {
  return { document, done: true, consumed: 0, length: 0, step() {} };
}

/** Parses what is left. */
export function finish(parsing: Parsing): Document {
  while (!parsing.done) parsing.step();
  return parsing.document;
}
