/**
 * State of the interactive reader: everything that decides what is on the screen, and nothing else. It is replaced, never
 * mutated, with two exceptions that only grow: the cached lines of a layout, and a document that is still being parsed. Must not
 * know keys, the terminal or Ink.
 */

import type { Block, CodeBlock, Span } from '../../document/document.js';
import type { TextPosition } from '../../document/document-text.js';
import type { Position } from '../../document/position.js';
import type { ReadingState } from '../../history/reading-state.js';
import type { FullWidthBlock } from '../../layout/full-width/full-width-block.js';
import type { Layout } from '../../layout/layout.js';
import type { LineSpan, PictureSlot } from '../../layout/line.js';
import type { RowPosition } from '../../layout/row-position.js';
import type { Article } from '../../library/article.js';
import type { FindImage } from '../../library/images/local-images.js';
import type { Library } from '../../library/library.js';
import type { Sort } from '../../library/sort-articles.js';
import type { IncrementalParse } from '../../markdown/incremental-parse.js';
import type { ThemeName } from '../../render/theme-names.js';
import type { Range, SearchResult, SearchResults } from '../../search/results/search-result.js';
import type { ColourDepth } from '../../util/colour-depth.js';
import type { FoundWords } from './reader/find/find-matches.js';
import type { TextField } from './text-input.js';

export interface State {
  library: Library;
  /** True until the whole library is loaded. Until then, bodies are not searched. */
  libraryLoading: boolean;
  settings: Settings;
  size: Size;
  /** The visible screen; `reader` only if there is a `reading`. */
  screen: 'list' | 'reader';
  list: List;
  reading: Reading | undefined;
  /** The article that is being loaded; keys wait for it. */
  opening: Opening | undefined;
  /** Opened over the screen; takes its keys. */
  modal: Modal | undefined;
  /** Shown in the status row until the next key. */
  message: Message | undefined;
  /** Saved reading state of each article, by path. */
  readingStates: ReadonlyMap<string, ReadingState>;
  mouse: boolean;
  /** True to dim everything but the current paragraph. */
  focus: boolean;
  /** The last request id. Answers to older requests are dropped. */
  request: number;
}

export interface Settings {
  theme: ThemeName;
  depth: ColourDepth;
  /** Text width if the screen is wide enough; `Infinity`: the width of the screen. */
  width: number;
  /** The width that `=` returns to. */
  defaultWidth: number;
  /** True to show contents beside the text on a wide screen. */
  contents: boolean;
  ascii: boolean;
  hyperlinks: boolean;
  /** False if the terminal shows italics as reverse video. */
  italics: boolean;
  /** How local images are shown. */
  images: 'off' | 'blocks' | 'kitty';
  /** True if half blocks are shown only until the terminal says that it can show images. */
  detectsImages: boolean;
  /** Label of the key that opens the full view; undefined if no key does. */
  fullViewKey?: string | undefined;
  /** Accessible mode: the text is printed in order, once, and nothing is drawn. */
  accessible: boolean;
  /** True if the reader was started with the only article. Then there is no list to return to. */
  isSingleArticle: boolean;
  /** False with `--no-history`: nothing is saved beyond this session. */
  isHistoryPersistent: boolean;
  /** True if links to files outside the library can be opened. */
  opensExternalArticles: boolean;
  program: string;
}

export interface Size {
  columns: number;
  rows: number;
}

export interface Message {
  text: string;
  error: boolean;
}

export interface List {
  /** The visible items in order, rebuilt by `updateItems` when what they depend on changes. */
  items: readonly ArticleItem[];
  /** Index into `items`; 0 if there are none. */
  cursor: number;
  /** Index of the first item on the screen. */
  top: number;
  sort: Sort;
  categories: readonly string[];
  /** The selected category; undefined: all. */
  category: string | undefined;
  unread: boolean;
  filter: Filter;
  /** Undefined until one is requested. */
  preview: Preview | 'loading' | undefined;
}

export interface ArticleItem {
  article: Article;
  result?: SearchResult;
}

export interface Filter {
  typing: boolean;
  field: TextField;
  /** Path of the article under the cursor before the filter; `Esc` returns to it until an article is opened. */
  origin: string | undefined;
  /** Id of the last request; its results are here if `answered` equals it. */
  request: number;
  answered: number;
  /** True if `Enter` was pressed before the results came: the first one is opened on arrival. */
  opensOnAnswer: boolean;
  /** Absent while the filter is empty. */
  results: SearchResults | undefined;
  /** True if bodies have been searched too. */
  complete: boolean;
}

export interface Preview {
  article: Article;
  parsing: IncrementalParse;
}

export interface Opening {
  article: Article;
  request: number;
  destination: JumpDestination;
  /** Words of the list's filter, to highlight in the article. */
  words: readonly string[];
  /** The search that goes on after a reload. */
  find?: Find | undefined;
  jumpHistory: JumpHistory;
  /** The screen to return to if loading fails. Present if `reading` is only the start of the article. */
  before?: Pick<State, 'screen' | 'reading'>;
}

/** Destination of a jump in an article. It stays pending until that part is parsed. */
export type JumpDestination =
  | { kind: 'top' }
  | { kind: 'end' }
  | { kind: 'position'; position: Position; resumed: boolean; selected?: Target | undefined }
  /** `typed`: a user typed it, so a unique part of a heading is enough. */
  | { kind: 'anchor'; anchor: string; typed?: true }
  /** Index of a footnote. Its place is known once the whole article is parsed. */
  | { kind: 'footnote'; footnote: number }
  | { kind: 'offset'; offset: number };

export interface Reading {
  article: Article;
  parsing: IncrementalParse;
  layout: Layout;
  /** The row at the top of the screen. */
  topRow: RowPosition;
  /** The text position of that row after the last move. Kept while the width changes, so that nothing drifts. */
  position: Position;
  pendingJump: JumpDestination | undefined;
  /** The position that the article was resumed at, and the percent that was saved with it. */
  resumed?: { position: Position; percent: number } | undefined;
  find: Find | undefined;
  selected: Target | undefined;
  /** Id of the last request for an external article. It ends with this reading: an answer after that is dropped. */
  externalRequest?: number;
  contents: Contents;
  jumpHistory: JumpHistory;
  /** The last jump within the article. */
  lastJump: Jump | undefined;
  highlights: CodeHighlights;
  /** A block that is shown instead of the text. */
  fullView?: FullView | undefined;
  pictures: Pictures;
  /** Number of slices parsed since the article was opened. The document is not replaced when it grows. */
  parsedSlices: number;
}

/** One block of the article on the whole screen, not wrapped. */
export interface FullView {
  block: Block;
  /** Position of the block in the article. */
  at: TextPosition;
  /** True if the article has other blocks for the full view. */
  hasNeighbours: boolean;
  /** The image that is shown, by its address as written. */
  image?: string | undefined;
  /** Cells of the image, and its picture if it is drawn. */
  picture?: { slot: PictureSlot; drawn: DrawnPicture | undefined; screen: Size };
  rows: FullWidthBlock;
  /** Rows and columns above and to the left of the screen, without those that stay in view. */
  top: number;
  left: number;
}

/** Syntax highlighting of the article's code. A block is plain until its answer arrives. */
export interface CodeHighlights {
  /** Answers: spans, or undefined for a block that stays plain. */
  spans: ReadonlyMap<CodeBlock, readonly Span[] | undefined>;
  /** Requests without an answer, by id. Those for blocks that left the screen are dropped. */
  requests: ReadonlyMap<number, HighlightRequest>;
}

/** The pictures of the article. Their rows are blank until they are drawn. */
export interface Pictures {
  /** Finds the local images of the article; undefined if pictures are off or the article has none. */
  find: FindImage | undefined;
  /** Pictures by address and size: how each was drawn, or why it is not shown. */
  drawn: ReadonlyMap<string, DrawnPicture>;
  /** Keys of the requests without an answer, by id. Those for pictures that left the screen are dropped. */
  requests: ReadonlyMap<number, string>;
}

export type DrawnPicture = { protocol: 'blocks' | 'kitty'; rows: readonly LineSpan[] } | { problem: string };

/** Request to highlight all code in one block of the document, which is laid out again once. */
export interface HighlightRequest {
  /** Index of the block in the layout. */
  index: number;
  code: readonly CodeBlock[];
}

/** A link, image or footnote reference in the text. */
export interface Target {
  block: number;
  /** Range in the block's text. */
  range: Range;
  link?: number;
  footnote?: number;
}

export interface Contents {
  /** True if keys go to the contents. On a narrow screen they are visible only then. */
  focused: boolean;
  /** Index into the document's headings, while focused. */
  cursor: number;
  /** The filter text, and the cursor before it was opened: `Esc` returns there. */
  filter?: { field: TextField; origin: number } | undefined;
}

export interface Find extends FoundWords {
  typing: boolean;
  field: TextField;
  /** Text of the article header above the body. */
  header: string;
  /** Index into `matches`; -1 if there are none. */
  current: number;
  /** Position before the search: `Esc` returns there. */
  origin: { topRow: RowPosition; position: Position };
}

/** One jump, or several jumps of one kind in a row, which count as one. */
export interface Jump {
  /** `result`: from the saved position to a search result of the library. */
  kind: 'matches' | 'headings' | 'links' | 'blocks' | 'result' | 'end' | undefined;
  from: Location;
  /** Position reached so far. A move to another position ends the jump. */
  reached: Position;
  /** True if `from` was added to the jump history. It is not while it is still on the screen. */
  isRecorded: boolean;
  /** True if the jump went over text that was not shown. */
  skipsText: boolean;
}

/** Locations for the actions back and forward. */
export interface JumpHistory {
  back: readonly Location[];
  forward: readonly Location[];
}

export interface Location {
  article: Article;
  position: Position;
  /** The link that was selected there. */
  selected?: Target | undefined;
}

export type Modal =
  | { kind: 'help' | 'problems'; top: number }
  | { kind: 'bookmarks'; cursor: number }
  | { kind: 'copy' }
  | {
      kind: 'browse';
      url: string;
      /** The host in punycode, or all mail addresses. */
      host: string;
      /** Number of mail addresses; undefined for a web page and an image. */
      recipients?: number;
      /** For a local image, or another file of the library: `url` is its path, and `host` its file name. */
      viewer?: 'image' | 'file';
    };
