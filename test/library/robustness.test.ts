/** Unusual file names, and folders that change while they are read. For links and special files see `files/`. */
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
import { finishParse } from '../../src/markdown/incremental-parse.js';
import { textsOf } from '../support/body-texts.js';
import { openFolder } from '../support/open-folder.js';
import { temporaryFolder } from '../support/temporary-folder.js';

const windows = process.platform === 'win32';
const root = process.getuid?.() === 0;
const now = () => Date.now() + 60_000;
const open = (dir: string, options = {}) => openFolder([dir], { parseToml, ...options });

/** Enough files for a call of `onProgress` while the folder is still being read. */
function many(): Record<string, string> {
  return Object.fromEntries(Array.from({ length: 150 }, (_, index) => [`${1000 + index}.md`, `# N${index}`]));
}

describe('folders that change while they are read', () => {
  it('reports a file that has vanished, and lists the others', async () => {
    const dir = temporaryFolder(many());
    const onProgress = () => rmSync(join(dir, '1149.md'), { force: true });
    const { articles, problems } = await open(dir, { onProgress });
    expect(articles).toHaveLength(149);
    expect(problems.map(({ file, rule }) => [file, rule])).toEqual([[join(dir, '1149.md'), 'unreadable']]);
  });

  it('lists a file with its new content, which later searches find', async () => {
    const dir = temporaryFolder(many());
    const cache = { dir: join(temporaryFolder(), 'cache'), version: '1', now };
    const onProgress = () => writeFileSync(join(dir, '1149.md'), '# Grown\n\nand more\n');
    const library = await open(dir, { onProgress, cache });
    expect(library.articles.map(({ title }) => title)).toContain('Grown');
    appendFileSync(join(dir, '1149.md'), '\nzebra\n');
    expect(textsOf(await library.bodies()).join()).toContain('zebra');
    expect(textsOf(await (await open(dir, { cache })).bodies()).join()).toContain('zebra');
  });

  it('returns an empty body for a removed file, and rejects when it is opened', async () => {
    const dir = temporaryFolder({ 'a.md': 'A', 'b.md': 'B' });
    const library = await open(dir, { cache: { dir: join(temporaryFolder(), 'cache'), version: '1', now } });
    rmSync(join(dir, 'a.md'));
    expect(textsOf(await library.bodies())).toEqual(['', 'b']);
    const [article] = library.articles;
    await expect(article && library.parsing(article)).rejects.toMatchObject({ name: 'UserError' });
  });

  it('lists or reports each file if a folder is removed', async () => {
    const dir = temporaryFolder({ ...many(), '0/a.md': 'A' });
    const onProgress = () => rmSync(join(dir, '0'), { recursive: true, force: true });
    const { articles, problems } = await open(dir, { onProgress });
    expect(articles.length + problems.length).toBe(151);
  });
});

it('reads the body after front matter whose lines end in carriage returns', async () => {
  const library = await open(temporaryFolder({ 'a.md': '---\rtitle: A\r---\r\rx\r\ry' }));
  const [article] = library.articles;
  expect(article).toMatchObject({ title: 'A', bodyLine: 4 });
  const document = article && finishParse(await library.parsing(article));
  expect(document?.blocks).toMatchObject([
    { line: 5, spans: [{ text: 'x' }] },
    { line: 7, spans: [{ text: 'y' }] },
  ]);
});

describe('file names', () => {
  it('lists names that differ only in case as two articles', async () => {
    const dir = temporaryFolder();
    writeFileSync(join(dir, 'Intro.md'), 'Upper');
    if (existsSync(join(dir, 'intro.md'))) return; // A file system that takes them for one.
    writeFileSync(join(dir, 'intro.md'), 'lower');
    const library = await open(dir);
    expect(library.articles.map(({ slug }) => slug).sort()).toEqual(['Intro', 'intro']);
    const texts = library.articles.map(async article =>
      documentText(finishParse(await library.parsing(article))),
    );
    expect((await Promise.all(texts)).sort()).toEqual(['Upper', 'lower']);
  });

  it.skipIf(windows)('distinguishes names that are equal after sanitising, also with a cache', async () => {
    const dir = temporaryFolder({ 'a\nb.md': 'one', 'a\tb.md': 'two', 'a b.md': 'three' });
    const cache = { dir: join(temporaryFolder(), 'cache'), version: '1', now };
    for (let turn = 0; turn < 2; turn++) {
      const library = await open(dir, { cache });
      expect(new Set(library.articles.map(({ slug }) => slug)).size).toBe(3);
      expect(textsOf(await library.bodies()).sort()).toEqual(['one', 'three', 'two']);
    }
  });

  it.skipIf(process.platform !== 'linux')(
    'reports names that are not UTF-8, and lists the others',
    async () => {
      const dir = temporaryFolder({ 'a.md': 'A' });
      writeFileSync(Buffer.concat([Buffer.from(`${dir}/b`), Buffer.from([0xff]), Buffer.from('.md')]), 'B');
      const { articles, problems } = await open(dir);
      expect([articles.length, problems.map(({ rule, message }) => [rule, message])]).toEqual([
        1,
        [['unreadable', 'file name is not UTF-8']],
      ]);
    },
  );

  it('lists names of 255 bytes in folders 40 levels deep', async () => {
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

describe('caches', () => {
  it.skipIf(windows || root)('do not hide that a file has become unreadable', async () => {
    const dir = temporaryFolder({ 'a.md': 'A', 'b.md': 'B' });
    const cache = { dir: join(temporaryFolder(), 'cache'), version: '1', now };
    await open(dir, { cache });
    chmodSync(join(dir, 'b.md'), 0);
    const { articles, problems } = await open(dir, { cache });
    expect([articles.length, problems.length]).toEqual([1, 1]);
  });

  it('are not listed if inside the folder, and otherwise write nothing into it', async () => {
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
