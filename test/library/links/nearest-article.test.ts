import { describe, expect, it } from 'vitest';
import type { Article } from '../../../src/library/article.js';
import { resolveLink } from '../../../src/library/links/resolve-link.js';
import { article } from '../../support/article.js';

/** Resolves a link in the article at `from`, in a library of these paths. */
function resolveIn(
  articles: Article[],
  from: string,
  target: string,
  siteAddresses?: () => string[],
): string {
  const own = articles.find(({ path }) => path === from);
  if (!own) throw new Error(`no ${from}`);
  const result = resolveLink({ articles, ...(siteAddresses && { siteAddresses }) }, own, target);
  if (result.kind === 'article') return result.article.path + (result.anchor ? `#${result.anchor}` : '');
  return result.kind === 'anchor' ? `#${result.anchor}` : result.kind;
}

const at = (...paths: string[]) => paths.map(path => article({ path }));

describe('a link in a translated article', () => {
  const folders = at('b.md', 'a.md', 'de/a.md', 'de/b.md', 'fr/b.md', 'de/deep/c/index.md');
  it.each([
    ['de/a.md', '../b/#deutsch', 'de/b.md#deutsch'],
    ['de/a.md', '../b', 'de/b.md'],
    ['de/a.md', 'b', 'de/b.md'],
    ['de/a.md', '../b.md', 'b.md'],
    ['de/a.md', '../../b/', 'b.md'],
    ['de/a.md', '/b/', 'b.md'],
    ['de/a.md', '/fr/b/', 'fr/b.md'],
    ['a.md', 'b', 'b.md'],
    ['a.md', '../b/', 'b.md'],
    ['a.md', 'de/b', 'de/b.md'],
    ['de/deep/c/index.md', '../../b/', 'de/b.md'],
  ])('in %s, %s is %s', (from, target, to) => expect(resolveIn(folders, from, target)).toBe(to));

  const names = at(
    'docs/a.md',
    'docs/a.de.md',
    'docs/b.md',
    'docs/b.de.md',
    'docs/c.md',
    'docs/d/index.md',
    'docs/d/index.de.md',
  );
  it.each([
    ['docs/a.de.md', 'b.md', 'docs/b.de.md'],
    ['docs/a.de.md', 'b', 'docs/b.de.md'],
    ['docs/a.de.md', 'c.md', 'docs/c.md'],
    ['docs/a.de.md', 'd/', 'docs/d/index.de.md'],
    ['docs/a.md', 'b.md', 'docs/b.md'],
    ['docs/a.md', 'b.de.md', 'docs/b.de.md'],
  ])('in %s, %s is %s', (from, target, to) => expect(resolveIn(names, from, target)).toBe(to));

  it('takes the language of the front matter for a name', () => {
    const notes = [
      article({ path: 'one/x.md', slug: 'one/x', lang: 'en' }),
      article({ path: 'two/x.md', slug: 'two/x', lang: 'de_AT' }),
      article({ path: 'three/y.md', lang: 'de-at' }),
    ];
    expect(resolveIn(notes, 'three/y.md', 'x')).toBe('two/x.md');
  });
});

describe('a link to one of several articles', () => {
  const headings = [{ level: 2, text: 'Storage', anchor: 'storage', line: 3 }];
  const articles = [
    article({ path: 'dev/setup/intro.md', slug: 'dev/setup/intro' }),
    article({ path: 'ops/setup/intro.md', slug: 'ops/setup/intro' }),
    article({ path: 'ops/usage/intro.md', slug: 'usage/intro', headings }),
    article({ path: 'blog/a.md' }),
    article({ path: 'ops/usage/b.md' }),
  ];
  it.each([
    ['blog/a.md', '/2024/ops/setup/intro/', 'ops/setup/intro.md'],
    ['blog/a.md', '/x/dev/setup/intro.html', 'dev/setup/intro.md'],
    ['blog/a.md', '/usage/intro', 'ops/usage/intro.md'],
    ['blog/a.md', 'intro#storage', 'ops/usage/intro.md#storage'],
    ['blog/a.md', '/intro#storage', 'ops/usage/intro.md#storage'],
    ['ops/usage/b.md', 'intro', 'ops/usage/intro.md'],
  ])('in %s, %s is %s', (from, target, to) => expect(resolveIn(articles, from, target)).toBe(to));

  it('does not depend on the order of the articles', () => {
    for (const [from, target] of [
      ['blog/a.md', '/2024/ops/setup/intro/'],
      ['blog/a.md', 'intro#storage'],
    ] as const)
      expect(resolveIn(articles.toReversed(), from, target)).toBe(resolveIn(articles, from, target));
  });

  it('resolves 2,000 links to one of 2,000 articles of the same name by comparing few of them', () => {
    let reads = 0;
    const many = Array.from({ length: 2000 }, (_, index) => {
      const path = `p${index}/intro.md`;
      const each = article({ path, slug: `p${index}/intro` });
      return Object.defineProperty(each, 'lang', { get: () => void reads++ });
    });
    many.push(article({ path: 'x/a.md' }));
    for (let link = 0; link < 2000; link++) resolveIn(many, 'x/a.md', '/s/intro');
    expect(reads).toBeLessThan(2000 * 400);
  });
});

describe('a link with a dot in its name', () => {
  const articles = at('posts/v8.9.3.md', 'posts/node.js.md', 'posts/v8.9.md', 'a.md', 'logo.md');
  it.each([
    ['/blog/release/v8.9.3', 'posts/v8.9.3.md'],
    ['/blog/release/v8.9.3/', 'posts/v8.9.3.md'],
    ['/blog/release/v8.9.3.html', 'posts/v8.9.3.md'],
    ['/blog/v8.9', 'posts/v8.9.md'],
    ['v8.9.3', 'posts/v8.9.3.md'],
    ['node.js', 'posts/node.js.md'],
    ['/img/logo.png', 'file'],
    ['/docs/logo.md', 'file'],
    ['/blog/v8.9.4', 'file'],
  ])('%s is %s', (target, to) => expect(resolveIn(articles, 'a.md', target)).toBe(to));
});

describe('a link to a page whose file has another name', () => {
  const articles = [
    article({ path: 'blog/_posts/2024-12-15-first.md', slug: 'first' }),
    article({ path: 'blog/_posts/2024-12-16-second.md', slug: 'second' }),
    article({ path: 'guide/05-start.md', slug: 'getting-started' }),
    article({
      path: 'old/first.md',
      slug: 'old/first',
      extra: { redirect_from: ['/was/here.html', '/2012/gone/'] },
    }),
  ];
  it.each([
    ['blog/_posts/2024-12-16-second.md', '../first/', 'blog/_posts/2024-12-15-first.md'],
    ['guide/05-start.md', '/blog/first/', 'blog/_posts/2024-12-15-first.md'],
    ['blog/_posts/2024-12-16-second.md', '/guide/getting-started', 'guide/05-start.md'],
    ['guide/05-start.md', '/was/here', 'old/first.md'],
    ['guide/05-start.md', '/2012/gone', 'old/first.md'],
  ])('in %s, %s is %s', (from, target, to) => expect(resolveIn(articles, from, target)).toBe(to));
});

describe('a URL of the site', () => {
  const articles = at('index.md', 'posts/first.md', 'posts/second.md', 'kubernetes.md');
  const sites = () => ['https://that.site/blog', 'http://www.Other.example/'];
  it.each([
    ['https://that.site/blog/posts/first/#b', 'posts/first.md#b'],
    ['http://www.that.site/blog/posts/first.html', 'posts/first.md'],
    ['//that.site/blog/posts/first', 'posts/first.md'],
    ['https://other.example/', 'index.md'],
    ['https://other.example', 'index.md'],
    ['https://other.example/2024/first?utm=1', 'posts/first.md'],
    ['https://that.site/blog/posts/second#x', '#x'],
    ['https://that.site/posts/first', 'web'],
    ['https://that.site/blogs/posts/first', 'web'],
    ['https://that.site/blog/posts/none', 'web'],
    ['https://that.site/blog/img/first.png', 'web'],
    ['https://that.site.evil.example/blog/posts/first', 'web'],
    ['https://github.com/kubernetes/kubernetes', 'web'],
  ])('%s is %s', (target, to) => expect(resolveIn(articles, 'posts/second.md', target, sites)).toBe(to));

  it('asks for the addresses only if a URL ends in the name of an article', () => {
    let calls = 0;
    const counted = () => {
      calls++;
      return ['https://that.site'];
    };
    for (const target of [
      'https://example.com/x',
      'posts/first.md',
      'mailto:a@b.c',
      'https://that.site/a.png',
    ])
      resolveIn(articles, 'posts/second.md', target, counted);
    expect(calls).toBe(0);
    expect(resolveIn(articles, 'posts/second.md', 'https://that.site/first', counted)).toBe('posts/first.md');
    expect(calls).toBe(1);
  });
});
