import { expect, test } from 'vitest';
import { warnings } from '../../../src/cli/errors/format-problems.js';
import type { Problem } from '../../../src/library/problem.js';

const problem = (line: number, rule = 'date'): Problem => ({ file: 'a.md', line, level: 'warning', rule, message: 'M.', hint: 'H.' }); // biome-ignore format: one row
const many = (count: number, rule?: string) =>
  Array.from({ length: count }, (_, line) => problem(line, rule));
const said = (problems: Problem[], own = true) =>
  [...warnings(problems, { program: { name: 'x', folder: 'x', version: '1', description: '', own }, settings: { library: ['my notes', 'b'], ascii: false, accessible: false, keys: {} } })]; // biome-ignore format: one row

test('each has a row', () => expect(said(many(2))).toEqual(['a.md:0: M. H.', 'a.md:1: M. H.']));

test('more than twenty are counted, with what shows them all', () => {
  expect(said(many(23))).toHaveLength(21);
  expect(said(many(23)).at(-1)).toBe("and 3 more problems. To see all: lectern check 'my notes' b");
  expect(said(many(21), false).at(-1)).toBe("and 1 more problem. To see all: npx lectern check 'my notes' b");
});

test('names that are taken twice have one row, whatever their number, and hide no other problem', () => {
  const rows = said([...many(30, 'duplicate-slug'), problem(7)]);
  expect(rows).toEqual(['a.md:7: M. H.', expect.stringMatching(/^30 articles have the name of another/)]);
  expect(said(many(1, 'duplicate-slug'))).toEqual(['a.md:0: M. H.']);
});

test('a slug that its author wrote twice is told each time', () => {
  const written = many(2, 'duplicate-slug').map(each => ({ ...each, level: 'error' as const }));
  expect(said(written)).toHaveLength(2);
});
