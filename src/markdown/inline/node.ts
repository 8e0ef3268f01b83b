/**
 * What the inline scanner makes of a block's text, in reading order; `runs.ts` makes runs of it. A delimiter run
 * and a bracket are literal text until their partners are found.
 */

import type { StyleName } from '../../document/style.js';
import type { Tag } from '../html/tag.js';

export interface TextNode {
  kind: 'text';
  text: string;
}
export interface CodeNode {
  kind: 'code';
  text: string;
}
export interface TagNode {
  kind: 'tag';
  tag: Tag;
}
export interface NoteNode {
  kind: 'note';
  /** Index into the document's footnotes. */
  index: number;
}
/** An address that stands for itself, by `<...>` or as GFM finds it in text. */
export interface AutolinkNode {
  kind: 'autolink';
  text: string;
  target: string;
}
/** `[` or `![`, or the start of a link or image once its end was found. */
export interface BracketNode {
  kind: 'bracket';
  image: boolean;
  /** Where the text within it starts in the source. */
  from: number;
  /** Another `[` stands after it: it cannot be a reference by its own text. */
  nested: boolean;
  /** The last delimiter before it: those after are its own. */
  below: DelimiterNode | undefined;
  link?: { target: string; title?: string };
}
export interface CloseNode {
  kind: 'close';
  opener: BracketNode;
}
/** A run of `*`, `_` or `~`. `count` of them are (still) literal; marks close before and open after those. */
export interface DelimiterNode {
  kind: 'delimiter';
  char: string;
  /** Where it stands in the source. */
  at: number;
  count: number;
  /** Length of the run as written: rules 9 and 10 go by it. */
  length: number;
  canOpen: boolean;
  canClose: boolean;
  /** Innermost first. */
  opens: StyleName[];
  closes: StyleName[];
  previous: DelimiterNode | undefined;
  next: DelimiterNode | undefined;
}

export type Node =
  | TextNode
  | CodeNode
  | TagNode
  | NoteNode
  | AutolinkNode
  | BracketNode
  | CloseNode
  | DelimiterNode;
