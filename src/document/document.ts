/**
 * The document model: an article's body as blocks and spans, plain data that survives JSON. The parser creates it and layout
 * reads it. Must not import widths, themes, terminals or libraries. Every string in it is sanitised: it holds no control or
 * bidi character of the author's (`text/sanitise.ts`).
 */

/** Version of the document's JSON. A compiled document of another version is parsed again from its source. */
export const DOCUMENT_VERSION = 3;

/**
 * Text with one style. In `text`, `\n` is a soft line break of the source (laid out as a space, or as nothing between CJK
 * characters) and `\u2028` a hard one. There are no other control characters.
 */
export interface Span {
  text: string;
  /** Names from `StyleName`, space-separated, outermost first. Undefined: plain. */
  style?: string | undefined;
  /** Index into `Document.links`. */
  link?: number | undefined;
  /** True for hard breaks inside a line of the file, as `<br>` makes. The span has no other text. */
  sameLine?: true;
  /** Index into `Document.footnotes` if the span is a footnote reference; `text` is then its number (`1`). */
  footnote?: number | undefined;
  /** Source of a formula in the text, without delimiters; `text` is its form in Unicode. */
  tex?: string | undefined;
}

export interface Link {
  /** The target as written, with entities decoded and control characters made visible. It is not resolved. */
  target: string;
  title?: string;
  /**
   * `image`: the address of an image, whose span is its alt text. `media`: of a video, sound or embedded page, whose span is its
   * title.
   */
  kind: 'link' | 'image' | 'media';
}

export interface Heading {
  /** 1 to 6. */
  level: number;
  text: string;
  /** Slug of the text, built as GitHub does and unique in the document. */
  anchor: string;
  /** 1-based line of the file. */
  line: number;
  /** Index into `Document.blocks`. For a heading inside a quote or list: of the outermost block. */
  block: number;
  /** Offset of the heading's text in `blockText` of that block, in UTF-16 code units. 0 for a top-level heading. */
  offset: number;
}

/**
 * An anchor other than a heading's. Either an HTML `id` or `name`, or the anchor of a heading left out because it repeats the
 * title.
 */
export interface HtmlAnchor {
  anchor: string;
  /** 1-based line of the file. */
  line: number;
}

export interface Footnote {
  /** Number shown, counted from 1 in order of first reference. */
  number: number;
  label: string;
  blocks: Block[];
  line: number;
}

interface BlockBase {
  /** 1-based line of the file on which the block starts. */
  line: number;
}

export interface HeadingBlock extends BlockBase {
  kind: 'heading';
  level: number;
  spans: Span[];
  anchor: string;
}
export interface ParagraphBlock extends BlockBase {
  kind: 'paragraph';
  spans: Span[];
}
export interface ListBlock extends BlockBase {
  kind: 'list';
  ordered: boolean;
  /** First number. 1 for bullets. */
  start: number;
  /** True if there is no blank line between items. */
  tight: boolean;
  items: ListItem[];
}
export interface ListItem extends BlockBase {
  /** State of a task's box. Absent: not a task. */
  checked?: boolean;
  blocks: Block[];
}
export interface QuoteBlock extends BlockBase {
  kind: 'quote';
  blocks: Block[];
}
/** A GitHub alert (`> [!NOTE]`) or a `<details>`. */
export interface AlertBlock extends BlockBase {
  kind: 'alert';
  alert: 'note' | 'tip' | 'important' | 'warning' | 'caution' | 'details';
  /** Summary of a `details`. Absent: the label comes from `alert`. */
  title?: Span[];
  blocks: Block[];
}
export interface CodeBlock extends BlockBase {
  kind: 'code';
  /** First word after the fence, sanitised. */
  language?: string | undefined;
  /** Rows joined by `\n`, sanitised. Tabs are kept and expanded by layout. */
  text: string;
  /** True for indented code: its text starts on `line`. The text of fenced code starts on the next line. */
  indented?: true | undefined;
  /** The same text with syntax highlighting; spans may contain `\n`. Present only if `render/highlight` has run. */
  spans?: Span[];
  /** Why a formula or diagram is shown as its source, sanitised: `it has a syntax error`. */
  notDrawn?: string | undefined;
}
/** A formula or diagram, drawn with text. */
export interface DrawingBlock extends BlockBase {
  kind: 'drawing';
  /** Language of the source. */
  language: 'math' | 'mermaid';
  /** Source, sanitised, without delimiters or fence. */
  source: string;
  /** Drawings of different widths, the preferred one first. There is at least one. */
  drawings: Drawing[];
  /** A formula on one line, for a layout that is narrower than its drawing. */
  linear?: string;
}
export interface Drawing {
  /** Rows joined by `\n`, without blanks at their ends. */
  text: string;
  /** Columns of the widest row. */
  width: number;
  /** The same text with styles; spans may contain `\n`. Absent: plain. */
  spans?: Span[];
}
export interface TableBlock extends BlockBase {
  kind: 'table';
  align: ('left' | 'center' | 'right' | null)[];
  /** Header cells by column. */
  head: Span[][];
  /** Cells by row. A row of an HTML table may have fewer than the header. */
  rows: Span[][][];
}
export interface RuleBlock extends BlockBase {
  kind: 'rule';
}
/** An image; a video, sound or embedded page if its link says so. */
export interface ImageBlock extends BlockBase {
  kind: 'image';
  /** Alt text or title. */
  spans: Span[];
  /** Index into `Document.links`. The link's title is the caption. */
  link: number;
}
/** A message from Lectern, not the author. The parser exceeded a limit and treats the rest as plain text. */
export interface NoticeBlock extends BlockBase {
  kind: 'notice';
  text: string;
}

export type Block =
  | HeadingBlock
  | ParagraphBlock
  | ListBlock
  | QuoteBlock
  | AlertBlock
  | CodeBlock
  | DrawingBlock
  | TableBlock
  | RuleBlock
  | ImageBlock
  | NoticeBlock;

/** Replaces a block that was dropped from a document to free memory. */
export const DROPPED_BLOCK: RuleBlock = { kind: 'rule', line: 0 };

/** Contents that a document may lack, because text cannot show them, and their names in messages. */
export const HIDDEN_NAMES = {
  video: 'video',
  sound: 'sound',
  page: 'embedded page',
  object: 'embedded object',
  drawing: 'drawing',
  component: 'component',
  shortcode: 'short code',
} as const;
export type HiddenKind = keyof typeof HIDDEN_NAMES;

export interface Document {
  version: typeof DOCUMENT_VERSION;
  blocks: Block[];
  links: Link[];
  /** In order of number. Laid out after the last block, under a rule. */
  footnotes: Footnote[];
  headings: Heading[];
  /** Absent if there are none. */
  anchors?: HtmlAnchor[];
  /** Number of contents of the article that are not shown, by kind. Absent if everything is shown. */
  hidden?: Partial<Record<HiddenKind, number>>;
}

export function emptyDocument(): Document {
  return { version: DOCUMENT_VERSION, blocks: [], links: [], footnotes: [], headings: [] };
}
