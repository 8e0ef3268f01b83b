import { execFileSync } from 'node:child_process';
import {
  chmodSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, symlinkSync, truncateSync, utimesSync, writeFileSync,
} from 'node:fs'; // biome-ignore format: one line of names
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { parseToml } from '../../../src/host/toml.js';
import type { Library } from '../../../src/library/library.js';
import * as parser from '../../../src/markdown/parse.js';
import { textsOf } from '../../support/body-texts.js';
import { openFolder } from '../../support/open-folder.js';
import { temporaryFolder } from '../../support/temporary-folder.js';

/** Count the work. Reading the front matter of a file calls the TOML parser, and parsing its body calls `startParse`. */
const toml = vi.fn(parseToml);
vi.mock('../../../src/markdown/parse.js', { spy: true });

const FILES = {
  'notes/a.md': '+++\ntitle = "Älpha"\ntags = ["x"]\n+++\n# Intro\n\nOne “two” three.\n\n## Next\n\nFour.\n',
  'notes/b.md': '+++\ntitle = "Beta"\ndate = "no day"\n+++\nBody of beta\n',
  'c.md': '+++\ntitle = "Gamma"\ndraft = true\n+++\nBody of gamma\n',
};

function createFolder() {
  const home = temporaryFolder({});
  const dir = join(home, 'library');
  for (const [path, text] of Object.entries(FILES)) put(dir, path, text);
  return { dir, cache: join(home, 'cache', 'lectern') };
}

function put(dir: string, path: string, text: string): void {
  mkdirSync(join(dir, path, '..'), { recursive: true });
  writeFileSync(join(dir, path), text);
}

/** A minute from now, because a file that was just written has no reliable fingerprint. */
const now = () => Date.now() + 60_000;

interface Opening {
  cache: string;
  version?: string;
  clock?: () => number;
  drafts?: boolean;
  follow?: boolean;
}

/** Opens the folder and its bodies; returns the number of files that were read and that were parsed. */
async function open(dir: string, { cache, version = '1.0.0', clock = now, ...options }: Opening) {
  toml.mockClear();
  vi.mocked(parser.startParse).mockClear();
  const library = await openFolder([dir], {
    parseToml: toml,
    cache: { dir: cache, version, now: clock },
    ...options,
  });
  const read = toml.mock.calls.length;
  const bodies = await library.bodies();
  return { library, bodies, read, parsed: vi.mocked(parser.startParse).mock.calls.length };
}

async function fresh(dir: string, options = {}) {
  const library = await openFolder([dir], { parseToml, ...options });
  return {
    ...plain(library),
    bodies: textsOf(await library.bodies()),
    headings: library.articles.map(a => a.headings),
  };
}

function plain({ name, key, articles, problems }: Library) {
  return { name, key, articles, problems };
}

async function same(dir: string, opened: Awaited<ReturnType<typeof open>>, options = {}) {
  const { library, bodies } = opened;
  const headings = library.articles.map(article => article.headings);
  expect({ ...plain(library), bodies: textsOf(bodies), headings }).toEqual(await fresh(dir, options));
}

describe('cache', () => {
  it('returns the same library the second time without reading or parsing a file', async () => {
    const { dir, cache } = createFolder();
    const first = await open(dir, { cache });
    expect([first.read, first.parsed]).toEqual([3, 2]);
    await same(dir, first);
    const second = await open(dir, { cache });
    expect([second.read, second.parsed]).toEqual([0, 0]);
    await same(dir, second);
    expect(readdirSync(cache)).toHaveLength(2);
    if (process.platform !== 'win32') expect(statSync(cache).mode & 0o777).toBe(0o700);
  });

  it('reads only files that were changed or added, and drops removed ones', async () => {
    const { dir, cache } = createFolder();
    await open(dir, { cache });
    put(dir, 'notes/b.md', FILES['notes/b.md'].replace('beta', 'zeta'));
    put(dir, 'd.md', '+++\ntitle = "Delta"\n+++\nNew\n');
    rmSync(join(dir, 'c.md'));
    const second = await open(dir, { cache });
    expect([second.read, second.parsed]).toEqual([2, 2]);
    expect(textsOf(second.bodies).join()).toContain('body of zeta');
    await same(dir, second);
    const third = await open(dir, { cache });
    expect([third.read, third.parsed]).toEqual([0, 0]);
    await same(dir, third);
  });

  it('handles caches that are longer than one chunk', async () => {
    const { dir, cache } = createFolder();
    for (let number = 0; number < 300; number++)
      put(
        dir,
        `m/${number}.md`,
        `+++\ntitle = "M"\n+++\n## ${`Ä${number} `.repeat(200)}\n\nBody ${number}\n`,
      );
    await open(dir, { cache });
    put(dir, 'm/150.md', '+++\ntitle = "M"\n+++\nChanged\n');
    rmSync(join(dir, 'm/200.md'));
    const second = await open(dir, { cache });
    expect([second.read, second.parsed]).toEqual([1, 1]);
    await same(dir, second);
    const third = await open(dir, { cache });
    expect([third.read, third.parsed]).toEqual([0, 0]);
    await same(dir, third);
  });

  it('reads large bodies only where they are searched, also after its file was replaced', async () => {
    const { dir, cache } = createFolder();
    const paragraph = (word: string) => `${'One “two” three. '.repeat(400)}${word}\n\n`;
    for (let number = 0; number < 12; number++)
      put(dir, `m/${number}.md`, `+++\ntitle = "M"\n+++\n${paragraph(`x${number}y`).repeat(120)}\n`);
    await open(dir, { cache });
    const { library, bodies, parsed } = await open(dir, { cache });
    expect([bodies.byteLength > 1 << 23, parsed]).toEqual([true, 0]);
    const file = join(cache, readdirSync(cache).find(name => name.endsWith('.bodies')) ?? '');
    renameSync(file, `${file}.1`);
    writeFileSync(file, 'another file');
    const memory = process.memoryUsage().arrayBuffers;
    for (let number = 0; number < 12; number++) {
      const expected = library.articles.findIndex(({ path }) => path === `m/${number}.md`);
      expect(bodies.seek(`x${number}y`, 0, bodies.size)).toBe(expected);
      expect(bodies.seek(`x${number}y`, expected + 1, bodies.size)).toBe(bodies.size);
    }
    expect(process.memoryUsage().arrayBuffers - memory).toBeLessThan(bodies.byteLength / 2);
    expect(textsOf(bodies)).toEqual((await fresh(dir)).bodies);
    truncateSync(`${file}.1`, 1000);
    expect(bodies.seek('x11y', 0, bodies.size)).toBe(bodies.size);
  });

  it('detects a change that keeps the size and mtime of a file', async () => {
    const { dir, cache } = createFolder();
    const file = join(dir, 'notes/b.md');
    const { atime, mtime } = statSync(file);
    await open(dir, { cache });
    writeFileSync(file, FILES['notes/b.md'].replace('Beta', 'Zeta'));
    utimesSync(file, atime, mtime);
    const { library } = await open(dir, { cache });
    expect(library.articles.map(({ title }) => title)).toContain('Zeta');
  });

  it('detects that two files were swapped', async () => {
    const { dir, cache } = createFolder();
    await open(dir, { cache });
    renameSync(join(dir, 'notes/a.md'), join(dir, 'notes/x.md'));
    renameSync(join(dir, 'notes/b.md'), join(dir, 'notes/a.md'));
    renameSync(join(dir, 'notes/x.md'), join(dir, 'notes/b.md'));
    await same(dir, await open(dir, { cache }));
  });

  it('reads a file again that was written just before the last start', async () => {
    const { dir, cache } = createFolder();
    const clock = () => statSync(join(dir, 'c.md')).ctimeMs;
    await open(dir, { cache, clock });
    const second = await open(dir, { cache, clock });
    expect([second.read, second.parsed]).toEqual([3, 2]);
  });

  it('uses separate caches with and without drafts, and for each version', async () => {
    const { dir, cache } = createFolder();
    await open(dir, { cache });
    const drafts = await open(dir, { cache, drafts: true });
    expect(drafts.library.articles).toHaveLength(3);
    await same(dir, drafts, { drafts: true });
    expect((await open(dir, { cache, version: '1.0.1' })).read).toBe(3);
    expect((await open(dir, { cache, version: '1.0.1' })).read).toBe(0);
  });

  it.skipIf(process.platform === 'win32')('stores all fields, odd names and links', async () => {
    const { dir, cache } = createFolder();
    const outside = temporaryFolder({ 'far.md': '+++\ntitle = "Far"\n+++\nFar\n' });
    put(
      dir,
      'rare.md',
      '+++\ntitle = "Rare \\\\u C:\\\\"\nslug = "r"\nauthors = ["A", "B"]\nupdated = 2024-12-15\nimage = "i.png"\nlang = "en"\nseries = "S"\norder = 2\nother = ["x\\ty"]\n+++\nRare\n',
    );
    for (const name of ['"quoted".md', 'a\tb\nc\u001b.md', '\u202ebidi.md', ' blank .md'])
      put(dir, `odd "/${name}`, '+++\ntags = ["x", "ä"]\n+++\nOdd\n');
    symlinkSync(outside, join(dir, 'folder-link'));
    symlinkSync(join(outside, 'far.md'), join(dir, 'file-link.md'));
    const options = { follow: true, drafts: true };
    const first = await open(dir, { cache, ...options });
    expect([first.read, first.library.articles.length]).toEqual([9, 9]);
    const second = await open(dir, { cache, ...options });
    expect([second.read, second.parsed]).toEqual([0, 0]);
    await same(dir, second, options);
  });

  it.skipIf(process.platform === 'win32')(
    'reads a file again that replaced a link, and the reverse',
    async () => {
      const { dir, cache } = createFolder();
      put(dir, '.store/b.md', '+++\ntitle = "Stored"\n+++\nStored\n');
      symlinkSync('.store/b.md', join(dir, 'link.md'));
      await open(dir, { cache });
      rmSync(join(dir, 'link.md'));
      renameSync(join(dir, '.store/b.md'), join(dir, 'link.md'));
      const second = await open(dir, { cache });
      expect(second.read).toBe(1);
      await same(dir, second);
      renameSync(join(dir, 'link.md'), join(dir, '.store/b.md'));
      symlinkSync('.store/b.md', join(dir, 'link.md'));
      const third = await open(dir, { cache });
      expect(third.read).toBe(1);
      await same(dir, third);
    },
  );

  it('is written again if a field of a row is not valid', async () => {
    const { dir, cache } = createFolder();
    await open(dir, { cache });
    const file = join(cache, readdirSync(cache).find(name => name.endsWith('.entries')) ?? '');
    const text = readFileSync(file, 'utf8');
    const row = text.split('\n').find(line => line.includes('Älpha')) ?? '';
    const fields = row.split('\t');
    const faults: [column: number, value: string][] = [
      [0, '"a'], [2, 'a\u001b[2J'], [3, '\u202etitle'], [6, '15 May'], [7, 'x'], [7, '-1'], [8, '1e999'],
      [9, '0'], [9, '1.5'], [10, 'other'], [11, '{'], [11, '[]'], [11, '{"fields":{"lang":1}}'], [11, '{"slugLine":0}'],
      [11, '{"file":1}'], [11, '{"problems":[{}]}'], [11, '{"fields":{"lang":"\\u001b"}}'], [12, 'tag\u0007'],
    ]; // biome-ignore format: a table
    for (const [column, value] of faults) {
      writeFileSync(file, text.replace(row, fields.with(column, value).join('\t')));
      const opened = await open(dir, { cache });
      expect([opened.read, column, value]).toEqual([3, column, value]);
      await same(dir, opened);
    }
  });

  it('stores problems, and shows their files relative to the current folder', async () => {
    const { dir, cache } = createFolder();
    await open(dir, { cache });
    const library = await openFolder(['.'], {
      parseToml: toml,
      base: dir,
      cache: { dir: cache, version: '1.0.0', now },
    });
    expect(library.problems.map(({ file, line }) => [file, line])).toEqual([[join('notes', 'b.md'), 3]]);
  });

  it.each([
    ['truncated', (file: string) => truncateSync(file, statSync(file).size - 7)],
    ['emptied', (file: string) => writeFileSync(file, '')],
    ['overwritten', (file: string) => writeFileSync(file, Buffer.alloc(5000, 0xfe))],
    [
      'valid JSON of another shape',
      (file: string) => writeFileSync(file, `${headOf(file)}\n[[1,2],null,{"a":3}]`),
    ],
    [
      'JSON with other keys',
      (file: string) => writeFileSync(file, `${headOf(file)}\n{"rows":[["a"]],"length":0}\n`),
    ],
    ['a folder', asFolder],
  ])('is written again if it is %s', async (_, spoil) => {
    const { dir, cache } = createFolder();
    await open(dir, { cache });
    for (const name of readdirSync(cache)) spoil(join(cache, name));
    const second = await open(dir, { cache });
    // The bodies leave the memory while they are written. A folder cannot be replaced, so they are extracted again.
    expect([second.read, second.parsed]).toEqual([3, spoil === asFolder ? 4 : 2]);
    await same(dir, second);
  });

  it.skipIf(process.platform === 'win32')('does not block on a pipe in its place', async () => {
    const { dir, cache } = createFolder();
    await open(dir, { cache });
    for (const name of readdirSync(cache)) {
      rmSync(join(cache, name));
      execFileSync('mkfifo', [join(cache, name)]);
    }
    await same(dir, await open(dir, { cache }));
  });

  it('is not used if it cannot be written', async () => {
    const { dir, cache } = createFolder();
    mkdirSync(join(cache, '..'));
    writeFileSync(cache, 'a file in place of the folder');
    expect((await open(dir, { cache })).read).toBe(3);
    const again = await open(dir, { cache });
    expect(again.read).toBe(3);
    await same(dir, again);
  });

  it.skipIf(process.platform === 'win32' || process.getuid?.() === 0)(
    'is read if its folder is read-only',
    async () => {
      const { dir, cache } = createFolder();
      await open(dir, { cache });
      chmodSync(cache, 0o500);
      put(dir, 'd.md', '+++\ntitle = "Delta"\n+++\nNew\n');
      const second = await open(dir, { cache });
      chmodSync(cache, 0o700);
      expect(second.read).toBe(1);
      await same(dir, second);
    },
  );

  it('leaves no temporary file if several processes write at once', async () => {
    const { dir, cache } = createFolder();
    const all = await Promise.all(Array.from({ length: 8 }, () => open(dir, { cache })));
    for (const opened of all) await same(dir, opened);
    expect(readdirSync(cache)).toHaveLength(2);
    expect((await open(dir, { cache })).read).toBe(0);
  });
});

function asFolder(file: string): void {
  rmSync(file);
  mkdirSync(file);
}

function headOf(file: string): string {
  const text = readFileSync(file, 'latin1');
  return text.slice(0, text.indexOf('\n'));
}
