/** Measures search quality with judged queries, over the bundle and over a generated library. */
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseToml } from '../../src/host/toml.js';
import { createSearcher } from '../../src/search/search.js';
import { makeLibrary } from '../support/library.js';
import { openFolder } from '../support/open-folder.js';
import { BUNDLE_QUERIES } from './relevance/bundle-queries.js';
import { GENERATED_QUERIES, makeSamples } from './relevance/generated-library.js';
import { measureQuality, type SearchQuality } from './relevance/search-quality.js';

const ARTICLES = join(import.meta.dirname, '../../articles');

describe.each([
  ['the bundle', BUNDLE_QUERIES, () => openFolder([ARTICLES], { parseToml })],
  ['a generated library', GENERATED_QUERIES, async () => makeLibrary(makeSamples())],
])('judged queries over %s', (name, judged, open) => {
  it('has at least 60 queries, and all their articles exist', async () => {
    const { articles } = await open();
    const unknown = judged
      .flatMap(({ wants }) => wants)
      .filter(want => !articles.some(({ slug }) => slug.endsWith(want)));
    expect(unknown).toEqual([]);
    expect(judged.length).toBeGreaterThanOrEqual(60);
  });

  it('finds the wanted articles among the first five results', async () => {
    const quality = await measureQuality(createSearcher(await open()), judged);
    report(name, quality);
    expect(quality.recall).toBeGreaterThanOrEqual(0.95);
    expect(quality.mrr).toBeGreaterThanOrEqual(0.95);
  });
});

function report(name: string, { queries, recall, mrr, misses }: SearchQuality): void {
  const figures = `${name}: ${queries} queries, recall@5 ${recall.toFixed(3)}, MRR ${mrr.toFixed(3)}`;
  process.stdout.write(`${[figures, ...misses.map(miss => `  ${miss}`)].join('\n')}\n`);
}
