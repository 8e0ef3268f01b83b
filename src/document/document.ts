/**
 * The document: an article's body as blocks, plain data that survives JSON. `parse` makes it, `page` sets it.
 * It knows nothing of widths, themes, terminals or libraries. Everything in it is clean: no control or bidi
 * character of the author's is left in any string (`text/sanitise.ts`).
 */

export const DOCUMENT_VERSION = 2;

/**
 * A stretch of text with one semantic style. In `text`, `\n` is a soft line break of the source (set as a
 * space, or as nothing between CJK) and `\u2028` a hard one. No other control character occurs.
 */
export interface Span {
  text: string;
  /** Names from `StyleName`, space-separated, in the order they nest; absent: plain. */
  style?: string;
  /** Index into `Document.links`. */
  link?: number;
  /** A footnote reference: index into `Document.footnotes`; `text` is then the label as it is to be shown (`1`). */
  note?: number;
}

export interface Link {
  /** The target as the author wrote it, entities decoded, controls shown; never resolved here. */
  target: string;
  title?: string;
  /** An inline image is a run too (its alt text), and its address a link of this kind. */
  kind: 'link' | 'image';
}

export interface Heading {
  /** 1 to 6. */
  level: number;
  text: string;
  /** GitHub's slug of the text, unique in the document. */
  anchor: string;
  /** 1-based line of the file. */
  line: number;
  /** Index into `Document.blocks` (a heading inside a quote or list points at the block that holds it). */
  block: number;
  /** Offset of the heading's text within `blockText` of that block, in UTF-16 code units; 0 for a top-level heading. */
  offset: number;
}

/** An anchor that is no heading's: a name in HTML, or that of the heading which was left out since it repeats the title. */
export interface Name {
  anchor: string;
  /** 1-based line of the file. */
  line: number;
}

export interface Footnote {
  /** Number as shown, from 1, in order of first reference. */
  number: number;
  label: string;
  blocks: Block[];
  line: number;
}

interface Base {
  /** 1-based line of the file on which the block starts. */
  line: number;
}

export interface HeadingBlock extends Base {
  kind: 'heading';
  level: number;
  spans: Span[];
  anchor: string;
}
export interface ParagraphBlock extends Base {
  kind: 'paragraph';
  spans: Span[];
}
export interface ListBlock extends Base {
  kind: 'list';
  ordered: boolean;
  /** First number; 1 for bullets. */
  start: number;
  /** No blank line between items. */
  tight: boolean;
  items: ListItem[];
}
export interface ListItem extends Base {
  /** Present for a task: its box. */
  checked?: boolean;
  blocks: Block[];
}
export interface QuoteBlock extends Base {
  kind: 'quote';
  blocks: Block[];
}
/** GitHub's `> [!NOTE]`, and `<details>` (`kind: 'details'`, the summary as title). */
export interface NoteBlock extends Base {
  kind: 'note';
  note: 'note' | 'tip' | 'important' | 'warning' | 'caution' | 'details';
  /** The summary of a `details`; otherwise absent: the label comes from `note`. */
  title?: Span[];
  blocks: Block[];
}
export interface CodeBlock extends Base {
  kind: 'code';
  /** As the author wrote it after the fence, first word, sanitised. */
  language?: string;
  /** Rows joined by `\n`, tabs kept (expanded when set), otherwise clean. */
  text: string;
  /** Indented rather than fenced, so that its text starts on `line` itself and not on the next. */
  indented?: true;
  /** The same text coloured: runs with `\n` inside, present once `typeset/code` has run. */
  spans?: Span[];
}
export interface TableBlock extends Base {
  kind: 'table';
  align: ('left' | 'center' | 'right' | null)[];
  /** Cells by column. */
  head: Span[][];
  rows: Span[][][];
}
export interface RuleBlock extends Base {
  kind: 'rule';
}
export interface ImageBlock extends Base {
  kind: 'image';
  /** Alt text. */
  spans: Span[];
  /** Index into `Document.links`; its title is the caption. */
  link: number;
}
/** Said by Lectern, not the author: what the parser set as plain text because it exceeded a bound. */
export interface NoticeBlock extends Base {
  kind: 'notice';
  text: string;
}

export type Block =
  | HeadingBlock
  | ParagraphBlock
  | ListBlock
  | QuoteBlock
  | NoteBlock
  | CodeBlock
  | TableBlock
  | RuleBlock
  | ImageBlock
  | NoticeBlock;

export interface Document {
  version: typeof DOCUMENT_VERSION;
  blocks: Block[];
  links: Link[];
  /** In order of number; set after the last block, under a rule. */
  footnotes: Footnote[];
  headings: Heading[];
  /** In order; absent where there are none. */
  names?: Name[];
}

export function emptyDocument(): Document {
  return { version: DOCUMENT_VERSION, blocks: [], links: [], footnotes: [], headings: [] };
}
