import { expect, test } from 'vitest';
import { reportProblemCount } from '../../../src/cli/errors/report-problems.js';
import { OWN_NAME } from '../../../src/cli/program-info.js';
import type { Problem } from '../../../src/library/problem.js';

const problem: Problem = {
  file: 'a.md',
  line: 1,
  level: 'error',
  rule: 'title',
  message: 'no title',
  hint: 'add one',
};

async function reported(problems: Problem[], options: { library?: string[] } = {}, command?: string) {
  const messages: unknown[] = [];
  const program = { name: OWN_NAME } as Parameters<typeof reportProblemCount>[1]['program'];
  const report = async (...message: unknown[]) => void messages.push(message);
  await reportProblemCount({ problems }, { report, program, options }, command);
  return messages;
}

test('reports the number of problems and the command that lists them', async () => {
  expect(await reported([])).toEqual([]);
  expect(await reported([problem])).toEqual([
    ['warning', '1 problem in 1 file of the library', 'to show them, run: lectern list'],
  ]);
  expect(
    await reported([problem, problem, { ...problem, file: 'b.md' }], { library: ['my notes', 'b'] }),
  ).toEqual([
    [
      'warning',
      '3 problems in 2 files of the library',
      "to show them, run: lectern list --library 'my notes' --library b",
    ],
  ]);
  expect(await reported([problem], { library: ['b'] }, 'read a.md')).toEqual([
    ['warning', '1 problem in 1 file of the library', 'to show them, run: lectern read a.md'],
  ]);
});
