import { expect, test } from 'vitest';
import type { Article } from '../../../src/library/article.js';
import { articleOf, rowOf } from '../../../src/library/compiled/format.js';

/** Every field that a compiled article can have. */
const FULL: Required<Omit<Article, 'file' | 'draft'>> = {
  slug: 'pumps',
  title: 'Pumps',
  description: 'Of valves.',
  date: '2024-12-15',
  updated: '2025-01-01',
  category: 'Machines',
  tags: ['valves'],
  authors: ['Ann'],
  image: 'pump.png',
  minutes: 3,
  words: 700,
  lang: 'en',
  series: 'Water',
  order: 2,
  path: 'ops/pumps.md',
  bodyLine: 9,
  headings: [{ level: 2, text: 'Valves', anchor: 'valves', line: 12 }],
  extra: { rating: 5 },
};

test('an article is the same after it was a row of the index', () => {
  const { slug, title, minutes, words, path } = FULL;
  const least = { slug, title, minutes, words, path, description: '', category: '', tags: [], authors: [] };
  for (const article of [FULL, { ...least, bodyLine: 1, headings: [], extra: {} }]) {
    const read = articleOf(JSON.parse(JSON.stringify(rowOf(article, { name: 'pumps', sum: 'x' }))));
    expect({ ...read }).toEqual(article);
  }
});
