import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseToml } from '../../../src/host/toml.js';
import { type ArticleMetadata, readMetadata } from '../../../src/library/metadata/article-metadata.js';
import { openDocument } from '../../../src/library/source/open-source.js';

const read = (source: string) =>
  readMetadata(source, { path: 'ops/file.md', shown: './ops/file.md' }, parseToml);

/** Characters that must not be in any text that is shown. */
const UNCLEAN = /[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/;
function shown({ article, problems }: ArticleMetadata): string[] {
  const { title, description, category, slug, tags, authors, lang = '', series = '', image = '' } = article;
  const problemTexts = problems.flatMap(({ file, message, hint }) => [file, message, hint]);
  return [title, description, category, slug, ...tags, ...authors, lang, series, image, ...problemTexts];
}

describe('readMetadata', () => {
  it('reports the file, line and rule of each fault', () => {
    const { article, problems } = read('---\ntitle: "A"\ndate: 2024-13-45\ntags: {a: b}\n---\n# B\n');
    expect(article.title).toBe('A');
    expect(article.date).toBeUndefined();
    expect(problems.map(({ file, line, rule }) => [file, line, rule])).toEqual([
      ['./ops/file.md', 3, 'date'],
      ['./ops/file.md', 4, 'field'],
    ]);
  });

  it('titles an index file after its folder, also at the top of a library', () => {
    const titled = (path: string, file: string) =>
      readMetadata('Text.', { path, shown: path, file }, parseToml).article.title;
    expect(titled('ink/readme.md', '/code/ink/readme.md')).toBe('ink');
    expect(titled('readme.md', '/code/ink/readme.md')).toBe('ink');
    expect(titled('README.md', 'C:\\code\\ink\\README.md')).toBe('ink');
    expect(titled('notes.md', '/code/ink/notes.md')).toBe('notes');
    expect(titled('readme.md', '/readme.md')).toBe('readme');
    expect(
      readMetadata('# A', { path: 'readme.md', shown: '', file: '/ink/readme.md' }, parseToml).article.title,
    ).toBe('A');
  });

  it('takes the reading time from the author, else from the words', () => {
    expect(read('---\nreadTime: 8\n---\nShort.').article.minutes).toBe(8);
    expect(read('word '.repeat(2300)).article.minutes).toBe(10);
    expect(read('---\nreadTime: long\n---\nShort.').article.minutes).toBe(1);
  });

  it.each([
    ['path: /2019/05/15/first', '2019-05-15'],
    ['slug: 2019/5/15/first', '2019-05-15'],
    ['permalink: /blog/2019/05/15/first.html', '2019-05-15'],
    ['url: 2019/05/15/', '2019-05-15'],
    ['slug: 2019-05-15-first', '2019-05-15'],
    ['slug: first\npermalink: /2019/05/15/first/', '2019-05-15'],
    ['date: 2020-01-01\npath: /2019/05/15/first', '2020-01-01'],
    ['url: https://example.com/2019/05/15/other', undefined],
    ['permalink: /:year/:month/:day/', undefined],
    ['slug: 2019/05/first', undefined],
    ['slug: 2019/02/31/first', undefined],
    ['path: [2019/05/15]', undefined],
  ])('takes the date from the address of the page: %j', (yaml, date) => {
    expect(read(`---\n${yaml}\n---\nText`).article.date).toBe(date);
  });

  it('adds further categories to the tags', () => {
    expect(read('---\ncategories: [a, b]\ntags: [b, c]\n---\n').article).toMatchObject({
      category: 'a',
      tags: ['b', 'c'],
    });
  });

  it('returns data that survives JSON, so that a cache can store it', () => {
    const entry = read('+++\ntitle = "A"\nwhen = 2024-12-15T10:00:00Z\n[deep]\nx = [1, 2]\n+++\nBody');
    expect(JSON.parse(JSON.stringify(entry))).toEqual(entry);
  });

  it('never throws, and returns no control characters for arbitrary sources', () => {
    const piece = fc.constantFrom(
      '---', '---js', '+++', ';;;', '{', '}', '\n', '\r\n', 'title: ', 'title = ', '"\\e[31m"', '"\\x9b"', '# ', '\u001b]0;x\u0007', '\u202e',
      'date: 2024-1-1', 'tags: [', ']', '- ', '&a ', '*a', '|', '>', '!!x ', ': ', '\0', '\u2028', 'slug: ', '\ud800', '&#27;', '\t', '  ',
    ); // biome-ignore format: a table
    const source = fc.array(
      fc.oneof({ weight: 4, arbitrary: piece }, fc.string({ unit: 'binary', maxLength: 8 })),
      { maxLength: 24 },
    );
    fc.assert(
      fc.property(source, parts => {
        for (const text of shown(read(parts.join('')))) expect(text).not.toMatch(UNCLEAN);
      }),
      { seed: 7, numRuns: 3000 },
    );
  });

  it('opens arbitrary bytes, or reports that they are not text', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async bytes => {
        const library = await openDocument({ text: bytes }, { parseToml }).catch(error => error);
        if (library instanceof Error) {
          expect(library).toMatchObject({ name: 'UserError' });
        } else {
          expect(library.articles).toHaveLength(1);
          expect(library.articles[0]?.title).not.toMatch(UNCLEAN);
        }
      }),
      { seed: 7, numRuns: 500 },
    );
  });
});
