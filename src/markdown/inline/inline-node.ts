/**
 * Nodes of a block's text, in reading order; `read-inline.ts` builds spans from them. Delimiter runs and
 * brackets are literal text until they are paired.
 */

import type { HiddenKind } from '../../document/document.js';
import type { StyleName } from '../../document/style.js';
import type { Tag } from '../html/tag.js';

/** Maximum number of special characters in a text. The rest of it has no nodes but text and addresses. */
export const MAX_SPECIALS = 1 << 16;

export interface TextNode {
  kind: 'text';
  text: string;
}
export interface CodeNode {
  kind: 'code';
  text: string;
}
/** A formula: its form in Unicode, and its TeX without delimiters. */
export interface FormulaNode {
  kind: 'formula';
  text: string;
  tex: string;
}
export interface TagNode {
  kind: 'tag';
  tag: Tag;
  /** The tag as written, if it is text without a partner. */
  raw?: string;
}
export interface FootnoteNode {
  kind: 'footnote';
  /** Index into `Document.footnotes`. */
  index: number;
}
/** Link with plain text: an address in the text, in `<...>` or as GFM finds it, or a wiki link. */
export interface AutolinkNode {
  kind: 'autolink';
  text: string;
  target: string;
}
/** Image with plain alternative text. */
export interface ImageNode {
  kind: 'image';
  text: string;
  target: string;
  /** Present for a video, sound or embedded page; `text` is its title. */
  media?: { description: string };
}
/** Anchor for links, without text. */
export interface AnchorNode {
  kind: 'anchor';
  anchor: string;
}
/** Contents that are not shown. */
export interface HiddenNode {
  kind: 'hidden';
  what: HiddenKind;
  /** Name of a short code. Its closing tag says that the contents between the tags are shown. */
  name?: string;
  closing?: true;
}
/** Opens or closes a mark. */
export interface MarkNode {
  kind: 'mark';
  mark: StyleName;
  closing: boolean;
}
/** `[` or `![`; the start of a link or image once its end is found. */
export interface BracketNode {
  kind: 'bracket';
  image: boolean;
  /** Offset of the text inside it. */
  from: number;
  /** True if another `[` follows it, so that its text cannot be a reference label. */
  nested: boolean;
  /** Last delimiter before it. Delimiters after that are inside the bracket. */
  delimiterBefore: DelimiterNode | undefined;
  link?: { target: string; title?: string };
}
export interface CloseNode {
  kind: 'close';
  opener: BracketNode;
}
/** Run of `*`, `_`, `~` or `=`. `count` of them are still literal; marks close before and open after these. */
export interface DelimiterNode {
  kind: 'delimiter';
  char: string;
  /** Offset in the source. */
  at: number;
  count: number;
  /** Length as written, used by rules 9 and 10. */
  length: number;
  canOpen: boolean;
  canClose: boolean;
  /** Marks, innermost first. */
  opens: StyleName[];
  closes: StyleName[];
  previous: DelimiterNode | undefined;
  next: DelimiterNode | undefined;
}

export type InlineNode =
  | TextNode
  | CodeNode
  | FormulaNode
  | TagNode
  | FootnoteNode
  | AutolinkNode
  | ImageNode
  | AnchorNode
  | HiddenNode
  | MarkNode
  | BracketNode
  | CloseNode
  | DelimiterNode;
