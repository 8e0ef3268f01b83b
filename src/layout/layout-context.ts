/**
 * What setting a block needs to know besides the block and its measure, and where in the block's text it stands:
 * leaves take their places in reading order, as `blockText` joins them.
 */
import type { Document } from '../document/document.js';
import type { Glyphs } from './glyphs.js';
import type { LayoutOptions } from './layout.js';

export interface LayoutContext {
  document: Document;
  options: LayoutOptions;
  glyphs: Glyphs;
  /** The number of the note that gives a link's target; undefined where none does. */
  noteOf: (link: number) => number | undefined;
  /** Where the next piece starts in the block's text. */
  at: number;
  /** Rows of code may go as one: into a pipe, where nothing is set before each of them. */
  joins: boolean;
  /** The lists around: how many, how many of them of bullets, and whether the next is no further in than the last. */
  /** How many quotes around, counted for listening alone. */
  quotes: number;
  lists: { level: number; bullets: number; isFlush: boolean };
}

/** Takes the place of the next piece of `length` code units, and of the `\n` that joins the one after it. */
export function advance(setting: LayoutContext, length: number): number {
  const at = setting.at;
  setting.at += length + 1;
  return at;
}
