import { expect, test } from 'vitest';
import type { Article } from '../../../src/library/article.js';
import { toArticle, toIndexRow } from '../../../src/library/compiled/format.js';

/** An article with every field that a compiled one can have. */
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

test('toArticle is the inverse of toIndexRow', () => {
  const { slug, title, minutes, words, path } = FULL;
  const least = { slug, title, minutes, words, path, description: '', category: '', tags: [], authors: [] };
  for (const article of [FULL, { ...least, bodyLine: 1, headings: [], extra: {} }]) {
    const read = toArticle(JSON.parse(JSON.stringify(toIndexRow(article, { name: 'pumps', sum: 'x' }))));
    expect({ ...read }).toEqual(article);
  }
});
