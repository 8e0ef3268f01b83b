/** What is set when a library is compiled is what would be set when it is read. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { parseToml } from '../../../src/host/toml.js';
import { openCompiled } from '../../../src/library/compiled/open-compiled.js';
import { openFolder } from '../../../src/library/source/open-source.js';
import { finish } from '../../../src/markdown/incremental-parse.js';
import { build } from '../../../src/publish/build/build.js';
import { pipedText } from '../../../src/publish/build/pre-rendered-text.js';

test('every bundled article is kept as it would be set for a pipe', async () => {
  const from = fileURLToPath(new URL('../../../articles', import.meta.url));
  const out = join(mkdtempSync(join(tmpdir(), 'lectern-')), 'library');
  await build({ from, out, publication: { name: 'lectern' }, parseToml });
  const compiled = await openCompiled(out);
  const source = await openFolder([from], { parseToml });
  expect(compiled.articles.length).toBeGreaterThan(13);
  for (const article of source.articles) {
    const same = compiled.articles.find(({ path }) => path === article.path);
    const live = pipedText(source, article, finish(await source.parsing(article)));
    expect(same && (await compiled.preRendered?.(same))).toBe(live);
  }
});
