/** Hits made of what was found: ranges for the metadata, and for a match in a body the place and its sentence. */
import type { Article } from '../library/article.js';
import type { Library } from '../library/library.js';
import { fold } from '../text/fold.js';
import type { Document } from '../typeset/document.js';
import { documentText, headingAt, sourceLine } from '../typeset/outline.js';
import type { Corpus } from './corpus.js';
import type { BodyHit, Hit, Range } from './hit.js';
import type { Pace } from './pace.js';
import { pack } from './pack.js';
import { bestPassage } from './passage.js';
import { rangesIn, type Span, toRanges } from './ranges.js';
import type { Found } from './round.js';
import { makeSnippet } from './snippet.js';
import type { Term } from './term.js';

/** The ranges are looked for when they are asked for: a list of 10,000 hits shows forty. */
export function makeHit({ entry: { article }, score, field, near }: Found, terms: readonly Term[]): Hit {
  let title: Range[] | undefined;
  let description: Range[] | undefined;
  return {
    article,
    score,
    field,
    get title() {
      title ??= fieldRanges(article.title, terms, near?.title);
      return title;
    },
    get description() {
      description ??= fieldRanges(article.description, terms.filter(anywhere), near?.description);
      return description;
    },
  };
}

/** What is matched in a field: what is near, where the hit is one by nearness. */
function fieldRanges(text: string, terms: readonly Term[], near: readonly Span[] | undefined): Range[] {
  const packed = pack(fold(text));
  return near ? toRanges(packed, near) : rangesIn(packed, terms, 'inFields');
}

function anywhere({ wish }: Term): boolean {
  return !wish.title;
}

/** Adds where in the body the terms stand; nothing where none does. */
export async function addPassage(
  hit: Hit,
  index: number,
  terms: readonly Term[],
  { library, corpus, pace }: { library: Library; corpus: Corpus; pace: Pace },
): Promise<void> {
  const body = corpus.body(index);
  const passage = bestPassage(body.text, terms.filter(anywhere));
  if (passage === undefined) return;
  const offset = body.back(passage.at);
  const document = await parsedTo(library, hit.article, offset, pace);
  hit.body = bodyHit(document, offset, terms);
}

function bodyHit(document: Document, offset: number, terms: readonly Term[]): BodyHit {
  const heading = headingAt(document, offset);
  const { text, ranges } = makeSnippet(document, offset, terms.filter(anywhere));
  return {
    ...(heading ? { anchor: heading.anchor, section: heading.text } : {}),
    offset,
    line: sourceLine(document, offset),
    snippet: text,
    ranges,
  };
}

/** Text beyond the match that its sentence may take. */
const MARGIN = 1000;
/** Steps to parse a character (see `Pace`). */
const PARSE = 100;

/** The article's document, parsed at least as far as the sentence at `offset`. */
async function parsedTo(library: Library, article: Article, offset: number, pace: Pace): Promise<Document> {
  const parsing = await library.parsing(article);
  // A source is seldom shorter than its text; where it is, the next round goes further.
  let wanted = offset + MARGIN;
  while (!parsing.done && documentText(parsing.document).length < offset + MARGIN) {
    while (!parsing.done && parsing.consumed < wanted) {
      const before = parsing.consumed;
      parsing.step();
      if (pace.spend((parsing.consumed - before) * PARSE)) await pace.rest();
    }
    wanted = parsing.consumed + MARGIN;
  }
  return parsing.document;
}
