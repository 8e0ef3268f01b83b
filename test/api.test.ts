import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openLibrary, renderArticle, searchLibrary } from '../src/api.js';
import { parseToml } from '../src/host/toml.js';
import { build } from '../src/publish/build/build.js';
import { temporaryFolder } from './support/temporary-folder.js';

const FILES = {
  'pumps.md': '---\ntitle: The pump house\ndate: 2024-01-02\n---\n## Winter\n\nThe [valve](valves.md) froze.\n\n```js\nlet x = 1;\n```\n',
  'valves.md': '---\ntitle: Valves\n---\nA valve is a door.\n', 'draft.md': '---\ntitle: Later\ndraft: true\n---\n',
}; // biome-ignore format: a listing

describe('openLibrary', () => {
  it('opens the same articles from a folder, a compiled library and a file', async () => {
    const dir = temporaryFolder(FILES);
    const out = join(temporaryFolder(), 'library');
    await build({ from: dir, out, publication: { name: 'notes' }, parseToml });
    const slugs = async (path: string) => (await openLibrary(path)).articles.map(({ slug }) => slug);
    expect(await slugs(dir)).toEqual(['pumps', 'valves']);
    expect(await slugs(out)).toEqual(['pumps', 'valves']);
    expect(await slugs(join(dir, 'valves.md'))).toEqual(['valves']);
    expect((await openLibrary(dir, { drafts: true })).articles).toHaveLength(3);
  });

  it('rejects a missing path with a hint', async () => {
    await expect(openLibrary('gone')).rejects.toMatchObject({ name: 'UserError', hint: expect.any(String) });
  });
});

describe('searchLibrary', () => {
  it('returns results with their position and ranges, best first', async () => {
    const library = await openLibrary(temporaryFolder(FILES));
    const results = await searchLibrary(library, 'frozen valve');
    expect(results.length).toBeGreaterThan(0);
    const [first] = await searchLibrary(library, 'froze');
    expect(first).toMatchObject({ article: { slug: 'pumps' }, body: { anchor: 'winter', line: 7 } });
    const { snippet = '', matches = [] } = first?.body ?? {};
    expect(matches.map(([start, end]) => snippet.slice(start, end))).toEqual(['froze']);
    expect(await searchLibrary(library, '', { limit: 1 })).toHaveLength(1);
    expect(await searchLibrary(library, 'zzzzqqqq')).toEqual([]);
  });
});

describe('renderArticle', () => {
  it('renders title, details and body within the width', async () => {
    const library = await openLibrary(temporaryFolder(FILES));
    const [article] = library.articles;
    if (!article) throw new Error('no article');
    const text = await renderArticle(library, article, { width: 40 });
    expect(text.split('\n')).toEqual(
      expect.arrayContaining(['The pump house', '2 January 2024 · 1 min', 'Winter']),
    );
    expect(text).not.toContain('\u001b');
    expect(text.endsWith('\n')).toBe(true);
    expect(await renderArticle(library, 'pum', { width: 40 })).toBe(text);
    expect(Math.max(...text.split('\n').map(row => row.length))).toBeLessThanOrEqual(40);
  });

  it('adds colours without changing the text', async () => {
    const library = await openLibrary(temporaryFolder(FILES));
    const rendered = await renderArticle(library, 'pumps', { depth: 1, links: 'none' });
    expect(rendered).toContain('\u001b[');
    const plain = await renderArticle(library, 'pumps', { links: 'none' });
    expect(rendered.replace(/\u001b\[[\d;]*m/g, '')).toBe(plain);
    expect(await renderArticle(library, 'pumps', { links: 'inline' })).toContain('<valves>');
  });

  it('rejects unknown and ambiguous names', async () => {
    const library = await openLibrary(temporaryFolder(FILES));
    await expect(renderArticle(library, 'gone')).rejects.toMatchObject({ name: 'UserError' });
    await expect(renderArticle(library, '')).rejects.toMatchObject({ name: 'UserError' });
  });

  it('rejects invalid options with a hint', async () => {
    const library = await openLibrary(temporaryFolder(FILES));
    const of = (options: object) => renderArticle(library, 'pumps', options);
    for (const width of [-1, Number.NaN])
      await expect(of({ width })).rejects.toMatchObject({
        name: 'UserError',
        message: `invalid width: ${width}`,
      });
    await expect(of({ theme: 'blue' })).rejects.toMatchObject({
      hint: expect.stringContaining('terminal, dark'),
    });
    await expect(searchLibrary(library, 'valve', { limit: -1 })).rejects.toMatchObject({ name: 'UserError' });
    expect(await searchLibrary(library, 'valve', { limit: 0 })).toEqual([]);
  });
});
