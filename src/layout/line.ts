import type { Span } from '../document/document.js';

/** A run as set: `at` says where its text stands in the block's text, one code unit for one; absent for what Lectern drew. */
export interface LineSpan extends Span {
  at?: number;
}

/**
 * One row of set text. The runs hold no line break; their columns add up to `width`, never more than the measure.
 * Into a pipe, plain code goes as one line of many rows: its `text` then holds line ends, its one run the code as it
 * was written, and `width` is the widest row's. A line may make its fields when they are read: copy it field by field, for `...` sees none.
 */
export interface Line {
  spans: LineSpan[];
  /** Display columns. */
  width: number;
  /** Where this row's first character of the author's stands in the block's text (`blockText`), in UTF-16 code units. */
  offset: number;
  /** What the runs say, joined, where that is known without them. */
  readonly text?: string | undefined;
  /** None of the runs has a style or a link: with a `text`, that is all there is to paint. */
  readonly isBare?: boolean;
}
