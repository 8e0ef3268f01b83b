/** What the survey of a source finds; see `survey.ts`. Positions are code units of the source, lines are counted from 0. */

import type { NoteDefinition } from '../definitions/footnote-definitions.js';
import type { Definition } from '../definitions/link-definitions.js';

/** A stretch of the source, in code units; `line` is the line it starts on, from 0. */
export interface Stretch {
  start: number;
  end: number;
  line: number;
}
export interface Cut {
  at: number;
  line: number;
}
/** `length` code units at `at` are replaced by `text` before parsing: nesting that is not followed. */
export interface Edit {
  at: number;
  length: number;
  text: string;
}

export interface Survey {
  /** Looks so far ahead that all is known about the slice of that number, from 0. */
  reach(slice: number): void;
  /** By normalised label, wherever in the source it stands; the first of a label counts. */
  definition(key: string): Definition | undefined;
  note(key: string): NoteDefinition | undefined;
  /** Definitions that stand in no block: they are not parsed. */
  readonly definitions: readonly Stretch[];
  /** Stretches that exceed a bound and are set as plain text. */
  readonly plain: readonly Stretch[];
  readonly edits: readonly Edit[];
  /** Where the source can be cut so that its parts parse as the whole would; none closer than was asked. */
  readonly cuts: readonly Cut[];
}
