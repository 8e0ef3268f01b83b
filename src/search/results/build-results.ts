/** Hits made of what was found: ranges for the metadata, and for a match in a body the place and its sentence. */

import type { Document } from '../../document/document.js';
import { headingAt, sourceLine, textLength } from '../../document/document-text.js';
import type { Article } from '../../library/article.js';
import type { Library } from '../../library/library.js';
import { fold } from '../../text/case-fold.js';
import type { TimeSlicer } from '../../util/time-slicer.js';
import type { Corpus } from '../index/body-index.js';
import { rangesIn, type Span, toRanges } from '../match/merge-ranges.js';
import { pack } from '../match/strip-ignorable.js';
import { allMatches, GRADES, type Needle } from '../match/word-matcher.js';
import type { Found } from '../query/candidate-set.js';
import type { Term } from '../query/term.js';
import { bestPassage } from './passage.js';
import type { BodyMatch, Range, ResultField, SearchResult } from './result.js';
import { makeSnippet } from './snippet.js';

/** What the hits of one search have in common. */
export interface Sought {
  terms: readonly Term[];
  /** The bodies it was found in; absent where only metadata was searched. */
  corpus?: Corpus;
}

/** A hit that looks for its ranges when they are asked for: a list of 10,000 hits shows forty, and each key makes them anew. */
export class FoundHit implements SearchResult {
  body?: BodyMatch;
  private known: { named?: boolean; title?: Range[]; description?: Range[] } | undefined;

  constructor(
    readonly found: Found,
    readonly sought: Sought,
  ) {}

  get article(): Article {
    return this.found.entry.article;
  }

  get score(): number {
    return this.found.score;
  }

  get field(): ResultField {
    return this.found.field;
  }

  get named(): boolean {
    const { near } = this.found;
    this.known ??= {};
    this.known.named ??= near ? near.field === 'title' : isNamed(this.article, this.sought.terms);
    return this.known.named;
  }

  get title(): Range[] {
    this.known ??= {};
    this.known.title ??= fieldRanges(this.article.title, this.sought.terms, this.found.near?.title);
    return this.known.title;
  }

  get description(): Range[] {
    const terms = this.sought.terms.filter(anywhere);
    this.known ??= {};
    this.known.description ??= fieldRanges(this.article.description, terms, this.found.near?.description);
    return this.known.description;
  }
}

/** Whether each term begins a word of the title or the slug. */
function isNamed({ title, slug }: Article, terms: readonly Term[]): boolean {
  const { text } = pack(fold(`${title}\n${slug}`));
  const begins = (needle: Needle): boolean =>
    allMatches(needle, text).some(({ grade }) => grade > GRADES.inside);
  return terms.every(({ inFields }) => inFields.some(begins));
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
export async function addPassage(hit: FoundHit, library: Library, pace: TimeSlicer): Promise<void> {
  const { terms, corpus } = hit.sought;
  if (corpus === undefined) return;
  const body = corpus.body(hit.found.index);
  const passage = bestPassage(body.text, terms.filter(anywhere));
  if (passage === undefined) return;
  const offset = body.back(passage.at);
  const document = await parsedTo(library, hit.article, offset, pace);
  hit.body = bodyHit(document, offset, terms);
}

function bodyHit(document: Document, offset: number, terms: readonly Term[]): BodyMatch {
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
async function parsedTo(
  library: Library,
  article: Article,
  offset: number,
  pace: TimeSlicer,
): Promise<Document> {
  const parsing = await library.parsing(article);
  // A source is seldom shorter than its text; where it is, the next round goes further.
  let wanted = offset + MARGIN;
  while (!parsing.done && textLength(parsing.document) < offset + MARGIN) {
    while (!parsing.done && parsing.consumed < wanted) {
      const before = parsing.consumed;
      parsing.step();
      if (pace.spend((parsing.consumed - before) * PARSE)) await pace.rest();
    }
    wanted = parsing.consumed + MARGIN;
  }
  return parsing.document;
}
