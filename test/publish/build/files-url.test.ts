/** Relative links and images of a publication whose files are shown by the host of its repository. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { parseToml } from '../../../src/host/toml.js';
import { openCompiled } from '../../../src/library/compiled/open-compiled.js';
import { linkAddress } from '../../../src/library/links/resolve-link.js';
import { buildPublication } from '../../../src/publish/build/build.js';
import { temporaryFolder } from '../../support/temporary-folder.js';

it('links go to the page of a file, images to its bytes, and the homepage stays as it is', async () => {
  const dir = temporaryFolder({ 'articles/a/b.md': '---\ntitle: B\n---\n![x](i.png)\n', 'package.json': '' });
  const homepage = 'https://github.com/ann/notes#readme';
  const manifest = JSON.stringify({ name: 'notes', homepage, repository: 'ann/notes' });
  writeFileSync(join(dir, 'package.json'), manifest);
  await buildPublication(dir, { parseToml });
  const library = await openCompiled(join(dir, 'dist/library'));
  const [article] = library.articles;
  if (!article) throw new Error('no article');
  expect(library.homepage).toBe('https://github.com/ann/notes');
  const base = 'https://github.com/ann/notes';
  expect(linkAddress(library, article, 'i.png')).toBe(`${base}/raw/HEAD/articles/a/i.png`);
  expect(linkAddress(library, article, '../c.pdf#p')).toBe(`${base}/blob/HEAD/articles/c.pdf#p`);
  expect(await library.preRendered?.(article)).toContain(`${base}/raw/HEAD/articles/a/i.png`);
});
