/** What people look for is found: judged queries over the bundle and over a library made from a seed. */
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseToml } from '../../src/host/toml.js';
import { openFolder } from '../../src/library/source/open-source.js';
import { createSearcher } from '../../src/search/search.js';
import { makeLibrary } from '../support/library.js';
import { BUNDLE } from './judged/bundle.js';
import { MADE, makeSamples } from './judged/made.js';
import { type Measured, measure } from './judged/measure.js';

const ARTICLES = join(import.meta.dirname, '../../articles');

describe.each([
  ['the bundle', BUNDLE, () => openFolder([ARTICLES], { parseToml })],
  ['a made library', MADE, async () => makeLibrary(makeSamples())],
])('judged queries over %s', (name, judged, open) => {
  it('are many, and each wants articles that are there', async () => {
    const { articles } = await open();
    const unknown = judged
      .flatMap(({ wants }) => wants)
      .filter(want => !articles.some(({ slug }) => slug.endsWith(want)));
    expect(unknown).toEqual([]);
    expect(judged.length).toBeGreaterThanOrEqual(60);
  });

  it('find what was wanted among the first five', async () => {
    const measured = await measure(createSearcher(await open()), judged);
    report(name, measured);
    expect(measured.recall).toBeGreaterThanOrEqual(0.95);
    expect(measured.mrr).toBeGreaterThanOrEqual(0.95);
  });
});

function report(name: string, { queries, recall, mrr, misses }: Measured): void {
  const figures = `${name}: ${queries} queries, recall@5 ${recall.toFixed(3)}, MRR ${mrr.toFixed(3)}`;
  process.stdout.write(`${[figures, ...misses.map(miss => `  ${miss}`)].join('\n')}\n`);
}
