import { describe, expect, it } from 'vitest';
import { findArticle } from '../../../src/library/links/find-by-slug.js';
import { article } from '../../support/article.js';

const slugs = [
  'kube',
  'kubernetes',
  'kubernetes-storage',
  'Café',
  'ops/intro',
  'dev/intro',
  'c#',
  'c',
  'list',
  'Zed',
];
const library = { articles: slugs.map(slug => article({ path: `${slug}.md`, slug })) };

const found = (name: string) => {
  const result = findArticle(library, name);
  if (!result) return undefined;
  if ('candidates' in result) return result.candidates.map(({ slug }) => slug);
  return [result.article.slug, result.anchor, result.exact];
};

describe('findArticle', () => {
  it.each<[string, unknown]>([
    ['kube', ['kube', undefined, true]],
    ['kubernetes#limits', ['kubernetes', 'limits', true]],
    ['kubernetes-s', ['kubernetes-storage', undefined, false]],
    ['kubernetes-s#a', ['kubernetes-storage', 'a', false]],
    ['kubern', ['kubernetes', 'kubernetes-storage']],
    ['Cafe\u0301', ['Café', undefined, true]],
    ['intro', ['ops/intro', 'dev/intro']],
    ['ops/', ['ops/intro', undefined, false]],
    ['c#', ['c#', undefined, true]],
    ['c#top', ['c', 'top', true]],
    ['c##top', ['c#', 'top', true]],
    ['zed', ['Zed', undefined, false]],
    ['LIS', ['list', undefined, false]],
    ['kube#', ['kube', undefined, true]],
    ['nothing', undefined],
    ['', undefined],
    ['#top', undefined],
  ])('finds %j', (name, expected) => expect(found(name)).toEqual(expected));
});
