import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { documentText } from '../../../src/document/document-text.js';
import type { ArticleFile, CompiledIndex } from '../../../src/library/compiled/format.js';
import { openCompiled } from '../../../src/library/compiled/open-compiled.js';
import { findArticle } from '../../../src/library/links/find-by-slug.js';
import { finishParse } from '../../../src/markdown/incremental-parse.js';
import { listWords } from '../../../src/search/search.js';
import { fold } from '../../../src/text/case-fold.js';
import { textsOf } from '../../support/body-texts.js';
import { padIndex } from '../../support/pad-index.js';
import { temporaryFolder } from '../../support/temporary-folder.js';

/** The library built from `test/publish/build/fixtures/articles` at this format. Never built again: every 1.x must read it. */
const builtAt = (format: string) => join(import.meta.dirname, `fixtures/compiled-${format}`);
const FORMATS = ['1.0', '1.1', '1.2', '1.3', '1.4', '1.5'];
const LATEST = '1.5';

function copy(change: (folder: string) => void, format = LATEST): string {
  const folder = join(temporaryFolder(), 'library');
  cpSync(builtAt(format), folder, { recursive: true });
  change(folder);
  return folder;
}

function changeIndex(folder: string, change: (index: CompiledIndex) => void): void {
  const file = join(folder, 'index.json');
  const index = JSON.parse(readFileSync(file, 'utf8')) as CompiledIndex;
  change(index);
  writeFileSync(file, JSON.stringify(index));
}

async function open(folder: string) {
  const library = await openCompiled(folder);
  const match = findArticle(library, 'scaling');
  if (!match || !('article' in match)) throw new Error('no article');
  return { library, article: match.article };
}

it('reads the pre-rendered text without the rest of the file', async () => {
  const file = 'articles/scaling.json';
  const folder = copy(library => {
    const text = readFileSync(join(library, file), 'utf8');
    writeFileSync(join(library, file), text.replace('"blocks":[', '"blocks":['.padEnd(1000, '[')));
  });
  const { library, article } = await open(folder);
  expect(await library.preRendered?.(article)).toMatch(/^Scaling: what we learned\nDevOps/);
  await expect(library.markdown(article)).rejects.toThrow('damaged');
});

describe.each(FORMATS)('openCompiled of a library of format %s', format => {
  it('lists its articles', async () => {
    const { library, article } = await open(builtAt(format));
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

  it('reads and searches its articles', async () => {
    const { library, article } = await open(builtAt(format));
    const document = finishParse(await library.parsing(article));
    const texts = textsOf(await library.bodies());
    expect(texts).toHaveLength(2);
    expect(texts[1]).toBe(fold(documentText(document)));
    expect(texts[1]).toContain('cafe creme');
    expect(await library.markdown(article)).toContain('rating: 5');
  });

  it('parses articles again if their documents are of another version', async () => {
    const folder = copy(to => {
      changeIndex(to, index => Object.assign(index, { documents: 0 }));
      const file = join(to, 'articles/scaling.json');
      const text = JSON.parse(readFileSync(file, 'utf8')) as ArticleFile;
      writeFileSync(file, JSON.stringify({ ...text, document: { version: 0, blocks: [] } }));
      rmSync(join(to, 'bodies.txt'));
    }, format);
    const { library, article } = await open(folder);
    const document = finishParse(await library.parsing(article));
    expect(document.headings.map(({ line }) => line)).toEqual([17, 36]);
    expect(textsOf(await library.bodies())[1]).toContain('cafe creme');
  });

  it('reads what a later 1.x wrote', async () => {
    const folder = copy(
      to => changeIndex(to, index => Object.assign(index, { format: '1.7', more: [] })),
      format,
    );
    expect((await open(folder)).library.articles).toHaveLength(2);
  });
});

describe('words', () => {
  it('are those of a library that has none stored', async () => {
    const stored = await open(builtAt(LATEST));
    const lines = await stored.library.words?.();
    expect(lines).toContain('\ncafe 1\n');
    const { library } = await open(builtAt('1.2'));
    expect(await library.words?.()).toBeUndefined();
    const listed = await listWords(library.articles, await library.bodies());
    expect(listed.split('\n').slice(0, -1)).toEqual(lines?.split('\n').slice(0, -1).sort());
  });

  it('are not read if the documents are of another version', async () => {
    const folder = copy(to => changeIndex(to, index => Object.assign(index, { documents: 0 })));
    expect(await (await open(folder)).library.words?.()).toBeUndefined();
  });
});

describe('findBySlug', () => {
  it('finds an article without parsing the other lines of the index', async () => {
    const folder = copy(to => {
      const file = join(to, 'index.json');
      writeFileSync(file, readFileSync(file, 'utf8').replace('{"slug":"notes",', '{"slug":"notes";'));
    });
    const { library, article } = await openScaling(folder);
    expect(article).toMatchObject({ title: 'Scaling: what we learned', bodyLine: 12 });
    expect(await library.markdown(article)).toContain('rating: 5');
    expect(() => library.articles).toThrow('index.json');
  });

  it.each(FORMATS)('returns the object that is in `articles`, at format %s', async format => {
    const { library, article } = await openScaling(builtAt(format));
    expect(library.articles[1]).toBe(article);
    expect(library.findBySlug?.('scaling')).toBe(article);
    expect(library.articles).toBe(library.articles);
    expect(library.findBySlug?.('scal')).toBeUndefined();
    // An article of the same library, opened a second time.
    const again = await openCompiled(builtAt(format));
    expect(await again.markdown(article)).toBe(await library.markdown(article));
    await expect(again.markdown({ ...article, path: 'other.md' })).rejects.toThrow('not an article');
  });

  async function openScaling(folder: string) {
    const library = await openCompiled(folder);
    const article = library.findBySlug?.('scaling');
    if (!article) throw new Error('no article');
    return { library, article };
  }
});

describe('rows', () => {
  it.each(FORMATS)('create the objects that are in `articles`, at format %s', async format => {
    const library = await openCompiled(copy(padIndex, format));
    expect(library.rows?.format('$1\n')).toBe('notes\nscaling\n');
    expect(library.rows?.rowAt(1)).toMatch(/^\{"slug":"scaling",.*\}$/);
    const article = library.rows?.articleAt(1);
    expect(article).toMatchObject({ title: 'Scaling: what we learned', bodyLine: 12, extra: { rating: 5 } });
    expect(library.findBySlug?.('scaling')).toBe(article);
    expect(library.articles[1]).toBe(article);
    expect(library.rows?.articleAt(0)).toBe(library.articles[0]);
    expect(library.rows?.format('$1\n')).toBeUndefined();
  });

  it('are not formatted in a short index, which takes less time to check', async () => {
    const library = await openCompiled(copy(() => {}));
    expect(library.rows?.format('$1\n')).toBeUndefined();
  });

  it.each([
    ['slug', (text: string) => text.replace('"slug":"notes"', '"slug":"scaling"')],
    ['path', (text: string) => text.replace('"path":"notes.md"', '"path":"ops/scaling.md"')],
  ])('refuse a second article with the same %s', async (_, change) => {
    const folder = copy(to => {
      padIndex(to);
      const file = join(to, 'index.json');
      writeFileSync(file, change(readFileSync(file, 'utf8')));
    });
    const library = await openCompiled(folder);
    expect(library.rows?.format('$1\n')).toMatch(/^[a-z]+\nscaling\n$/);
    expect(library.rows?.articleAt(0)).toMatchObject({ title: 'Notes' });
    expect(() => library.rows?.articleAt(1)).toThrow('index.json');
    expect(() => library.articles).toThrow('index.json');
  });
});

describe('openCompiled of a damaged library', () => {
  const cut = (file: string, format = LATEST) =>
    copy(to => writeFileSync(join(to, file), readFileSync(join(to, file)).subarray(0, -20)), format);
  const index = (change: (index: CompiledIndex) => void) => copy(to => changeIndex(to, change));
  const firstRow = (change: object) => index(({ articles: [row] }) => Object.assign(row ?? {}, change));

  it.each<[string, () => string, string]>([
    ['a missing library', () => '/nowhere', 'index.json'],
    ['a truncated index', () => cut('index.json'), 'index.json'],
    [
      'an index without content',
      () => copy(to => writeFileSync(join(to, 'index.json'), 'null')),
      'index.json',
    ],
    ['a later major version', () => index(it => Object.assign(it, { format: '2.0' })), 'later version'],
    ['a row without a title', () => firstRow({ title: undefined }), 'index.json'],
    ['a file name that leads out', () => firstRow({ name: '../../etc/passwd' }), 'index.json'],
    ['an invalid file name', () => firstRow({ name: '..' }), 'index.json'],
    ['an absolute file name', () => firstRow({ name: '/etc/passwd' }), 'index.json'],
  ])('refuses %s', async (_name, make, part) => {
    const failure = openCompiled(make());
    await expect(failure).rejects.toMatchObject({ name: 'UserError', code: 1, hint: expect.any(String) });
    await expect(failure).rejects.toMatchObject({ message: expect.stringContaining(part) });
  });

  it('names the truncated file in each error', async () => {
    type Ask = (of: Awaited<ReturnType<typeof open>>) => Promise<unknown>;
    const asks: [file: string, Ask][] = [
      ['articles/scaling.json', ({ library, article }) => library.markdown(article)],
      ['articles/scaling.json', ({ library, article }) => library.parsing(article)],
      ['bodies.txt', ({ library }) => library.bodies()],
    ];
    for (const [file, ask] of asks) {
      // Bodies of other document versions are extracted again from the articles, so `bodies.txt` is not read.
      for (const format of file === 'bodies.txt' ? [LATEST] : ['1.0', '1.1', LATEST]) {
        await expect(ask(await open(cut(file, format)))).rejects.toMatchObject({
          name: 'UserError',
          message: expect.stringContaining(join(file)),
        });
      }
    }
  });

  it('names a missing file, with a hint for readers', async () => {
    const { library, article } = await open(copy(to => rmSync(join(to, 'articles/scaling.json'))));
    await expect(library.parsing(article)).rejects.toMatchObject({
      message: expect.stringContaining('scaling.json" of the compiled library: no such file or folder'),
      hint: 'build or install it again',
    });
  });

  it('reads the same document with and without the rest of its file', async () => {
    const { library, article } = await open(builtAt(LATEST));
    const text = JSON.parse(
      readFileSync(join(builtAt(LATEST), 'articles/scaling.json'), 'utf8'),
    ) as ArticleFile;
    expect(finishParse(await library.parsing(article))).toEqual(text.document);
    const file = 'articles/scaling.json';
    const turned = copy(to =>
      writeFileSync(join(to, file), JSON.stringify({ markdown: text.markdown, document: text.document })),
    );
    const other = await open(turned);
    expect(finishParse(await other.library.parsing(other.article))).toEqual(text.document);
  });
});
