import { describe, expect, it } from 'vitest';
import { linkAddress, resolveLink } from '../../../src/library/links/resolve-link.js';
import { article } from '../../support/article.js';

const paths = [
  'ops/scaling.md',
  'ops/requests.md',
  'ops/my note.md',
  'dev/intro.mdx',
  'guide/index.md',
  'README.md',
  'Café.md',
];
const articles = paths.map(path =>
  article({ path, slug: path.replace(/\.[a-z]+$/, '').replace(/^.*\//, '') }),
);
const [from] = articles;
if (!from) throw new Error('no article');

const resolved = (target: string, homepage?: string) => {
  const result = resolveLink({ articles, ...(homepage ? { homepage } : {}) }, from, target);
  return result.kind === 'article' ? { ...result, article: result.article.path } : result;
};

describe('resolveLink with paths from the top, and aliases', () => {
  const notes = [
    article({ path: 'vault/Daily/one.md', slug: 'one' }),
    article({ path: 'vault/Plan.md', slug: 'Plan', extra: { aliases: ['GH', '/old/plan/'] } }),
    article({ path: 'vault/Deep/er/Seeds.md', slug: 'Seeds', extra: { aliases: 'Seedlings' } }),
  ];
  const [, , deep] = notes;
  const path = (target: string, of: string) => {
    const from = notes.find(({ slug }) => slug === of) ?? deep;
    const found = from && resolveLink({ articles: notes }, from, target);
    return found?.kind === 'article' ? found.article.path : found?.kind;
  };
  it.each([
    ['Daily/one', 'Seeds', 'vault/Daily/one.md'],
    ['vault/Daily/one.md', 'Seeds', 'vault/Daily/one.md'],
    ['Deep/er/Seeds.md', 'one', 'vault/Deep/er/Seeds.md'],
    ['gh', 'Seeds', 'vault/Plan.md'],
    ['/old/plan', 'Seeds', 'vault/Plan.md'],
    ['Seedlings', 'one', 'vault/Deep/er/Seeds.md'],
    ['./Daily/one', 'Seeds', 'file'],
    ['Daily/two', 'Seeds', 'file'],
  ])('resolves %s in %s', (target, from, to) => {
    expect(path(target, from)).toBe(to);
  });
});

describe('resolveLink to an article', () => {
  it.each<[string, string, string?]>([
    ['requests.md', 'ops/requests.md'],
    ['./requests.md#the-limits', 'ops/requests.md', 'the-limits'],
    ['../dev/intro.mdx', 'dev/intro.mdx'],
    ['../dev/intro', 'dev/intro.mdx'],
    ['../dev/intro.html', 'dev/intro.mdx'],
    ['../ops/../ops/./requests.md', 'ops/requests.md'],
    ['my%20note.md#a%20b', 'ops/my note.md', 'a b'],
    ['../guide/', 'guide/index.md'],
    ['../guide', 'guide/index.md'],
    ['..', 'README.md'],
    ['../Cafe\u0301.md', 'Café.md'],
    ['REQUESTS.md', 'ops/requests.md'],
    ['/ops/requests.md?raw=1', 'ops/requests.md'],
    ['/dev/intro/', 'dev/intro.mdx'],
    ['intro', 'dev/intro.mdx'],
    ['100%.md', ''],
  ])('resolves %s', (target, path, anchor) => {
    if (path === '') return expect(resolved(target).kind).toBe('file');
    expect(resolved(target)).toEqual({ kind: 'article', article: path, ...(anchor ? { anchor } : {}) });
  });
});

describe('resolveLink to other targets', () => {
  it.each<[string, object]>([
    ['#top', { kind: 'anchor', anchor: 'top' }],
    ['', { kind: 'anchor', anchor: '' }],
    ['scaling.md#here', { kind: 'anchor', anchor: 'here' }],
    ['https://example.com/a b', { kind: 'web', url: 'https://example.com/a b' }],
    ['//example.com/x', { kind: 'web', url: 'https://example.com/x' }],
    ['mailto:ann@example.com', { kind: 'mail', address: 'ann@example.com' }],
    ['javascript:alert(1)', { kind: 'other', target: 'javascript:alert(1)' }],
    ['data:text/html,x', { kind: 'other', target: 'data:text/html,x' }],
    ['../img/a.png', { kind: 'file', path: 'img/a.png' }],
    ['../../../../../etc/passwd', { kind: 'file', path: 'etc/passwd' }],
    ['/about', { kind: 'file', path: '/about' }],
  ])('resolves %s', (target, expected) => expect(resolved(target)).toEqual(expected));

  it('resolves other paths to the homepage, if there is one', () => {
    const homepage = 'https://example.com/notes';
    expect(resolved('../img/a b.png#x', homepage)).toEqual({
      kind: 'web',
      url: 'https://example.com/notes/img/a%20b.png#x',
    });
    expect(resolved('requests.md', homepage)).toMatchObject({ kind: 'article' });
  });

  it('resolves other paths relative to the file of the article', () => {
    const own = { ...from, file: '/home/ann/notes/ops/scaling.md' };
    expect(resolveLink({ articles }, own, '../img/a.png')).toEqual({
      kind: 'file',
      path: '/home/ann/notes/img/a.png',
    });
    expect(resolveLink({ articles }, own, '../../pic.png')).toEqual({
      kind: 'file',
      path: '/home/ann/pic.png',
    });
  });
});

it('linkAddress returns a slug, a URL, or the target as written', () => {
  const print = (target: string, homepage?: string) =>
    linkAddress({ articles, ...(homepage ? { homepage } : {}) }, from, target);
  expect(print('./requests.md#limits')).toBe('requests#limits');
  expect(print('../img/a.png')).toBe('../img/a.png');
  expect(print('../img/a.png', 'https://e.org/')).toBe('https://e.org/img/a.png');
  expect(print('https://e.org/ü')).toBe('https://e.org/ü');
  expect(print('#here')).toBe('#here');
  expect(print('./requests.md#a%1b%5d0;x%07b')).toBe('requests#a␛]0;x␇b');
});

describe('resolveLink after more than 1,000 links', () => {
  const written = [
    'ΟΔΟΣ.md',
    'a/ΟΔΟΣ/index.md',
    'docs/README.md',
    'docs/x/_index.md',
    'Ünd.markdown',
    'i.de.md',
    'i.md',
    'a.md.md',
    'b/v8.9.3.md',
    'b/site.io.md',
    'ops/_posts/2024-12-15-news.md',
  ];
  const more = [
    article({
      path: 'c/d.md',
      slug: 'other/name.io',
      extra: { aliases: ['/old/page.html', 'Old Name', '/e/'] },
    }),
    article({ path: 'ops/e/README.md', extra: { redirect_from: 'https://e.org/f/index.html' } }),
  ];
  const targets = [
    ...['ΟΔΟΣ', 'οδος.md', 'a/ΟΔΟΣ', 'a/ΟΔΟΣ/', 'docs', 'docs/', './docs/README.md', 'docs/x', 'DOCS/X/', 'ünd', 'Ünd.html'],
    ...['i', 'i.md', '/i', 'gone', 'docs/gone.md', '', '/', '..'],
    ...[...written, ...more.flatMap(({ path, slug }) => [path, slug]), 'old/page', 'Old Name', 'e', 'f'].flatMap(path => {
      const name = path.replace(/\.\w+$/, '');
      const page = name.replace(/\/(?:_?index|README)$/, '').replace(/\d+-\d+-\d+-/, '');
      const last = page.replace(/^.*\//, '');
      return [path, name, page, last].flatMap(each =>
        [each, `/${each}`, `../${each}/`, `x/${each}`, `${each}.html`, `${each}/index.html`, `${each}/../${each}`, `${each}.md`, `${each}.fr.md`, each.toUpperCase(), `/${each}.htm`, `${each}/`, `${each}/..`, `${each}/./`, `${each}\\..\\${each}`],
      );
    }),
  ]; // biome-ignore format: a list

  it.each(written)('finds the same articles from %s', path => {
    const create = () => [
      ...written.map(each => article({ path: each, slug: each.replace(/\.\w+$/, '').replace(/.*\d-/, '') })),
      ...more,
    ];
    const find = (articles: ReturnType<typeof create>) => {
      const from = articles.find(each => each.path === path) ?? expect.unreachable();
      return targets.map(target => {
        const result = resolveLink({ articles }, from, target);
        return result.kind === 'article' ? result.article.path : result;
      });
    };
    const used = create();
    for (let count = 0; count < 1000; count++)
      resolveLink({ articles: used }, article({ path: 'a.md' }), `gone${count}.md`);
    expect(find(used)).toEqual(find(create()));
  });
});
