import type { Run } from './document.js';

/** A run as set: `at` says where its text stands in the block's text, one code unit for one; absent for what Lectern drew. */
export interface SetRun extends Run {
  at?: number;
}

/** One row of set text. The runs hold no line break; their columns add up to `width`, never more than the measure. */
export interface Line {
  runs: SetRun[];
  /** Display columns. */
  width: number;
  /** Where this row's first character of the author's stands in the block's text (`blockText`), in UTF-16 code units. */
  offset: number;
}
