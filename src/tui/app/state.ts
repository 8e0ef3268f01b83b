/**
 * The state of the interactive reader: everything that decides what is on the screen, and nothing else. It is
 * replaced, never changed, but for two things that only ever grow: a page's memo of its set lines and a document
 * that is still being parsed. It knows no keys, no terminal and no Ink.
 */

import type { CodeBlock, Span } from '../../document/document.js';
import type { Position } from '../../document/position.js';
import type { ReadingState } from '../../history/history.js';
import type { Layout } from '../../layout/layout.js';
import type { RowPosition } from '../../layout/row-position.js';
import type { Article } from '../../library/article.js';
import type { Library } from '../../library/library.js';
import type { Sort } from '../../library/sort-articles.js';
import type { Parsing } from '../../markdown/incremental-parse.js';
import type { Depth } from '../../render/render.js';
import type { ThemeName } from '../../render/theme-names.js';
import type { Range, Results, SearchResult } from '../../search/results/result.js';
import type { Matches } from './reader/find/find-matches.js';
import type { Field } from './text-input.js';

export interface State {
  library: Library;
  /** Whether another is on its way that replaces it: bodies are searched in that one. */
  arriving: boolean;
  settings: Settings;
  size: Size;
  /** Which of the two screens is in front; the reader only where there is a `reading`. */
  front: 'list' | 'reader';
  list: List;
  reading: Reading | undefined;
  /** The article that is being loaded; keys wait for it. */
  opening: Opening | undefined;
  /** What lies over the screen and takes its keys. */
  modal: Modal | undefined;
  /** One line in the status row, until the next key. */
  message: Message | undefined;
  /** What the journal keeps of each article, by path. */
  kept: ReadonlyMap<string, ReadingState>;
  mouse: boolean;
  /** Whether all but the paragraph being read is dimmed. */
  focus: boolean;
  /** Colours code blocks; `asked` while it is being loaded. */
  colour: Colouring | 'asked' | undefined;
  /** The last request id given out: answers to older ones are dropped. */
  request: number;
}

export interface Settings {
  theme: ThemeName;
  depth: Depth;
  /** Columns that text is set to where the screen has them; `Infinity`: as wide as the screen. */
  measure: number;
  /** The measure that `=` goes back to. */
  usual: number;
  /** Whether contents stand beside the text where there is room. */
  contents: boolean;
  ascii: boolean;
  hyperlinks: boolean;
  /** For listening: what is shown is said in order, once, and nothing is drawn. */
  accessible: boolean;
  /** Whether it was opened in the one article that there is: then there is no list to go back to. */
  alone: boolean;
  /** Whether the journal keeps what it is told beyond this session. */
  lasting: boolean;
  /** Whether files that are not in the library can be opened. */
  guests: boolean;
  program: string;
}

export interface Size {
  columns: number;
  rows: number;
}

export type Colouring = (block: CodeBlock) => Span[] | undefined;

export interface Message {
  text: string;
  error: boolean;
}

export interface List {
  /** What is shown, in order: made anew by `relist` whenever what it depends on changes. */
  entries: readonly Entry[];
  /** Index into `entries`; 0 where there are none. */
  cursor: number;
  /** Index of the first entry on the screen. */
  top: number;
  sort: Sort;
  categories: readonly string[];
  /** The category shown; undefined: all. */
  category: string | undefined;
  unread: boolean;
  filter: Filter;
  /** Undefined until one is asked for. */
  preview: Preview | 'asked' | undefined;
}

export interface Entry {
  article: Article;
  hit?: SearchResult;
}

export interface Filter {
  typing: boolean;
  field: Field;
  /** Path of the article that was under the cursor when the filter was begun, until one is opened: `Esc` goes back there. */
  origin: string | undefined;
  /** The last request; its answer is here where `answered` is the same. */
  request: number;
  answered: number;
  /** `Enter` was pressed before the answer came: the first hit is opened when it does. */
  awaited: boolean;
  /** Absent while the filter is empty. */
  results: Results | undefined;
  /** Whether bodies have been searched too. */
  complete: boolean;
}

export interface Preview {
  article: Article;
  parsing: Parsing;
}

export interface Opening {
  article: Article;
  request: number;
  goal: Goal;
  /** Words to look for in it, from the list's filter. */
  words: readonly string[];
  trail: Trail;
}

/** Where to go in an article; it may have to wait until that part is parsed. */
export type Goal =
  | { kind: 'top' }
  | { kind: 'end' }
  | { kind: 'place'; place: Position; resumed: boolean; selected?: Target | undefined }
  | { kind: 'anchor'; anchor: string }
  | { kind: 'offset'; offset: number };

export interface Reading {
  article: Article;
  parsing: Parsing;
  page: Layout;
  /** The row on top of the screen. */
  spot: RowPosition;
  /** What that row showed when the reader last moved: kept as it is while the measure changes, so nothing drifts. */
  place: Position;
  goal: Goal | undefined;
  find: Find | undefined;
  selected: Target | undefined;
  contents: Contents;
  trail: Trail;
  /** The last jump within the article. */
  leap: Leap | undefined;
  /** Counts the slices parsed since it was opened: the document itself is not replaced when it grows. */
  grown: number;
}

/** A link, image or footnote reference in the text. */
export interface Target {
  block: number;
  /** Range in the block's text. */
  range: Range;
  link?: number;
  note?: number;
}

export interface Contents {
  /** Whether keys go to it; where there is no room beside the text it is shown only then. */
  focused: boolean;
  /** Index into the document's headings, while focused. */
  cursor: number;
  /** What is typed to narrow them, and where the cursor was before: `Esc` goes back there. */
  narrowed?: { field: Field; origin: number } | undefined;
}

export interface Find {
  typing: boolean;
  field: Field;
  /** Any of these is a match. */
  words: readonly string[];
  /** What stands in the head, above the text. */
  head: string;
  /** In UTF-16 code units of `documentText`; below 0 in the head. */
  matches: Matches;
  /** Index into `matches`; -1 where nothing matches. */
  current: number;
  /** Where the search began: `Esc` goes back there. */
  origin: { spot: RowPosition; place: Position };
}

/** A jump; or several one after the other along the same things, which leave from one place. */
export interface Leap {
  /** `hits`: from where the article was left to what a search of the library found in it. */
  along: 'matches' | 'headings' | 'links' | 'hits' | 'end' | undefined;
  from: Visit;
  /** Where it has led to so far: once the reader is somewhere else, it is over. */
  at: Position;
  /** Whether `from` is on the trail: not while it is still on the screen. */
  noted: boolean;
  /** Whether its last step went over text that was not shown. */
  skips: boolean;
}

/** Where the reader came from by links and jumps, and where back led from. */
export interface Trail {
  back: readonly Visit[];
  forward: readonly Visit[];
}

export interface Visit {
  article: Article;
  place: Position;
  /** The link that was selected there. */
  selected?: Target | undefined;
}

export type Modal =
  | { kind: 'help' | 'problems'; top: number }
  | { kind: 'bookmarks'; cursor: number }
  | { kind: 'copy' }
  | { kind: 'browse'; url: string; host: string };
