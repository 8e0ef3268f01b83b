/** Lists the extensions of CommonMark and GFM that the readers of a document use. */
import { type BlockSyntax, PLAIN_BLOCK_SYNTAX } from './blocks/block-extension.js';
import type { Drawers } from './drawers.js';
import { type InlineSyntax, PLAIN_INLINE_SYNTAX } from './inline/inline-extension.js';

/** The text of a heading, and the anchors that its attributes set. */
export interface HeadingParts {
  text: string;
  anchors: readonly string[];
}

export const NO_ANCHORS: readonly string[] = [];

export interface Syntax {
  inline: InlineSyntax;
  block: BlockSyntax;
  /** True if quotes that start with `[!name] Title` are alerts with a title. */
  hasCallouts: boolean;
  /** True if text between HTML tags is Markdown, as in MDX. */
  hasMarkdownInHtml?: boolean;
  /** Formatters of formulas and diagrams. Without them, these are shown as text and code. */
  drawers?: Drawers;
  /** Splits the attributes, such as `{#id}`, off the end of a heading's text. */
  splitHeading?: (text: string) => HeadingParts;
}

/** CommonMark and GFM only. */
export const PLAIN_SYNTAX: Syntax = {
  inline: PLAIN_INLINE_SYNTAX,
  block: PLAIN_BLOCK_SYNTAX,
  hasCallouts: false,
};
