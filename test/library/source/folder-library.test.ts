/** A folder as it comes in, and read again: what is shown meanwhile, and that nothing is read twice. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { parseToml } from '../../../src/host/toml.js';
import type { Library } from '../../../src/library/library.js';
import { openFolder, openFolderLibrary } from '../../../src/library/source/open-source.js';
import { temporaryFolder } from '../temporary.js';

const now = () => Date.now() + 60_000;
/** Front matter in TOML, so that each file that is read is a call. */
const toml = vi.fn(parseToml);

function shelfOf(files: Record<string, string>) {
  const dir = temporaryFolder(files);
  const cache = { dir: join(temporaryFolder(), 'cache'), version: '1', now };
  const open = (options = {}) => openFolderLibrary([dir], { parseToml: toml, cache, ...options });
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

async function all(coming: AsyncIterable<Library>): Promise<Library[]> {
  const libraries: Library[] = [];
  for await (const library of coming) libraries.push(library);
  return libraries;
}

const sizes = (libraries: readonly Library[]) =>
  libraries.map(each => [each.articles.length, each.partial ?? false]);

describe('a folder that nothing is known of', () => {
  it('comes in parts, the first soon, and whole at last', async () => {
    const { open } = shelfOf(articles(700));
    const libraries = await all(open().grow());
    const [first] = libraries;
    expect(first?.partial).toBe(true);
    expect(first?.articles.length).toBeLessThanOrEqual(300);
    expect(sizes(libraries).at(-1)).toEqual([700, false]);
    expect(libraries.filter(({ partial }) => !partial)).toHaveLength(1);
    // Each at least twice as large as the one before, so that there are few.
    expect(libraries.length).toBeLessThanOrEqual(11);
    for (const [index, { articles }] of libraries.slice(1, -1).entries())
      expect(articles.length).toBeGreaterThanOrEqual(2 * (libraries[index]?.articles.length ?? 0));
  });

  it('is kept as far as it was read where it is left', async () => {
    const { open } = shelfOf(articles(700));
    const left = open();
    const coming = left.grow();
    const read = toml.mock.calls.length;
    await coming.next();
    left.stop();
    await expect(all(coming)).rejects.toThrow('stopped');
    const done = toml.mock.calls.length - read;
    expect(done).toBeGreaterThan(0);
    expect(done).toBeLessThan(700);
    expect((await open().read()).articles).toHaveLength(700);
    expect(toml.mock.calls.length - read).toBe(700);
  });

  it('that is small comes whole at once', async () => {
    const { open } = shelfOf(articles(3));
    expect(sizes(await all(open().grow()))).toEqual([[3, false]]);
  });

  it('has the same articles in the same order as one that is opened whole', async () => {
    const { dir, open } = shelfOf(articles(450));
    const grown = (await all(open().grow())).at(-1);
    const whole = await openFolder([dir], { parseToml });
    expect(grown?.articles).toEqual(whole.articles);
    expect(grown?.problems).toEqual(whole.problems);
  });

  it('can be left in the middle', async () => {
    const { open } = shelfOf(articles(400));
    const shelf = open();
    const coming = shelf.grow();
    await coming.next();
    shelf.stop();
    await expect(all(coming)).rejects.toThrow('stopped');
  });

  it.each([
    ['no article', {}],
    ['drafts alone', { 'a.md': '+++\ndraft = true\n+++\n' }],
  ])('that holds %s is refused', async (_, files) => {
    await expect(all(shelfOf(files).open().grow())).rejects.toMatchObject({ name: 'UserError' });
  });
});

describe('a folder that is known', () => {
  it('comes from the cache, newest first, before a file is looked at', async () => {
    const { dir, open } = shelfOf(articles(500));
    await open().read();
    rmSync(dir, { recursive: true });
    mkdirSync(dir);
    toml.mockClear();
    const coming = open().grow();
    const { value: first } = await coming.next();
    expect(first.articles[0].title).toBe('N499');
    await expect(all(coming)).rejects.toMatchObject({ name: 'UserError' });
    expect(toml).not.toHaveBeenCalled();
  });

  it('comes once where nothing has changed, and its files are not read', async () => {
    const { open } = shelfOf(articles(200));
    await open().read();
    toml.mockClear();
    const libraries = await all(open().grow());
    expect(sizes(libraries)).toEqual([
      [200, false],
      [200, false],
    ]);
    expect(libraries[0]).toBe(libraries[1]);
    expect(toml).not.toHaveBeenCalled();
  });

  it('is corrected: what came, changed and went', async () => {
    const { dir, open } = shelfOf(articles(200));
    await open().read();
    writeFileSync(join(dir, 'f0/a0.md'), '+++\ntitle = "Changed"\n+++\n');
    writeFileSync(join(dir, 'new.md'), '+++\ntitle = "New"\n+++\n');
    rmSync(join(dir, 'f1/a1.md'));
    toml.mockClear();
    const [before, after, ...more] = await all(open().grow());
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

  it('is the same library when it is read again, until something changes', async () => {
    const { dir, open } = shelfOf({ ...articles(5), 'b.md': '\u0000\u0001\u0002binary' });
    const shelf = open();
    const first = await shelf.read();
    expect(first.problems).toHaveLength(1);
    toml.mockClear();
    expect(await shelf.read()).toBe(first);
    writeFileSync(join(dir, 'new.md'), '+++\ntitle = "New"\n+++\n');
    expect((await shelf.read()).articles).toHaveLength(6);
    expect(toml).toHaveBeenCalledTimes(1);
  });

  it('says when it has gone, and can be read when it is there again', async () => {
    const { dir, open } = shelfOf(articles(5));
    const shelf = open();
    await shelf.read();
    rmSync(dir, { recursive: true });
    await expect(shelf.read()).rejects.toMatchObject({ name: 'UserError' });
    mkdirSync(dir);
    writeFileSync(join(dir, 'a.md'), 'A');
    expect((await shelf.read()).articles).toHaveLength(1);
  });
});
