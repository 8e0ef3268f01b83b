/**
 * Documents → what searching needs of them. Building a publication and searching a folder go through here, so both
 * find the same. It parses nothing itself.
 */
import { setImmediate } from 'node:timers/promises';
import type { Document } from '../../document/document.js';
import { documentText, offsetOf } from '../../document/document-text.js';
import type { Parsing } from '../../markdown/incremental-parse.js';
import { fold } from '../../text/case-fold.js';
import { isUserError } from '../../util/user-error.js';
import type { Article, ArticleHeading } from '../article.js';
import type { Library } from '../library.js';
import { BodiesMaker, type BodyTexts } from './body-text-store.js';

/** Milliseconds of work between two pauses in which the event loop may do something else. */
const SLICE = 8;

export interface Compiled {
  headings: ArticleHeading[];
  /** `documentText`, folded. */
  text: string;
  /** Where each heading stands in `text`. */
  sections: number[];
}

export function compileDocument(document: Document): Compiled {
  const headings = document.headings.map(({ level, text, anchor, line }) => ({
    level,
    text: text.replace(/\s+/g, ' '),
    anchor,
    line,
  }));
  const sections = document.headings.map(place => offsetOf(document, place));
  return { headings, text: fold(documentText(document)), sections };
}

/** Parses to the end, with pauses. */
export async function finishGently(parsing: Parsing): Promise<Document> {
  const yieldToEventLoop = pacer();
  while (!parsing.done) {
    parsing.step();
    await yieldToEventLoop();
  }
  return parsing.document;
}

/** Pauses when more than a slice of time has gone by since it last did. */
export function pacer(): () => Promise<void> | undefined {
  let since = performance.now();
  return () => {
    if (performance.now() - since < SLICE) return undefined;
    return setImmediate().then(() => {
      since = performance.now();
    });
  };
}

/** All bodies of a library, parsed one after the other; fills `article.headings`. An article that has vanished is empty. */
export async function compileBodies(
  { articles, parsing }: Pick<Library, 'articles' | 'parsing'>,
  onProgress?: (done: number) => void,
): Promise<BodyTexts> {
  const made = new BodiesMaker();
  const yieldToEventLoop = pacer();
  for (const [index, article] of articles.entries()) {
    const compiled = await compileArticle(article, parsing);
    article.headings = compiled.headings;
    made.add(compiled.text);
    onProgress?.(index + 1);
    await yieldToEventLoop();
  }
  return made.bodies();
}

/** One article compiled; one that has vanished is empty. */
export async function compileArticle(article: Article, parsing: Library['parsing']): Promise<Compiled> {
  try {
    return compileDocument(await finishGently(await parsing(article)));
  } catch (error) {
    if (!isUserError(error)) throw error;
    return { headings: [], text: '', sections: [] };
  }
}
