import type { Library } from '../../../library/library.js';
import type { Problem } from '../../../library/problem.js';
import { broken } from '../wrap-text.js';

/** A row of the problems: where one is, or a part of what it is and how to mend it. */
export interface ProblemRow {
  text: string;
  kind: 'head' | 'place' | Problem['level'] | 'hint';
}

/** Columns that what is said of a place stands further in, and those at the edges of the screen. */
const INDENT = 3;
const MARGINS = 2;

/** The problems of a library in rows of `width` columns, under how many there are. */
export function problemRows({ problems }: Pick<Library, 'problems'>, width: number): ProblemRow[] {
  return [
    { text: `${countOfProblems(problems)} in the library`, kind: 'head' },
    ...problems.flatMap(({ file, line, level, message, hint }): ProblemRow[] => [
      { text: '', kind: 'hint' },
      { text: `${file}:${line}`, kind: 'place' },
      ...rowsOf(message, width).map(text => ({ text, kind: level })),
      ...rowsOf(hint, width).map(text => ({ text, kind: 'hint' as const })),
    ]),
  ];
}

export function countOfProblems({ length }: readonly Problem[]): string {
  return `${length} ${length === 1 ? 'problem' : 'problems'}`;
}

function rowsOf(text: string, width: number): string[] {
  return broken(text, width - INDENT - MARGINS).map(row => ' '.repeat(INDENT) + row);
}
