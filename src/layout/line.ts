import type { Span } from '../document/document.js';

/** A span of a line. `at` is the offset of its text in the block's text, one code unit for one; undefined for drawn text. */
export interface LineSpan extends Span {
  at?: number | undefined;
  /**
   * Colours of drawn text that belong to no style: two numbers for each character, of the text and the background. Further characters
   * have the last two. A number is `0xRRGGBB`, -1 for none, or `PALETTE_COLOUR` and an index of the terminal's palette.
   */
  colours?: Int32Array;
}

/** Added to an index of the terminal's palette in `colours`. */
export const PALETTE_COLOUR = 0x1000000;

/** The cells of a picture. */
export interface PictureSlot {
  /** The address of the image as written. */
  target: string;
  columns: number;
  rows: number;
}

/**
 * One row of laid-out text. Its spans hold no line break; their columns add up to `width`, at most the width of the layout.
 *
 * In a pipe, plain code and text with hard breaks are one `Line` of many rows: its `text` contains line ends, its only span is the
 * text as written, and `width` is that of the widest row. Copy a line field by field: fields may be getters, which `...` does not copy.
 */
export interface Line {
  spans: LineSpan[];
  /** Display columns. */
  width: number;
  /** Offset of the line's first character in the block's text (`blockText`), in UTF-16 code units. */
  offset: number;
  /** Joined text of the spans, if it is known without creating them. */
  readonly text?: string | undefined;
  /** True if no span has a style or a link. Then `text` is all there is to render. */
  readonly isBare?: boolean;
  /** True if the author's row or table is too wide for the layout, so that it was wrapped, narrowed or replaced. */
  isTooWide?: boolean;
  /** Set on each row of a picture. Its rows are blank until it is drawn. */
  readonly picture?: PictureSlot;
}
