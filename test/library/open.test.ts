import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findArticle } from '../../src/library/find.js';
import type { Index, Text } from '../../src/library/format.js';
import { openCompiled } from '../../src/library/open.js';
import { documentText } from '../../src/typeset/outline.js';
import { finish } from '../../src/typeset/parsing.js';
import { temporaryFolder } from './temporary.js';

/** What Lectern 1.0 built from `test/publish/fixtures/articles`; never built again: every 1.x reads it as it is. */
const BUILT_BY_1_0 = join(import.meta.dirname, 'fixtures/compiled-1.0');

function copy(change: (folder: string) => void): string {
  const folder = join(temporaryFolder(), 'library');
  cpSync(BUILT_BY_1_0, folder, { recursive: true });
  change(folder);
  return folder;
}

function changeIndex(folder: string, change: (index: Index) => void): void {
  const file = join(folder, 'index.json');
  const index = JSON.parse(readFileSync(file, 'utf8')) as Index;
  change(index);
  writeFileSync(file, JSON.stringify(index));
}

async function open(folder: string) {
  const library = await openCompiled(folder);
  const found = findArticle(library, 'scaling');
  if (!found || !('article' in found)) throw new Error('no article');
  return { library, article: found.article };
}

describe('a library that 1.0 built', () => {
  it('is listed', async () => {
    const { library, article } = await open(BUILT_BY_1_0);
    expect(library.articles.map(({ slug, date }) => [slug, date])).toEqual([
      ['notes', '2025-01-01T10:00:00+01:00'],
      ['scaling', '2024-12-15'],
    ]);
    expect(article).toMatchObject({
      title: 'Scaling: what we learned', description: 'Five years of pods.', category: 'DevOps', minutes: 8,
      tags: ['kubernetes', 'scaling'], authors: ['Ann Lee'], image: './cover.png', path: 'ops/scaling.md', bodyLine: 12, extra: { rating: 5 },
    }); // biome-ignore format: a row
    expect(article.headings).toEqual([
      { level: 2, text: 'Requests & limits', anchor: 'requests--limits', line: 17 },
      { level: 2, text: 'Café crème', anchor: 'café-crème', line: 36 },
    ]);
    expect(library).toMatchObject({
      name: 'Ann’s notes',
      key: 'ann-notes',
      homepage: 'https://example.com/notes',
    });
  });

  it('is read and searched', async () => {
    const { library, article } = await open(BUILT_BY_1_0);
    const document = finish(await library.parsing(article));
    const { text, starts, sections } = await library.bodies();
    const start = starts[1] ?? 0;
    expect(text.slice(start, starts[2])).toHaveLength(documentText(document).length);
    const creme = sections[1]?.find(({ heading }) => heading === 1)?.at ?? 0;
    expect(text.slice(start + creme, start + creme + 10)).toBe('cafe creme');
    expect(await library.markdown(article)).toContain('rating: 5');
  });

  it('is parsed again where its documents are of another version', async () => {
    const folder = copy(to => {
      changeIndex(to, index => Object.assign(index, { documents: 0 }));
      const file = join(to, 'articles/scaling.json');
      const text = JSON.parse(readFileSync(file, 'utf8')) as Text;
      writeFileSync(file, JSON.stringify({ ...text, document: { version: 0, blocks: [] } }));
      rmSync(join(to, 'bodies.txt'));
    });
    const { library, article } = await open(folder);
    const document = finish(await library.parsing(article));
    expect(document.headings.map(({ line }) => line)).toEqual([17, 36]);
    expect((await library.bodies()).text).toContain('cafe creme');
  });

  it('is read where a later 1.x has added to it', async () => {
    const folder = copy(to => changeIndex(to, index => Object.assign(index, { format: '1.7', more: [] })));
    expect((await open(folder)).library.articles).toHaveLength(2);
  });
});

describe('a compiled library that is not sound', () => {
  const cut = (file: string) =>
    copy(to => writeFileSync(join(to, file), readFileSync(join(to, file)).subarray(0, -20)));
  const index = (change: (index: Index) => void) => copy(to => changeIndex(to, change));
  const firstRow = (change: object) => index(({ articles: [row] }) => Object.assign(row ?? {}, change));

  it.each<[string, () => string, string]>([
    ['not there', () => '/nowhere', 'index.json'],
    ['a cut index', () => cut('index.json'), 'index.json'],
    [
      'an index that is no index',
      () => copy(to => writeFileSync(join(to, 'index.json'), 'null')),
      'index.json',
    ],
    ['a later major version', () => index(it => Object.assign(it, { format: '2.0' })), 'later version'],
    ['a row without a title', () => firstRow({ title: undefined }), 'index.json'],
    ['a file name that leads out', () => firstRow({ name: '../../etc/passwd' }), 'index.json'],
    ['a file name that is none', () => firstRow({ name: '..' }), 'index.json'],
    ['an absolute file name', () => firstRow({ name: '/etc/passwd' }), 'index.json'],
  ])('%s', async (_name, make, said) => {
    const failure = openCompiled(make());
    await expect(failure).rejects.toMatchObject({ name: 'UserError', code: 1, hint: expect.any(String) });
    await expect(failure).rejects.toMatchObject({ message: expect.stringContaining(said) });
  });

  it('names the file that is cut', async () => {
    const read = async (file: string) => {
      const { library, article } = await open(cut(file));
      await library.markdown(article);
      await library.bodies();
      await library.parsing(article);
    };
    for (const file of ['articles/scaling.json', 'bodies.txt']) {
      await expect(read(file)).rejects.toMatchObject({
        name: 'UserError',
        message: expect.stringContaining(join(file)),
      });
    }
  });
});
