/** Search results that compute their matches on demand. Adds the position and snippet of a match in a body. */

import type { Document } from '../../document/document.js';
import { dropBlocksBefore, headingAt, sourceLine, textLength } from '../../document/document-text.js';
import type { Article } from '../../library/article.js';
import { decodeBlockAt } from '../../library/compiled/block-at.js';
import type { Library } from '../../library/library.js';
import type { TimeSlicer } from '../../util/time-slicer.js';
import type { BodyIndex } from '../index/body-index.js';
import { foldForSearch } from '../match/fold-kana.js';
import { findRanges, toOriginalRanges } from '../match/match-ranges.js';
import { stripIgnorable } from '../match/strip-ignorable.js';
import { findAllMatches, GRADES, type TextRange, type WordMatcher } from '../match/word-matcher.js';
import type { Candidate } from '../query/candidate-set.js';
import type { SearchTerm } from '../query/search-term.js';
import { findBestPassage } from './passage.js';
import type { BodyMatch, Range, ResultField, SearchResult } from './search-result.js';
import { createSnippet } from './snippet.js';

/** Data shared by the results of one search. */
export interface ResultContext {
  terms: readonly SearchTerm[];
  /** The searched bodies; absent if only metadata was searched. */
  bodies?: BodyIndex;
}

/** A result whose matches are computed on demand. A list of 10,000 results shows forty, and each key creates a new list. */
export class LazyResult implements SearchResult {
  body?: BodyMatch;
  private cache: { matchesName?: boolean; titleMatches?: Range[]; descriptionMatches?: Range[] } | undefined;

  constructor(
    readonly candidate: Candidate,
    readonly context: ResultContext,
  ) {}

  get article(): Article {
    return this.candidate.indexed.article;
  }

  get score(): number {
    return this.candidate.score;
  }

  get field(): ResultField {
    return this.candidate.field;
  }

  get matchesName(): boolean {
    const { fuzzyMatch } = this.candidate;
    this.cache ??= {};
    this.cache.matchesName ??= fuzzyMatch
      ? fuzzyMatch.field === 'title'
      : hasAllTermsInName(this.article, this.context.terms);
    return this.cache.matchesName;
  }

  get titleMatches(): Range[] {
    const { fuzzyMatch } = this.candidate;
    this.cache ??= {};
    this.cache.titleMatches ??= findFieldRanges(
      this.article.title,
      this.context.terms,
      fuzzyMatch?.titleRanges,
    );
    return this.cache.titleMatches;
  }

  get descriptionMatches(): Range[] {
    const { fuzzyMatch } = this.candidate;
    this.cache ??= {};
    this.cache.descriptionMatches ??= findFieldRanges(
      this.article.description,
      this.context.terms.filter(isForAllFields),
      fuzzyMatch?.descriptionRanges,
    );
    return this.cache.descriptionMatches;
  }
}

/** True if each term begins a word of the title or the slug. */
function hasAllTermsInName({ title, slug }: Article, terms: readonly SearchTerm[]): boolean {
  const { text } = stripIgnorable(foldForSearch(`${title}\n${slug}`));
  const beginsWord = (matcher: WordMatcher): boolean =>
    findAllMatches(matcher, text).some(({ grade }) => grade > GRADES.inside);
  return terms.every(({ fieldMatchers }) => fieldMatchers.some(beginsWord));
}

/** Returns the matches in a field: the fuzzy ones if given, else those of the terms. */
function findFieldRanges(
  text: string,
  terms: readonly SearchTerm[],
  fuzzyRanges: readonly TextRange[] | undefined,
): Range[] {
  const stripped = stripIgnorable(foldForSearch(text));
  return fuzzyRanges ? toOriginalRanges(stripped, fuzzyRanges) : findRanges(stripped, terms, 'fieldMatchers');
}

function isForAllFields({ queryTerm }: SearchTerm): boolean {
  return !queryTerm.titleOnly;
}

/** Adds the match in the body to a result, if its body has one. */
export async function addBodyMatch(result: LazyResult, library: Library, slicer: TimeSlicer): Promise<void> {
  const { terms, bodies } = result.context;
  if (bodies === undefined) return;
  const body = bodies.body(result.candidate.index);
  const passage = findBestPassage(body.text, terms.filter(isForAllFields));
  if (passage === undefined) return;
  const offset = body.originalOffset(passage.start);
  const document =
    library.decodeFile?.(result.article, file => decodeBlockAt(file, offset)) ??
    (await parseUntil(library, result.article, offset, slicer));
  result.body = createBodyMatch(document, offset, terms);
}

function createBodyMatch(document: Document, offset: number, terms: readonly SearchTerm[]): BodyMatch {
  const heading = headingAt(document, offset);
  const { text, ranges } = createSnippet(document, offset, terms.filter(isForAllFields));
  return {
    ...(heading ? { anchor: heading.anchor, section: heading.text } : {}),
    offset,
    line: sourceLine(document, offset),
    snippet: text,
    matches: ranges,
  };
}

/** Characters to parse after the match, for the rest of its sentence. */
const MARGIN = 1000;
/** Cost in steps of parsing a character (see `TimeSlicer`). */
const PARSE_STEPS = 100;

/** Blocks that are kept before the match. The garbage collector copies them, and a long document may have 200,000. */
const MAX_BLOCKS = 1 << 12;

/** Returns the article's document, parsed at least to the end of the sentence at `offset`. Most blocks before it may be dropped. */
async function parseUntil(
  library: Library,
  article: Article,
  offset: number,
  slicer: TimeSlicer,
): Promise<Document> {
  const parsing = await library.parsing(article);
  // Markdown is rarely shorter than its text; if it is, the next round parses more.
  let target = offset + MARGIN;
  /** Index of the first block that is not dropped. */
  let kept = 0;
  while (!parsing.done && textLength(parsing.document) < offset + MARGIN) {
    while (!parsing.done && parsing.consumed < target) {
      const before = parsing.consumed;
      parsing.step();
      if (parsing.document.blocks.length - kept >= MAX_BLOCKS)
        kept = dropBlocksBefore(parsing.document, offset, kept);
      if (slicer.spend((parsing.consumed - before) * PARSE_STEPS)) await slicer.rest();
    }
    target = parsing.consumed + MARGIN;
  }
  return parsing.document;
}
