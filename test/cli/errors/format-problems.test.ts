import { expect, test } from 'vitest';
import { formatProblems } from '../../../src/cli/errors/format-problems.js';
import type { Problem } from '../../../src/library/problem.js';

const problem = (line: number): Problem => ({ file: 'a.md', line, level: 'warning', rule: 'date', message: 'm', hint: 'h' }); // biome-ignore format: one row
const many = (count: number) => Array.from({ length: count }, (_, line) => problem(line));
const format = (problems: Problem[], own = true) =>
  [...formatProblems(problems, { program: { name: 'x', folder: 'x', version: '1', description: '', own }, settings: { library: ['my notes', 'b'], images: 'auto', ascii: false, accessible: false, keys: {} } })]; // biome-ignore format: one row

test('formats each problem with file and line', () => {
  expect(format(many(2))).toEqual([
    { severity: 'warning', text: 'a.md:0: m', hint: 'h' },
    { severity: 'warning', text: 'a.md:1: m', hint: 'h' },
  ]);
});

test('counts the problems after the first twenty, with the command that shows all', () => {
  expect(format(many(23))).toHaveLength(21);
  expect(format(many(23)).at(-1)).toEqual({
    severity: 'note',
    text: '3 more problems not shown',
    hint: "to show all, run: lectern check 'my notes' b",
  });
  expect(format(many(21), false).at(-1)).toMatchObject({
    text: '1 more problem not shown',
    hint: "to show all, run: npx lectern check 'my notes' b",
  });
});
