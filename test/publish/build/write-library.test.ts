import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { parseToml } from '../../../src/host/toml.js';
import { openCompiled } from '../../../src/library/compiled/open-compiled.js';
import { finishParse } from '../../../src/markdown/incremental-parse.js';
import { build } from '../../../src/publish/build/build.js';
import { fileNames, preRenderText } from '../../../src/publish/build/write-library.js';
import { ROOT } from '../../e2e/program.mjs';
import { openFolder } from '../../support/open-folder.js';
import { temporaryFolder } from '../../support/temporary-folder.js';

describe('preRenderText', () => {
  it('stores the same text that is rendered from the source', async () => {
    const from = join(ROOT, 'articles');
    const out = join(temporaryFolder(), 'library');
    await build({ from, out, publication: { name: 'lectern' }, parseToml });
    const compiled = await openCompiled(out);
    const source = await openFolder([from], { parseToml });
    expect(compiled.articles).toHaveLength(source.articles.length);
    for (const article of source.articles) {
      const same = compiled.articles.find(({ path }) => path === article.path);
      const rendered = preRenderText(source, article, finishParse(await source.parsing(article)));
      expect(same && (await compiled.preRendered?.(same))).toBe(rendered);
    }
  });
});

describe('fileNames', () => {
  it('returns names that are valid on every system and unique if case is ignored', () => {
    const slugs = [
      'intro',
      'ops/intro',
      'Intro',
      '../../etc',
      'con',
      'a b:c',
      '日本語',
      '.hidden',
      'x'.repeat(300),
      '???',
      'ops-intro',
      'nul.x',
    ];
    expect(fileNames(slugs)).toEqual([
      'intro', 'ops-intro', 'Intro-2', 'etc', '_con', 'a-b-c', '日本語', 'hidden', 'x'.repeat(50), 'article', 'ops-intro-2', '_nul.x',
    ]); // biome-ignore format: a listing
  });

  it('looks up each name a few times for any number of slugs with the same start', () => {
    const slugs = Array.from({ length: 2000 }, (_, index) => `${'x'.repeat(60)}-${index}`);
    const lookUp = vi.spyOn(Set.prototype, 'has');
    const names = fileNames(slugs);
    const count = lookUp.mock.calls.length;
    lookUp.mockRestore();
    expect(new Set(names).size).toBe(slugs.length);
    expect(names.at(-1)).toBe(`${'x'.repeat(50)}-2000`);
    expect(count).toBeLessThan(3 * slugs.length);
  });
});
