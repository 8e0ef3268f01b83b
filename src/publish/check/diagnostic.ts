/** Diagnostics of `check`: a problem in an article, its position, and how to fix it. */

/** The most severe first. */
export const LEVELS = ['error', 'warning', 'note'] as const;
export type Level = (typeof LEVELS)[number];

/** A diagnostic as a rule yields it. `check` adds the file, column, level and name of the rule. */
export interface RuleDiagnostic {
  /** 1-based line of the file. */
  line: number;
  /** The text that the diagnostic is about, as it may occur in that line; determines the column. */
  text?: string;
  /** The problem, without a full stop: `image not found: "gone.png"`. */
  message: string;
  /** The fix, as an instruction without a full stop. */
  hint: string;
}

export interface Diagnostic extends Omit<RuleDiagnostic, 'text'> {
  /** Path as the user would type it. */
  file: string;
  /** 1-based, in UTF-16 code units, as editors count; absent if the text does not occur literally in the line. */
  column?: number;
  level: Level;
  rule: string;
}

/** Longest part of a row that is searched for a column: a row may have 10 MB, and a diagnostic for every ten characters. */
const MAX_COLUMN = 10_000;

/** Returns the column of `text` in a row of the file; undefined if it does not occur near its start. */
export function columnOf(text: string | undefined, row = ''): number | undefined {
  const at = text ? row.slice(0, MAX_COLUMN + text.length).indexOf(text) : -1;
  return at < 0 ? undefined : at + 1;
}

/** Returns the first quoted value of a message: the text that it is about, or the start of it if the message shortens it. */
export function quotedText(message: string): string | undefined {
  return /"([^"]+?)…?"/.exec(message)?.[1];
}

/** Compares diagnostics by file, line and column. */
export function comparePositions(a: Diagnostic, b: Diagnostic): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1;
  return a.line - b.line || (a.column ?? 0) - (b.column ?? 0);
}
