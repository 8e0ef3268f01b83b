import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openCompiled } from '../../../src/library/compiled/open-compiled.js';
import { toPlainResult } from '../../../src/search/results/search-result.js';
import { createSearcher } from '../../../src/search/search.js';

const FIXTURE = join(import.meta.dirname, '../../library/compiled/fixtures/compiled-1.5');

it.each([
  'pods', 'scaling', 'kubernetes', 'café', 'cafe creme', 'requests & limits', '"requests & limits"', 'limits', 'five years', 'ann', 'notes', 'devops', 'tag:scaling', 'author:ann', 'category:devops limits', 'limits -scaling', 'after:2025', 'pots', 'zzz', 'title:scaling', 'a"b', 'a\\b',
])('finds the same by the rows of an index as by its articles: %s', async query => {
  const { rows: _, ...library } = await openCompiled(FIXTURE);
  const expected = await createSearcher(library).searchAll(query);
  const found = await createSearcher(await openCompiled(FIXTURE)).searchAll(query);
  expect(found.results.map(toPlainResult)).toEqual(expected.results.map(toPlainResult));
  expect(found.corrections).toEqual(expected.corrections);
}); // biome-ignore format: a table

it('creates only the articles of results', async () => {
  const library = await openCompiled(FIXTURE);
  Object.defineProperty(library, 'articles', {
    get() {
      throw new Error('created all articles');
    },
  });
  const { results } = await createSearcher(library).searchAll('pods');
  expect(results.map(({ article }) => article.slug)).toEqual(['scaling']);
});
