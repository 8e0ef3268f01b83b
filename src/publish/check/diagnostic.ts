/** What `check` says of an article: something to mend, where it stands, and how. */

/** The gravest first. */
export const LEVELS = ['error', 'warning', 'note'] as const;
export type Level = (typeof LEVELS)[number];

/** What a rule finds. */
export interface Fault {
  /** 1-based line of the file. */
  line: number;
  /** What is meant, as it may stand in that line: it gives the finding its column. */
  text?: string;
  /** One sentence on the fault. */
  message: string;
  /** One sentence on the mend. */
  hint: string;
}

export interface Diagnostic extends Omit<Fault, 'text'> {
  /** Path as the user would type it. */
  file: string;
  /** 1-based, in UTF-16 code units, as editors count; absent where the text does not stand in the line as it is. */
  column?: number;
  level: Level;
  rule: string;
}

/** The column at which `text` stands in a row of the file; undefined where it does not. */
export function columnOf(text: string | undefined, row = ''): number | undefined {
  const at = text ? row.indexOf(text) : -1;
  return at < 0 ? undefined : at + 1;
}

/** What a message quotes, which is the text that it is about. */
export function quotedIn(message: string): string | undefined {
  return /“([^”]+)”/.exec(message)?.[1];
}

/** By file, line and column. */
export function byPlace(a: Diagnostic, b: Diagnostic): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1;
  return a.line - b.line || (a.column ?? 0) - (b.column ?? 0);
}
