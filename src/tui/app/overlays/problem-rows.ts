import type { Library } from '../../../library/library.js';
import { type Problem, problemsForReaders } from '../../../library/problem.js';
import { wrapText } from '../../../text/wrapping/wrap.js';
import { pluralize } from '../../../util/pluralize.js';

/** A row of the problems panel: a problem's location, or part of its message or fix. */
export interface ProblemRow {
  text: string;
  kind: 'heading' | 'location' | Problem['level'] | 'hint';
}

/** Indent of a message under its location, and columns kept free at the edges of the screen. */
const INDENT = 3;
const MARGINS = 2;

/** Rows of the problems panel, wrapped to `width`: the count, then each problem. */
export function problemRows({ problems }: Pick<Library, 'problems'>, width: number): ProblemRow[] {
  return [
    { text: `${problemCount({ problems })} in the library`, kind: 'heading' },
    ...problemsForReaders(problems).flatMap(({ file, line, level, message, hint }): ProblemRow[] => [
      { text: '', kind: 'hint' },
      { text: `${file}:${line}`, kind: 'location' },
      ...indentedRows(message, width).map(text => ({ text, kind: level })),
      ...indentedRows(hint, width).map(text => ({ text, kind: 'hint' as const })),
    ]),
  ];
}

export function problemCount({ problems }: Pick<Library, 'problems'>): string {
  return pluralize(problemsForReaders(problems).length, 'problem');
}

export function hasProblems({ problems }: Pick<Library, 'problems'>): boolean {
  return problems.length > 0 && problemsForReaders(problems).length > 0;
}

function indentedRows(text: string, width: number): string[] {
  return wrapText(text, width - INDENT - MARGINS).map(row => ' '.repeat(INDENT) + row);
}
