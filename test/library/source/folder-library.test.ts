/** Loading a folder incrementally, and again: which states are published, and that no file is read twice. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { parseToml } from '../../../src/host/toml.js';
import type { Library } from '../../../src/library/library.js';
import { openSources } from '../../../src/library/source/open-source.js';
import { openFolder } from '../../support/open-folder.js';
import { temporaryFolder } from '../../support/temporary-folder.js';

const now = () => Date.now() + 60_000;
/** Counts the files that are read: each has front matter in TOML. */
const toml = vi.fn(parseToml);

function createFolder(files: Record<string, string>) {
  const dir = temporaryFolder(files);
  const cache = { dir: join(temporaryFolder(), 'cache'), version: '1', now };
  const open = (options = {}) => openSources([dir], { parseToml: toml, cache, ...options });
  return { dir, open, cache };
}

function articles(count: number, from = 0): Record<string, string> {
  const entries = Array.from({ length: count }, (_, index) => {
    const day = new Date(Date.UTC(2020, 0, 1 + from + index)).toISOString().slice(0, 10);
    return [
      `f${index % 7}/a${from + index}.md`,
      `+++\ntitle = "N${from + index}"\ndate = ${day}\n+++\nBody\n`,
    ];
  });
  return Object.fromEntries(entries);
}

async function collect(updates: AsyncIterable<Library>): Promise<Library[]> {
  const libraries: Library[] = [];
  for await (const library of updates) libraries.push(library);
  return libraries;
}

const sizes = (libraries: readonly Library[]) =>
  libraries.map(each => [each.articles.length, each.partial ?? false]);

describe('updates without a cache', () => {
  it('publishes growing partial libraries, then the complete one', async () => {
    const { open } = createFolder(articles(700));
    const libraries = await collect(open().updates());
    const [first] = libraries;
    expect(first?.partial).toBe(true);
    expect(first?.articles.length).toBeLessThanOrEqual(300);
    expect(sizes(libraries).at(-1)).toEqual([700, false]);
    expect(libraries.filter(({ partial }) => !partial)).toHaveLength(1);
    // Each has at least twice as many articles as the one before, so that there are few.
    expect(libraries.length).toBeLessThanOrEqual(11);
    for (const [index, { articles }] of libraries.slice(1, -1).entries())
      expect(articles.length).toBeGreaterThanOrEqual(2 * (libraries[index]?.articles.length ?? 0));
  });

  it('caches what was read before `stop`', async () => {
    const { open } = createFolder(articles(700));
    const stopped = open();
    const updates = stopped.updates();
    const read = toml.mock.calls.length;
    await updates.next();
    stopped.stop();
    await expect(collect(updates)).rejects.toThrow('stopped');
    const done = toml.mock.calls.length - read;
    expect(done).toBeGreaterThan(0);
    expect(done).toBeLessThan(700);
    expect((await open().reload()).articles).toHaveLength(700);
    expect(toml.mock.calls.length - read).toBe(700);
  });

  it('publishes a small folder once', async () => {
    const { open } = createFolder(articles(3));
    expect(sizes(await collect(open().updates()))).toEqual([[3, false]]);
  });

  it('ends with the same library as `reload`', async () => {
    const { dir, open } = createFolder(articles(450));
    const grown = (await collect(open().updates())).at(-1);
    const whole = await openFolder([dir], { parseToml });
    expect(grown?.articles).toEqual(whole.articles);
    expect(grown?.problems).toEqual(whole.problems);
  });

  it('rejects after `stop`', async () => {
    const { open } = createFolder(articles(400));
    const source = open();
    const updates = source.updates();
    await updates.next();
    source.stop();
    await expect(collect(updates)).rejects.toThrow('stopped');
  });

  it.each([
    ['no article', {}],
    ['only drafts', { 'a.md': '+++\ndraft = true\n+++\n' }],
  ])('refuses a folder with %s', async (_, files) => {
    await expect(collect(createFolder(files).open().updates())).rejects.toMatchObject({ name: 'UserError' });
  });
});

describe('updates with a cache', () => {
  it('publishes the cached articles, newest first, before reading any file', async () => {
    const { dir, open } = createFolder(articles(500));
    await open().reload();
    rmSync(dir, { recursive: true });
    mkdirSync(dir);
    toml.mockClear();
    const updates = open().updates();
    const { value: first } = await updates.next();
    expect(first.articles[0].title).toBe('N499');
    await expect(collect(updates)).rejects.toMatchObject({ name: 'UserError' });
    expect(toml).not.toHaveBeenCalled();
  });

  it('publishes the same library twice, without reading files, if nothing has changed', async () => {
    const { open } = createFolder(articles(200));
    await open().reload();
    toml.mockClear();
    const libraries = await collect(open().updates());
    expect(sizes(libraries)).toEqual([
      [200, false],
      [200, false],
    ]);
    expect(libraries[0]).toBe(libraries[1]);
    expect(toml).not.toHaveBeenCalled();
  });

  it('corrects added, changed and removed articles', async () => {
    const { dir, open } = createFolder(articles(200));
    await open().reload();
    writeFileSync(join(dir, 'f0/a0.md'), '+++\ntitle = "Changed"\n+++\n');
    writeFileSync(join(dir, 'new.md'), '+++\ntitle = "New"\n+++\n');
    rmSync(join(dir, 'f1/a1.md'));
    toml.mockClear();
    const [before, after, ...more] = await collect(open().updates());
    expect(more).toEqual([]);
    expect(toml).toHaveBeenCalledTimes(2);
    const titles = (library?: Library) => new Set(library?.articles.map(({ title }) => title));
    expect(titles(before).has('N1')).toBe(true);
    expect([...titles(after)].filter(title => !titles(before).has(title)).sort()).toEqual(['Changed', 'New']);
    expect([...titles(before)].filter(title => !titles(after).has(title)).sort()).toEqual(['N0', 'N1']);
    expect(after?.articles.find(({ title }) => title === 'N5')).toBe(
      before?.articles.find(({ title }) => title === 'N5'),
    );
  });

  it('returns the same library from `reload` until something changes', async () => {
    const { dir, open } = createFolder({ ...articles(5), 'b.md': '\u0000\u0001\u0002binary' });
    const source = open();
    const first = await source.reload();
    expect(first.problems).toHaveLength(1);
    toml.mockClear();
    expect(await source.reload()).toBe(first);
    writeFileSync(join(dir, 'new.md'), '+++\ntitle = "New"\n+++\n');
    expect((await source.reload()).articles).toHaveLength(6);
    expect(toml).toHaveBeenCalledTimes(1);
  });

  it('rejects while the folder is missing, and loads it when it is back', async () => {
    const { dir, open } = createFolder(articles(5));
    const source = open();
    await source.reload();
    rmSync(dir, { recursive: true });
    await expect(source.reload()).rejects.toMatchObject({ name: 'UserError' });
    mkdirSync(dir);
    writeFileSync(join(dir, 'a.md'), 'A');
    expect((await source.reload()).articles).toHaveLength(1);
  });
});
