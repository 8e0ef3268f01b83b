import type { Article } from '../../library/article.js';

/** A half-open range `[start, end)` in UTF-16 code units of the displayed text. */
export type Range = [start: number, end: number];

export type ResultField = 'title' | 'description' | 'category' | 'tags' | 'authors' | 'headings' | 'body';

/** An article found by a search, with its matches. Views do not match again. */
export interface SearchResult {
  article: Article;
  /** Higher is better. Comparable only within one search. */
  score: number;
  /** The field with the best match. */
  field: ResultField;
  /** True if the title or slug has all terms. The query then names the article, not a position in it. */
  matchesName: boolean;
  /** Matches in the title and the description, in order, without overlaps. */
  titleMatches: Range[];
  descriptionMatches: Range[];
  /** The best match in the headings or the body, if there is one. */
  body?: BodyMatch;
}

/** Copies a result to plain data, with all matches computed. */
export function toPlainResult({
  article,
  score,
  field,
  matchesName,
  titleMatches,
  descriptionMatches,
  body,
}: SearchResult): SearchResult {
  return { article, score, field, matchesName, titleMatches, descriptionMatches, ...(body && { body }) };
}

export interface BodyMatch {
  /** Anchor and text of the section's heading; absent before the first heading. */
  anchor?: string;
  section?: string;
  /** Start of the first match, in UTF-16 code units of `documentText(document)`. */
  offset: number;
  /** 1-based line of the Markdown file. */
  line: number;
  /** The sentence with the match, or a part of it. White space is collapsed; `…` marks a cut. */
  snippet: string;
  /** Matches in the snippet. */
  matches: Range[];
}

/** A word as typed, and the words that were searched in its place. */
export interface WordCorrection {
  word: string;
  /** Empty if no word is similar. */
  replacements: string[];
  /** True if the word occurs, and was searched too: no article has it together with the other words. */
  occurs?: true;
}

/** A word as typed that very few articles have, and a similar one that is in a hundred times as many. */
export interface WordSuggestion {
  word: string;
  suggestion: string;
}

/** A `key:value` of a query with an unknown key, or without a date where the key needs one. */
export interface QueryProblem {
  key: string;
  /** Absent for an unknown key. */
  value?: string;
}

export interface SearchResults {
  /** Best first; equal scores keep the library's order. */
  results: SearchResult[];
  /** Number of articles found; more than `results` has if the search has a limit. */
  total: number;
  /** Words of the query that were replaced, or searched with similar ones. */
  corrections: WordCorrection[];
  /** Rare words of the query, each with a frequent word that was probably meant; absent if there are none. */
  suggestions?: WordSuggestion[];
  /** Keys and dates of the query that do not exist; absent if there are none. */
  problems?: QueryProblem[];
}
