/**
 * Documents → what searching needs of them. Building a publication and searching a folder go through here, so both
 * find the same. It parses nothing itself.
 */
import { setImmediate } from 'node:timers/promises';
import { isUserError } from '../text/errors.js';
import { fold } from '../text/fold.js';
import type { Document } from '../typeset/document.js';
import { documentText, offsetOf } from '../typeset/outline.js';
import type { Parsing } from '../typeset/parsing.js';
import type { Article, ArticleHeading } from './article.js';
import { sectionsAt } from './format.js';
import type { Bodies, BodySection, Library } from './library.js';

/** Milliseconds of work between two pauses in which the event loop may do something else. */
const SLICE = 8;

export interface Compiled {
  headings: ArticleHeading[];
  /** `documentText`, folded. */
  text: string;
  /** Offsets into `text`. */
  sections: BodySection[];
}

export function compileDocument(document: Document): Compiled {
  const headings = document.headings.map(({ level, text, anchor, line }) => ({
    level,
    text: text.replace(/\s+/g, ' '),
    anchor,
    line,
  }));
  const sections = sectionsAt(document.headings.map(place => offsetOf(document, place)));
  return { headings, text: fold(documentText(document)), sections };
}

/** Parses to the end, with pauses. */
export async function finishGently(parsing: Parsing): Promise<Document> {
  const breathe = pacer();
  while (!parsing.done) {
    parsing.step();
    await breathe();
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
): Promise<Bodies> {
  const gather = new BodiesGatherer();
  const breathe = pacer();
  for (const [index, article] of articles.entries()) {
    const compiled = await compileArticle(article, parsing);
    article.headings = compiled.headings;
    gather.add(compiled);
    onProgress?.(index + 1);
    await breathe();
  }
  return gather.bodies();
}

/** One article compiled; one that has vanished is empty. */
export async function compileArticle(article: Article, parsing: Library['parsing']): Promise<Compiled> {
  try {
    return compileDocument(await finishGently(await parsing(article)));
  } catch (error) {
    if (!isUserError(error)) throw error;
    return { headings: [], text: '', sections: [{ at: 0 }] };
  }
}

/** Puts compiled texts together in the shape of `Bodies`. */
export class BodiesGatherer {
  private readonly texts: string[] = [];
  private readonly starts: number[] = [0];
  private readonly sections: BodySection[][] = [];

  add({ text, sections }: Compiled): void {
    this.texts.push(text);
    this.starts.push((this.starts.at(-1) ?? 0) + text.length + 1);
    this.sections.push(sections);
  }

  /** `text`: the texts joined, where there is such a string already. */
  bodies(text = this.texts.join('\n')): Bodies {
    return { text, starts: this.starts, sections: this.sections };
  }
}
