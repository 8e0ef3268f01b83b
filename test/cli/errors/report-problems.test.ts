import { expect, test } from 'vitest';
import { warnBriefly } from '../../../src/cli/errors/report-problems.js';
import { OWN } from '../../../src/cli/program-info.js';
import type { Problem } from '../../../src/library/problem.js';

const problem: Problem = {
  file: 'a.md',
  line: 1,
  level: 'error',
  rule: 'title',
  message: 'No.',
  hint: 'Mend it.',
};

function warned(problems: Problem[], options: { library?: string[] } = {}, tells?: string): string[] {
  const said: string[] = [];
  const program = { name: OWN } as Parameters<typeof warnBriefly>[1]['program'];
  warnBriefly({ problems }, { warn: message => said.push(message), program, options }, tells);
  return said;
}

test('one line says how many there are, and the command that tells of them', () => {
  expect(warned([])).toEqual([]);
  expect(warned([problem])).toEqual(['a problem in a file of the library. To see them: lectern list']);
  expect(warned([problem, problem, { ...problem, file: 'b.md' }], { library: ['my notes', 'b'] })).toEqual([
    "3 problems in 2 files of the library. To see them: lectern list --library 'my notes' --library b",
  ]);
  expect(warned([problem], { library: ['b'] }, 'read a.md')).toEqual([
    'a problem in a file of the library. To see them: lectern read a.md',
  ]);
});
