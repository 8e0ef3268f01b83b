import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openCompiled } from '../../../src/library/compiled/open-compiled.js';
import { toPlainResult } from '../../../src/search/results/search-result.js';
import { createSearcher } from '../../../src/search/search.js';
import { padIndex } from '../../support/pad-index.js';
import { temporaryFolder } from '../../support/temporary-folder.js';

/** A library with an index that is read by its rows. */
function createLibrary(): string {
  const folder = join(temporaryFolder(), 'library');
  const fixture = join(import.meta.dirname, '../../library/compiled/fixtures/compiled-1.5');
  cpSync(fixture, folder, { recursive: true });
  padIndex(folder);
  return folder;
}

it.each([
  'pods', 'scaling', 'kubernetes', 'café', 'cafe creme', 'requests & limits', '"requests & limits"', 'limits', 'five years', 'ann', 'notes', 'devops', 'tag:scaling', 'author:ann', 'category:devops limits', 'limits -scaling', 'after:2025', 'pots', 'zzz', 'title:scaling', 'a"b', 'a\\b',
])('finds the same by the rows of an index as by its articles: %s', async query => {
  const folder = createLibrary();
  const { rows: _, ...library } = await openCompiled(folder);
  const expected = await createSearcher(library).searchAll(query);
  const found = await createSearcher(await openCompiled(folder)).searchAll(query);
  expect(found.results.map(toPlainResult)).toEqual(expected.results.map(toPlainResult));
  expect(found.corrections).toEqual(expected.corrections);
}); // biome-ignore format: a table

it('creates only the articles of results', async () => {
  const library = await openCompiled(createLibrary());
  Object.defineProperty(library, 'articles', {
    get() {
      throw new Error('created all articles');
    },
  });
  const { results } = await createSearcher(library).searchAll('pods');
  expect(results.map(({ article }) => article.slug)).toEqual(['scaling']);
});
