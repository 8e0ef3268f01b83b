import { describe, expect, it } from 'vitest';
import { createSearcher } from '../../../src/search/search.js';
import { makeLibrary, type Sample } from '../../support/library.js';

/** Articles in the order of a library: newest first. */
const searchTitles = async (samples: readonly Sample[], query: string) => {
  const { results } = await createSearcher(makeLibrary(samples)).searchAll(query);
  return results.map(({ article }) => article.title);
};

const release = (title: string, date: string, body = 'node node 22 22 fixes'): Sample => ({
  title,
  date,
  slug: title.toLowerCase().replace(/[^a-z0-9]+/g, '-'),
  markdown: `The release of node. ${body}`,
});

const RELEASES = [
  release('Node v24.22.0 (Current)', '2025-11-01', 'node 22 '.repeat(30)),
  release('Node v22.9.0 (Current)', '2024-09-17', 'nothing'),
  release('Node.js 22 is now available!', '2024-04-24', 'nothing'),
  release('Node v22.0.0 (Current)', '2024-04-23', 'nothing'),
  release('Node v12.22.12 (LTS)', '2022-04-05', 'node 22 '.repeat(30)),
  release('Node v0.10.22 (Stable)', '2013-11-12', 'node 22 '.repeat(30)),
  release('Node v0.8.22 (Stable)', '2013-03-07', 'node 22 '.repeat(30)),
];

describe('numbers', () => {
  it.each(['node 22', 'node v22'])('%j finds versions 22 before parts of others', async query => {
    const titles = await searchTitles(RELEASES, query);
    expect(titles.slice(0, 3).sort()).toEqual([
      'Node v22.0.0 (Current)',
      'Node v22.9.0 (Current)',
      'Node.js 22 is now available!',
    ]);
    expect(titles.indexOf('Node v22.9.0 (Current)')).toBeLessThan(titles.indexOf('Node v22.0.0 (Current)'));
  });

  it('finds a part of a version, too', async () => {
    expect(await searchTitles(RELEASES.slice(4), 'node 22')).toHaveLength(3);
    expect(await searchTitles(RELEASES, '0.8.22')).toEqual(['Node v0.8.22 (Stable)']);
    expect((await searchTitles(RELEASES, '22.9'))[0]).toBe('Node v22.9.0 (Current)');
  });
});

describe('words side by side in a title', () => {
  it('are before words apart in newer articles with more of them', async () => {
    const samples = [
      {
        title: 'Memory of a crowded little pod',
        slug: 'apart',
        date: '2025-01-01',
        tags: ['pod'],
        markdown: 'pod memory '.repeat(30),
      },
      { title: 'How to limit pod memory in a cluster', slug: 'together', date: '2020-01-01', markdown: 'x' },
    ];
    expect((await searchTitles(samples, 'pod memory'))[0]).toBe('How to limit pod memory in a cluster');
    expect((await searchTitles(samples, 'memory pod'))[0]).toBe('How to limit pod memory in a cluster');
  });

  it('are in order of date, if the titles are alike', async () => {
    const titles = ['Pod memory in spring', 'Pod memory in summer', 'Pod memory in autumn'];
    const samples = titles.map((title, index) => ({
      title,
      date: `202${5 - index}-01-01`,
      markdown: 'pod memory '.repeat(index + 1),
    }));
    expect(await searchTitles(samples, 'pod memory')).toEqual(titles);
  });

  it('are compared in linear time in a title of any length', async () => {
    const [title] = await searchTitles([{ title: 'a pod '.repeat(20_000), slug: 'long' }], 'a pod');
    expect(title).toHaveLength(120_000);
  });
});

describe('other writings of the words of a title', () => {
  const samples = [
    {
      title: 'A release with many fixes',
      slug: 'notes',
      markdown: 'merge, io.js, worker and threads: merge io.js',
    },
    { title: 'worker_threads are stable', slug: 'workers', markdown: 'See the docs.' },
    { title: 'io.js and Node.js are merging', slug: 'merging', markdown: 'Good news.' },
    { title: 'Planned: scaled images', slug: 'planned', markdown: 'Images.' },
  ];

  it.each([
    ['worker threads', 'worker_threads are stable'],
    ['worker-threads', 'worker_threads are stable'],
    ['threads', 'worker_threads are stable'],
    ['io.js merge', 'io.js and Node.js are merging'],
    ['merged', 'io.js and Node.js are merging'],
    ['planning', 'Planned: scaled images'],
    ['scale', 'Planned: scaled images'],
    ['scaling', 'Planned: scaled images'],
  ])('%j finds %j first', async (query, title) => {
    expect((await searchTitles(samples, query))[0]).toBe(title);
  });

  it('worker_threads finds the words apart', async () => {
    expect(await searchTitles([{ title: 'Worker threads', slug: 'w' }], 'worker_threads')).toHaveLength(1);
  });
});
