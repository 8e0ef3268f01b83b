/** Diagnostics of `check`: a problem in an article, its position, and how to fix it. */
import type { SourceRows } from './source-rows.js';

/** The most severe first. */
export const LEVELS = ['error', 'warning', 'note'] as const;
export type Level = (typeof LEVELS)[number];

/** A diagnostic as a rule yields it. `check` adds the file, column, level and name of the rule. */
export interface RuleDiagnostic {
  /** 1-based line of the file. */
  line: number;
  /** The text that the diagnostic is about, as it may occur in that line; determines the column. */
  text?: string;
  /** The visible text before it: of a link whose target is `text`. Tells equal targets of one row apart. */
  label?: string | undefined;
  /** The problem, without a full stop: `image not found: "gone.png"`. */
  message: string;
  /** The fix, as an instruction without a full stop. */
  hint: string;
}

export interface Diagnostic extends Omit<RuleDiagnostic, 'text' | 'label'> {
  /** Path as the user would type it. */
  file: string;
  /** 1-based, in UTF-16 code units, as editors count; absent if the text does not occur literally in the line. */
  column?: number;
  level: Level;
  rule: string;
  /** Number of equal diagnostics in the file, which are joined into this one, the first; absent for 1. */
  count?: number;
  /** Lines of the others: the first `MAX_LINES` different ones. */
  lines?: number[];
}

/** Maximum number of further lines in a joined diagnostic. */
const MAX_LINES = 20;

/** Joins the diagnostics of one file that say the same: the first one counts the others. */
export class DiagnosticList {
  readonly all: Diagnostic[] = [];
  private readonly byText = new Map<string, Diagnostic>();
  private last: Diagnostic | undefined;

  constructor(
    private readonly file: string,
    private readonly rows: SourceRows,
  ) {}

  add({ line, text, label, message, hint }: RuleDiagnostic, level: Level, rule: string): void {
    const { last } = this;
    // Most equal ones follow each other.
    const isRepeated = last?.rule === rule && last.message === message && last.hint === hint;
    const key = isRepeated ? '' : `${rule} ${message}\n${hint}`;
    const known = isRepeated ? last : this.byText.get(key);
    this.last = known;
    if (known) {
      known.count = (known.count ?? 1) + 1;
      known.lines ??= [];
      if (known.lines.length < MAX_LINES && line !== (known.lines.at(-1) ?? known.line))
        known.lines.push(line);
      return;
    }
    const column = columnOf(text ?? quotedText(message), label, this.rows.row(line));
    const diagnostic: Diagnostic = {
      file: this.file,
      line,
      ...(column !== undefined && { column }),
      level,
      rule,
      message,
      hint,
    };
    this.byText.set(key, diagnostic);
    this.last = diagnostic;
    this.all.push(diagnostic);
  }
}

/** Characters directly before and after the target of a link, in Markdown, HTML and wiki links. */
const BEFORE_TARGET = /[(<"'=[\s]/;
const AFTER_TARGET = /[)>"'\]|\s]/;

/**
 * Returns the column of `text` in a row of the file; undefined if it does not occur. `label` is the text of the link that has
 * this target: prefers the occurrence after it, then one that is a whole target, then the first.
 */
function columnOf(text: string | undefined, label: string | undefined, row: string): number | undefined {
  if (!text) return undefined;
  const first = row.indexOf(text);
  if (first < 0) {
    // A reference such as `[text][label]`: the target is in another row.
    const reference = label ? row.indexOf(`[${label}]`) : -1;
    return reference < 0 ? undefined : reference + 1;
  }
  if (label === undefined || row.indexOf(text, first + 1) < 0) return first + 1;
  const before = `[${label}](`;
  let best = first;
  let bestScore = 0;
  for (let at = first; at >= 0 && bestScore < 3; at = row.indexOf(text, at + text.length)) {
    const isWhole =
      BEFORE_TARGET.test(row.charAt(at - 1)) && AFTER_TARGET.test(row.charAt(at + text.length) || ' ');
    const score = !isWhole ? 0 : row.endsWith(before, at) ? 3 : row.endsWith('](', at) ? 2 : 1;
    if (score > bestScore) [best, bestScore] = [at, score];
  }
  return best + 1;
}

/** Returns the first quoted value of a message: the text that it is about, or the start of it if the message shortens it. */
function quotedText(message: string): string | undefined {
  return /"([^"]+?)…?"/.exec(message)?.[1];
}

/** Compares diagnostics by file, line and column. */
export function comparePositions(a: Diagnostic, b: Diagnostic): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1;
  return a.line - b.line || (a.column ?? 0) - (b.column ?? 0);
}
