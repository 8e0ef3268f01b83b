import { expect, test } from 'vitest';
import type { Article } from '../../src/library/article.js';
import { SORTS, sorted } from '../../src/library/sort-articles.js';

const articles = [
  { title: 'Part 10', category: 'b', minutes: 3 },
  { title: 'part 9', category: 'A', minutes: 3 },
  { title: 'Élan', category: 'a', minutes: 1 },
  { title: 'zoo', category: 'Á', minutes: 2 },
] as Article[];
const titles = (sort: (typeof SORTS)[number]) => sorted(articles, sort).map(({ title }) => title);

test('by date is the order that a library has', () => expect(sorted(articles, 'date')).toBe(articles));

test('words are in order without case and accents, and numbers as numbers', () =>
  expect(titles('title')).toEqual(['Élan', 'part 9', 'Part 10', 'zoo']));

test('what ties stays as it was', () => {
  expect(titles('category')).toEqual(['part 9', 'Élan', 'zoo', 'Part 10']);
  expect(titles('time')).toEqual(['Élan', 'zoo', 'Part 10', 'part 9']);
});

test('the articles given stay in their order', () => {
  for (const sort of SORTS) sorted(articles, sort);
  expect(articles[0]?.title).toBe('Part 10');
});
