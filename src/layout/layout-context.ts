import type { Block, Document } from '../document/document.js';
import type { LanguageRun } from './code/language-run.js';
import type { Glyphs } from './glyphs.js';
import type { LayoutOptions } from './layout-options.js';
import type { Line } from './line.js';

/**
 * State while one block is laid out: options, nesting, and the offset in the block's text.
 * Leaves take their offsets in reading order, the order in which `blockText` joins them.
 */
export interface LayoutContext {
  document: Document;
  options: LayoutOptions;
  glyphs: Glyphs;
  /** Lays out a nested block. A function here, so that containers need not import the dispatch by kind, which imports them. */
  layoutBlock: (block: Block, width: number, context: LayoutContext) => Line[];
  /** Number of the note that shows a link's target; undefined if there is none. */
  linkNoteNumber: (link: number) => number | undefined;
  /** Offset in the block's text at which its next piece starts. */
  at: number;
  /** True if the rows of code or text may become one `Line`. In a pipe, outside containers, which prefix each row. */
  joinsRows: boolean;
  /** The code blocks before this one, and their languages. */
  languages: LanguageRun;
  /** Number of quotes around. Used in accessible mode only. */
  quotes: number;
  /**
   * The lists around: their number and how many are bulleted. Also whether the next one starts at the column of the list around
   * it.
   */
  lists: { level: number; bullets: number; isFlush: boolean };
}

/** Moves `at` past a piece of `length` code units and the `\n` after it. Returns the offset of the piece. */
export function advance(context: LayoutContext, length: number): number {
  const at = context.at;
  context.at += length + 1;
  return at;
}
