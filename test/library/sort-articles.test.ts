import { expect, test } from 'vitest';
import type { Article } from '../../src/library/article.js';
import { SORTS, sortArticles } from '../../src/library/sort-articles.js';

const articles = [
  { title: 'Part 10', category: 'b', minutes: 3 },
  { title: 'part 9', category: 'A', minutes: 3 },
  { title: 'Élan', category: 'a', minutes: 1 },
  { title: 'zoo', category: 'Á', minutes: 2 },
] as Article[];
const titles = (sort: (typeof SORTS)[number]) => sortArticles(articles, sort).map(({ title }) => title);

test('keeps the order of the library for `date`', () =>
  expect(sortArticles(articles, 'date')).toBe(articles));

test('sorts text without case and accents, and numbers by value', () =>
  expect(titles('title')).toEqual(['Élan', 'part 9', 'Part 10', 'zoo']));

test('keeps the order of equal articles', () => {
  expect(titles('category')).toEqual(['part 9', 'Élan', 'zoo', 'Part 10']);
  expect(titles('time')).toEqual(['Élan', 'zoo', 'Part 10', 'part 9']);
});

test('does not change its argument', () => {
  for (const sort of SORTS) sortArticles(articles, sort);
  expect(articles[0]?.title).toBe('Part 10');
});
