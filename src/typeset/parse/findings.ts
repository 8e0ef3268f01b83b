/** What the survey of a source finds; see `survey.ts`. Positions are code units of the source, lines are counted from 0. */
import type { Definition, NoteDefinition } from './definitions.js';

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
  /** By normalised label; the first of a label counts. */
  definitions: ReadonlyMap<string, Definition>;
  notes: ReadonlyMap<string, NoteDefinition>;
  /** Stretches that are footnotes' definitions and stand in no block. */
  noteStretches: readonly Stretch[];
  /** Stretches that exceed a bound and are set as plain text. */
  plain: readonly Stretch[];
  edits: readonly Edit[];
  /** Where the source can be cut so that its parts parse as the whole would; none closer than was asked. */
  cuts: readonly Cut[];
}
