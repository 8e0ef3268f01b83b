/** Folders that nobody prepared, and disks that change under the reader. What links and special files do is in `files/`. */
import {
  appendFileSync,
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { documentText } from '../../src/document/document-text.js';
import { parseToml } from '../../src/host/toml.js';
import { openFolder } from '../../src/library/source/open-source.js';
import { finish } from '../../src/markdown/incremental-parse.js';
import { textsOf } from '../support/bodies.js';
import { temporaryFolder } from './temporary.js';

const windows = process.platform === 'win32';
const root = process.getuid?.() === 0;
const now = () => Date.now() + 60_000;
const open = (dir: string, options = {}) => openFolder([dir], { parseToml, ...options });

/** Enough for the count of progress to be told while the folder is still being read. */
function many(): Record<string, string> {
  return Object.fromEntries(Array.from({ length: 150 }, (_, index) => [`${1000 + index}.md`, `# N${index}`]));
}

describe('a folder that changes while it is read', () => {
  it('is listed without what has vanished, and says so', async () => {
    const dir = temporaryFolder(many());
    const onProgress = () => rmSync(join(dir, '1149.md'), { force: true });
    const { articles, problems } = await open(dir, { onProgress });
    expect(articles).toHaveLength(149);
    expect(problems.map(({ file, rule }) => [file, rule])).toEqual([[join(dir, '1149.md'), 'unreadable']]);
  });

  it('is listed with what a file has grown by, and found by it next time', async () => {
    const dir = temporaryFolder(many());
    const cache = { dir: join(temporaryFolder(), 'cache'), version: '1', now };
    const onProgress = () => writeFileSync(join(dir, '1149.md'), '# Grown\n\nand more\n');
    const library = await open(dir, { onProgress, cache });
    expect(library.articles.map(({ title }) => title)).toContain('Grown');
    appendFileSync(join(dir, '1149.md'), '\nzebra\n');
    expect(textsOf(await library.bodies()).join()).toContain('zebra');
    expect(textsOf(await (await open(dir, { cache })).bodies()).join()).toContain('zebra');
  });

  it('has an empty body where a file has gone, and fails with one line when that is opened', async () => {
    const dir = temporaryFolder({ 'a.md': 'A', 'b.md': 'B' });
    const library = await open(dir, { cache: { dir: join(temporaryFolder(), 'cache'), version: '1', now } });
    rmSync(join(dir, 'a.md'));
    expect(textsOf(await library.bodies())).toEqual(['', 'b']);
    const [article] = library.articles;
    await expect(article && library.parsing(article)).rejects.toMatchObject({ name: 'UserError' });
  });

  it('may lose a folder on the way', async () => {
    const dir = temporaryFolder({ ...many(), '0/a.md': 'A' });
    const onProgress = () => rmSync(join(dir, '0'), { recursive: true, force: true });
    const { articles, problems } = await open(dir, { onProgress });
    expect(articles.length + problems.length).toBe(151);
  });
});

describe('names', () => {
  it('that differ in case alone are two articles', async () => {
    const dir = temporaryFolder();
    writeFileSync(join(dir, 'Intro.md'), 'Upper');
    if (existsSync(join(dir, 'intro.md'))) return; // A file system that takes them for one.
    writeFileSync(join(dir, 'intro.md'), 'lower');
    const library = await open(dir);
    expect(library.articles.map(({ slug }) => slug).sort()).toEqual(['Intro', 'intro']);
    const texts = library.articles.map(async article => documentText(finish(await library.parsing(article))));
    expect((await Promise.all(texts)).sort()).toEqual(['Upper', 'lower']);
  });

  it.skipIf(windows)('that look the same once they are clean stay apart, from the cache too', async () => {
    const dir = temporaryFolder({ 'a\nb.md': 'one', 'a\tb.md': 'two', 'a b.md': 'three' });
    const cache = { dir: join(temporaryFolder(), 'cache'), version: '1', now };
    for (let turn = 0; turn < 2; turn++) {
      const library = await open(dir, { cache });
      expect(new Set(library.articles.map(({ slug }) => slug)).size).toBe(3);
      expect(textsOf(await library.bodies()).sort()).toEqual(['one', 'three', 'two']);
    }
  });

  it.skipIf(process.platform !== 'linux')(
    'that are not UTF-8 are said, and the others are listed',
    async () => {
      const dir = temporaryFolder({ 'a.md': 'A' });
      writeFileSync(Buffer.concat([Buffer.from(`${dir}/b`), Buffer.from([0xff]), Buffer.from('.md')]), 'B');
      const { articles, problems } = await open(dir);
      expect([articles.length, problems.map(({ rule, message }) => [rule, message])]).toEqual([
        1,
        [['unreadable', 'It has a name that is not UTF-8.']],
      ]);
    },
  );

  it('of 255 bytes and folders 40 deep are listed', async () => {
    const path = [...Array.from({ length: 40 }, (_, index) => `d${index}`), `${'é'.repeat(126)}.md`].join(
      '/',
    );
    const dir = temporaryFolder({ [path]: '# Deep' });
    const { articles } = await open(dir, {
      cache: { dir: join(temporaryFolder(), 'cache'), version: '1', now },
    });
    expect(articles.map(({ title }) => title)).toEqual(['Deep']);
  });
});

describe('a cache', () => {
  it.skipIf(windows || root)('does not hide that a file may no longer be read', async () => {
    const dir = temporaryFolder({ 'a.md': 'A', 'b.md': 'B' });
    const cache = { dir: join(temporaryFolder(), 'cache'), version: '1', now };
    await open(dir, { cache });
    chmodSync(join(dir, 'b.md'), 0);
    const { articles, problems } = await open(dir, { cache });
    expect([articles.length, problems.length]).toEqual([1, 1]);
  });

  it('inside the folder that it is of is not listed, and nothing is written into that folder otherwise', async () => {
    const dir = temporaryFolder({ 'a.md': 'A' });
    const at = join(temporaryFolder(), 'cache');
    mkdirSync(at);
    await (await open(dir, { cache: { dir: at, version: '1', now } })).bodies();
    expect(readdirSync(dir)).toEqual(['a.md']);
    const within = { dir: join(dir, 'cache'), version: '1', now };
    await open(dir, { cache: within });
    expect((await open(dir, { cache: within })).articles).toHaveLength(1);
  });
});
