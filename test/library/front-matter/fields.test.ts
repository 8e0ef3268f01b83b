import { describe, expect, it } from 'vitest';
import { parseToml } from '../../../src/host/toml.js';
import { hasArticleKey, readFields } from '../../../src/library/front-matter/fields.js';
import { readFrontMatter } from '../../../src/library/front-matter/front-matter.js';

const read = (yaml: string, fence = '---') =>
  readFields(readFrontMatter(`${fence}\n${yaml}\n${fence}\n`, { parseToml, hasArticleKey: hasArticleKey }));

describe('readFields', () => {
  it('reads the fields of the first bundled article', () => {
    const { fields, faults, extra } = read(`title: "Scaling Kubernetes in Production: Lessons Learned"
description: "What five years taught us."
date: "2024-12-15"
category: "DevOps"
image: "https://example.com/kubernetes.jpg"
readTime: 8
rating: 5`);
    expect(fields).toEqual({
      title: 'Scaling Kubernetes in Production: Lessons Learned',
      description: 'What five years taught us.',
      date: '2024-12-15',
      category: ['DevOps'],
      image: 'https://example.com/kubernetes.jpg',
      readTime: 8,
    });
    expect(faults).toEqual([]);
    expect(extra).toEqual({ rating: 5 });
  });

  it.each<[string, object]>([
    ['pubDate: Jul 08 2022', { date: '2022-07-08' }],
    ['publishDate: 2024-12-15T10:00:00Z', { date: '2024-12-15T10:00:00Z' }],
    ['summary: Short', { description: 'Short' }],
    ['lastmod: 2024-12-15', { updated: '2024-12-15' }],
    ['date: 2015-12-08 14:00:00 -5', { date: '2015-12-08T14:00:00-05:00' }],
    ['date: 20151208', { date: '2015-12-08' }],
    ['title: C&oacute;mo &#233;l &amp; t&#xFA;', { title: 'Cómo él & tú' }],
    ['title: "The `<em>` tag and &lt;b&gt;"', { title: 'The <em> tag and <b>' }],
    ['title: Use `` a`b `` and `&amp;`', { title: 'Use a`b and &amp;' }],
    ['title: An <em>old</em> <span class="x">one</span>,<br/>two', { title: 'An old one, two' }],
    [
      'title: "Map<K, V>, the <b> tag, <details> and `"',
      { title: 'Map<K, V>, the <b> tag, <details> and `' },
    ],
    ['title: AT&T &copy 2 &unknown; *a*', { title: 'AT&T &copy 2 &unknown; *a*' }],
    ['description: <p>One &ndash; <a href="x">two</a></p>', { description: 'One – two' }],
    ['title: "&#27;[31m &#8238; a"', { title: '␛[31m <U+202E> a' }],
    ['author: Jos&eacute;', { authors: ['José'] }],
    [
      'tags: [R&amp;D]\ncategory: Q&amp;A\nseries: A&amp;B',
      { tags: ['R&D'], category: ['Q&A'], series: 'A&B' },
    ],
    ['image: a.png?b&amp;c', { image: 'a.png?b&amp;c' }],
    ['title: <b></b>\ntags: [a]', { tags: ['a'] }],
    ['author: Ann Lee', { authors: ['Ann Lee'] }],
    ['authors:\n  - name: Ann\n    url: x\n  - Bob', { authors: ['Ann', 'Bob'] }],
    ['tags: a, b,a', { tags: ['a', 'b'] }],
    ['tags: [1, 2.5, c]', { tags: ['1', '2.5', 'c'] }],
    ['categories: [Ops, Cloud]', { category: ['Ops', 'Cloud'] }],
    ['category: Research, applied', { category: ['Research, applied'] }],
    ['taxonomies:\n  tags: [a]\n  categories: [b]', { tags: ['a'], category: ['b'] }],
    ['image:\n  src: ./a.png\n  alt: A', { image: './a.png' }],
    ['heroImage: ./a.png', { image: './a.png' }],
    ['heroImage:\n  src: ./a.png', { image: './a.png' }],
    ['image:\n  path: /a.png', { image: '/a.png' }],
    ['tags: "#one #two/three"', { tags: ['one', 'two/three'] }],
    ['tags: ["#one", two, one]', { tags: ['one', 'two'] }],
    ['authors:\n  - key: jmarcey\n    title: Maintainer', { authors: ['jmarcey'] }],
    ['categories: Machine Learning', { category: ['Machine Learning'] }],
    ['path: /winter/pruning/', { slug: 'winter/pruning' }],
    ['slug: a\npath: b', { slug: 'a' }],
    ['path: /not safe/', {}],
    ['series:\n  name: S\n  order: 2', { series: 'S', order: 2 }],
    ['order: "3"', { order: 3 }],
    ['readTime: "8"', { readTime: 8 }],
    ['readTime: 8 min read', { readTime: 8 }],
    ['readTime: 7.2', { readTime: 8 }],
    ['draft: true', { draft: true }],
    ['draft: "yes"', { draft: true }],
    ['published: false', { draft: true }],
    ['published: true', {}],
    ['published: 2024-12-15', { date: '2024-12-15' }],
    ['slug: /guides/intro/', { slug: 'guides/intro' }],
    ['title: 2024', { title: '2024' }],
    ['title:\ndescription: ""', {}],
    ['title: "  "\ncategories: []', { category: [] }],
    ['date:\npubDate: 2024-12-15', { date: '2024-12-15' }],
    ['title: "  two\\n  lines\\t"', { title: 'two   lines' }],
  ])('reads %j', (yaml, fields) => {
    const result = read(yaml);
    expect(result.fields).toEqual(fields);
    expect(result.faults).toEqual([]);
  });

  it('takes the day of a doubtful date, and warns', () => {
    const { fields, faults, extra } = read('date: 2015-12-08 soon');
    expect(fields).toEqual({ date: '2015-12-08' });
    expect(extra).toEqual({});
    expect(faults).toMatchObject([
      { message: 'date "2015-12-08 soon" is read as 2015-12-08', hint: 'write it as 2015-12-08' },
    ]);
  });

  it('keeps TOML dates as written', () => {
    expect(read('date = 2024-12-15', '+++').fields.date).toBe('2024-12-15');
    expect(read('date = 2024-12-15T23:30:00-08:00', '+++').fields.date).toMatch(
      /^2024-12-15T23:30:00(?:\.000)?-08:00$/,
    );
  });

  it.each<[string, string, number, string]>([
    ['title: A\ndate: 2024-13-45', 'date', 3, 'warning'],
    ['date: 2023-02-29', 'date', 2, 'warning'],
    ['title: A\nx: y\npubDate: soon', 'date', 4, 'warning'],
    ['date: [2024]', 'date', 2, 'warning'],
    ['date: 2015-12-08 25:00', 'date', 2, 'warning'],
    ['title: A\nupdated: 15.12.2024', 'date', 3, 'warning'],
    ['title: [a, b]', 'field', 2, 'warning'],
    ['a: b\ntags:\n  x: y', 'field', 3, 'warning'],
    ['readTime: soon', 'field', 2, 'warning'],
    ['readTime: -1', 'field', 2, 'warning'],
    ['draft: perhaps', 'field', 2, 'warning'],
    ['order: first', 'field', 2, 'warning'],
    ['slug: ../../etc', 'slug', 2, 'warning'],
    ['slug: -rf', 'slug', 2, 'warning'],
    ['slug: a b', 'slug', 2, 'warning'],
    ['slug: a#b', 'slug', 2, 'warning'],
  ])('reports %j: rule %s, line %i, %s', (yaml, rule, line, level) => {
    const { faults } = read(yaml);
    expect(faults.map(fault => [fault.rule, fault.line, fault.level])).toEqual([[rule, line, level]]);
  });

  it('keeps invalid and unknown values in `extra`', () => {
    expect(read('date: soon\nprototype: 1\n__proto__: 2').extra).toEqual(
      Object.fromEntries([['date', 'soon'], ['prototype', 1], ['__proto__', 2]]), // biome-ignore format: a row
    );
  });
});
