import type { CodeBlock, Span } from '../document/document.js';
import type { LineSpan, PictureSlot } from './line.js';

/**
 * Form of link targets. `hyperlink`: the renderer wraps http, https and mailto targets in OSC 8, and other targets get numbered
 * notes.
 */
export type LinkMode = 'hyperlink' | 'notes' | 'inline' | 'none';

/** Options that a document is laid out with. Lines depend only on these and the document. */
export interface LayoutOptions {
  /** Maximum width of a line in columns; `Infinity` disables wrapping. */
  width: number;
  links: LinkMode;
  /** Number the links within the article too. False where they can be followed, so that a table of contents has no notes. */
  anchorNotes?: boolean;
  /** Wrap code rows that are wider than `width`, with a continuation mark. It is false in a pipe. */
  wrapCode: boolean;
  /** Draw with ASCII characters only. */
  ascii: boolean;
  /** Accessible mode: nothing drawn, heading levels in words, tables as records. */
  accessible: boolean;
  /** Key of the full view, for captions. Absent if there is none. */
  fullViewKey?: string;
  /**
   * No style is shown: write the marks of code and struck text as in Markdown. Spans may then have no style, and if links are no
   * hyperlinks, no link and no offset. Default: false.
   */
  plainMarks?: boolean;
  /** Returns the address to print for a target as written. Default: the target itself. */
  resolve?: (target: string) => string;
  /** Highlights the code blocks that have no `spans` of their own. */
  highlightCode?: CodeHighlighter;
  /** Returns the picture of an image in at most `width` columns; undefined: only its caption is laid out. */
  pictureOf?: (target: string, width: number) => Picture | undefined;
}

/** A picture, or the reason why an image is not shown. */
export type Picture = { slot: PictureSlot; rows: readonly LineSpan[] | undefined } | { problem: string };

/** Returns the highlighted spans of a code block; undefined leaves it plain. */
export type CodeHighlighter = (block: CodeBlock) => readonly Span[] | undefined;
