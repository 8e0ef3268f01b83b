import type { Article } from '../../library/article.js';

/** Half-open, in UTF-16 code units of the field as it is shown: `[start, end)`. */
export type Range = [start: number, end: number];

export type ResultField = 'title' | 'description' | 'category' | 'tags' | 'headings' | 'body';

/** A search result. It carries its matched ranges: views never match again. */
export interface SearchResult {
  article: Article;
  /** Higher is better; comparable within one search alone. */
  score: number;
  /** The field that the article was found by first. */
  field: ResultField;
  /** Whether its title or its slug has all that was searched for: then the article is meant, not a place in it. */
  named: boolean;
  /** Ranges matched in the title and the description, in order, not overlapping. */
  title: Range[];
  description: Range[];
  /** For a match in a heading or the body: where, and the sentence it stands in. */
  body?: BodyMatch;
}

/** The hit as plain data, all of it made. */
export function plainResult({
  article,
  score,
  field,
  named,
  title,
  description,
  body,
}: SearchResult): SearchResult {
  return { article, score, field, named, title, description, ...(body && { body }) };
}

export interface BodyMatch {
  /** Anchor and text of the section; absent before the first heading. */
  anchor?: string;
  section?: string;
  /** Where the first match starts, in UTF-16 code units of `documentText(document)`. */
  offset: number;
  /** 1-based line of the Markdown. */
  line: number;
  /** The sentence or a part of it, white space folded, `…` where it was cut. */
  snippet: string;
  /** Ranges matched in the snippet. */
  ranges: Range[];
}

export interface Results {
  /** Best first; equals in the order of the library. */
  hits: SearchResult[];
  /** How many there are; more than `hits` holds where a limit was asked for. */
  total: number;
  /** Words that occur nowhere, and what was searched for instead (nothing where there was nothing near). */
  tried: { word: string; instead: string[] }[];
}
