import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { isUserError, type Library, openLibrary, renderArticle, searchLibrary } from '../src/api.js';
import { parseToml } from '../src/host/toml.js';
import type { Library as LoadedLibrary } from '../src/library/library.js';
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

describe('a search that is cancelled', () => {
  const article = (index: number) =>
    `---\ntitle: Article ${index}\n---\n${`Some words about valve ${index}. `.repeat(40)}`;
  const many = () =>
    temporaryFolder(
      Object.fromEntries(Array.from({ length: 400 }, (_, index) => [`${index}.md`, article(index)])),
    );

  it('rejects with the reason while bodies are still being read', async () => {
    const library = await openLibrary(many());
    const controller = new AbortController();
    const reason = new Error('typed on');
    const searching = searchLibrary(library, 'valve', { signal: controller.signal });
    setImmediate(() => controller.abort(reason));
    await expect(searching).rejects.toBe(reason);
    const aborted = searchLibrary(library, 'valve', { signal: AbortSignal.abort(reason) });
    await expect(aborted).rejects.toBe(reason);
    expect(await searchLibrary(library, 'valve')).toHaveLength(400);
  });

  it('stops between two time slices when its bodies are known', async () => {
    const library = await openLibrary(many());
    await searchLibrary(library, 'valve', { limit: 1 });
    const parsing = vi.spyOn(library as LoadedLibrary, 'parsing');
    const controller = new AbortController();
    let turns = 0;
    const abortLater = () => (turns++ < 2 ? setImmediate(abortLater) : controller.abort());
    setImmediate(abortLater);
    await expect(searchLibrary(library, 'valve', { signal: controller.signal })).rejects.toMatchObject({
      name: 'AbortError',
    });
    const parsed = parsing.mock.calls.length;
    await new Promise(resolve => setImmediate(resolve));
    // The work itself ends, too: it reads no further articles for their snippets.
    expect(parsing.mock.calls.length - parsed).toBeLessThanOrEqual(1);
    expect(parsed).toBeLessThan(400);
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

  it('refuses an option that does not exist', async () => {
    const dir = temporaryFolder(FILES);
    const library = await openLibrary(dir);
    const wrong = { widht: 40 } as object;
    for (const call of [
      openLibrary(dir, wrong),
      searchLibrary(library, 'pumps', wrong),
      renderArticle(library, 'pumps', wrong),
    ])
      await expect(call).rejects.toMatchObject({
        reason: 'invalid-option',
        message: 'invalid option: "widht"',
        hint: expect.stringMatching(/^available options: /),
      });
  });

  it('renders only the section of `slug#anchor`', async () => {
    const dir = temporaryFolder({
      'a.md': '---\ntitle: A\n---\nIntro.\n\n## One\n\nFirst.\n\n## Two\n\nSecond.\n',
    });
    const library = await openLibrary(dir);
    expect(await renderArticle(library, 'a#two')).toBe('Two\n───\n\nSecond.\n');
    await expect(renderArticle(library, 'a#three')).rejects.toMatchObject({
      name: 'UserError',
      reason: 'not-found',
      hint: 'available sections: one, two',
    });
  });

  it('rejects unknown and ambiguous names with different reasons', async () => {
    const library = await openLibrary(temporaryFolder({ ...FILES, 'pumice.md': '# Pumice\n' }));
    for (const name of ['gone', '', 'gone#winter'])
      await expect(renderArticle(library, name)).rejects.toMatchObject({
        name: 'UserError',
        reason: 'not-found',
      });
    const error = await renderArticle(library, 'pum').catch((thrown: unknown) => thrown);
    expect(isUserError(error) && error.reason).toBe('ambiguous');
    expect(isUserError(new Error('pum'))).toBe(false);
  });

  it('rejects invalid options with a hint', async () => {
    const library = await openLibrary(temporaryFolder(FILES));
    const of = (options: object) => renderArticle(library, 'pumps', options);
    for (const width of [-1, Number.NaN, Number.POSITIVE_INFINITY, 1.5])
      await expect(of({ width })).rejects.toMatchObject({
        name: 'UserError',
        message: `invalid width: ${width}`,
        reason: 'invalid-option',
      });
    await expect(of({ theme: 'blue' })).rejects.toMatchObject({
      hint: expect.stringContaining('terminal, dark'),
    });
    const invalid = { name: 'UserError', reason: 'invalid-option', hint: expect.stringMatching(/^[a-z]/) };
    const wrong: unknown[] = [
      { width: '80' }, { depth: 4 }, { depth: true }, { theme: 'toString' }, { links: 'all' }, { ascii: 'no' }, null, 3,
    ]; // biome-ignore format: a list
    for (const options of wrong) await expect(of(options as object)).rejects.toMatchObject(invalid);
    const calls: Promise<unknown>[] = [
      renderArticle({} as Library, 'a'),
      renderArticle(null as unknown as Library, 'a'),
      renderArticle(library, 7 as unknown as string),
      renderArticle(library, null as unknown as string),
      searchLibrary(library, 7 as unknown as string),
      searchLibrary({} as Library, 'a'),
      searchLibrary(library, 'valve', { limit: -1 }),
      searchLibrary(library, 'valve', { limit: '3' as unknown as number }),
      searchLibrary(library, 'valve', { signal: {} as AbortSignal }),
      openLibrary(7 as unknown as string),
      openLibrary(''),
      openLibrary('.', { drafts: 'yes' as unknown as boolean }),
    ];
    for (const call of calls) await expect(call).rejects.toMatchObject(invalid);
    expect(await searchLibrary(library, 'valve', { limit: 0 })).toEqual([]);
  });
});
