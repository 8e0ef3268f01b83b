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

describe('findArticle with former names', () => {
  const articles = [
    article({ path: 'new.md', slug: 'new', extra: { aliases: ['old-slug', '/2012/was/here/'] } }),
    article({ path: 'other.md', slug: 'other', extra: { redirect_from: '/posts/Gone.html', alias: 'new' } }),
    article({
      path: 'third.md',
      slug: 'old-slug-2',
      extra: { redirect_from: ['https://a.example/x/moved/'] },
    }),
    article({
      path: 'fourth.md',
      slug: 'fourth',
      extra: { redirect_from: ['/en/twice/', 3, null, { a: 1 }] },
    }),
    article({ path: 'fifth.md', slug: 'fifth', extra: { aliases: ['/de/twice/'] } }),
  ];
  const named = (name: string) => {
    const result = findArticle({ articles }, name);
    if (!result) return undefined;
    return 'candidates' in result
      ? result.candidates.map(({ slug }) => slug)
      : [result.article.slug, result.anchor, result.exact];
  };
  it.each<[string, unknown]>([
    ['old-slug', ['new', undefined, false]],
    ['old-slug#a', ['new', 'a', false]],
    ['2012/was/here', ['new', undefined, false]],
    ['here', ['new', undefined, false]],
    ['gone', ['other', undefined, false]],
    ['posts/gone.html', ['other', undefined, false]],
    ['moved', ['old-slug-2', undefined, false]],
    ['new', ['new', undefined, true]],
    ['twice', ['fourth', 'fifth']],
    ['en/twice', ['fourth', undefined, false]],
    ['old-slu', ['old-slug-2', undefined, false]],
  ])('finds %j', (name, expected) => expect(named(name)).toEqual(expected));
});
