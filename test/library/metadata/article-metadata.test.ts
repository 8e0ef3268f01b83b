import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { parseToml } from '../../../src/host/toml.js';
import { LongText } from '../../../src/library/files/long-text.js';
import { type ArticleMetadata, readMetadata } from '../../../src/library/metadata/article-metadata.js';
import { openDocument } from '../../../src/library/source/open-source.js';

const read = (source: string) =>
  readMetadata({ text: source }, { path: 'ops/file.md', shown: './ops/file.md' }, parseToml);

/** Characters that must not be in any text that is shown. */
const UNCLEAN = /[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/;
function shown({ article, problems }: ArticleMetadata): string[] {
  const { title, description, category, slug, tags, authors, lang = '', series = '', image = '' } = article;
  const problemTexts = problems.flatMap(({ file, message, hint }) => [file, message, hint]);
  return [title, description, category, slug, ...tags, ...authors, lang, series, image, ...problemTexts];
}

const piece = fc.constantFrom(
  '---', '---js', '+++', ';;;', '{', '}', '\n', '\r\n', 'title: ', 'title = ', '"\\e[31m"', '"\\x9b"', '# ', '\u001b]0;x\u0007', '\u202e',
  'date: 2024-1-1', 'tags: [', ']', '- ', '&a ', '*a', '|', '>', '!!x ', ': ', '\0', '\u2028', 'slug: ', '\ud800', '&#27;', '\t', '  ',
); // biome-ignore format: a table
/** Parts of sources with all kinds of front matter and headings. */
const sourceParts = fc.array(
  fc.oneof({ weight: 4, arbitrary: piece }, fc.string({ unit: 'binary', maxLength: 8 })),
  { maxLength: 24 },
);

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
      readMetadata({ text: 'Text.' }, { path, shown: path, file }, parseToml).article.title;
    expect(titled('ink/readme.md', '/code/ink/readme.md')).toBe('ink');
    expect(titled('readme.md', '/code/ink/readme.md')).toBe('ink');
    expect(titled('README.md', 'C:\\code\\ink\\README.md')).toBe('ink');
    expect(titled('notes.md', '/code/ink/notes.md')).toBe('notes');
    expect(titled('readme.md', '/readme.md')).toBe('readme');
    expect(
      readMetadata({ text: '# A' }, { path: 'readme.md', shown: '', file: '/ink/readme.md' }, parseToml)
        .article.title,
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
    fc.assert(
      fc.property(sourceParts, parts => {
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

describe('readMetadata of a long text', () => {
  const ORIGIN = { path: 'ops/file.md', shown: './ops/file.md' };
  /** The metadata, and whether the whole text was decoded for them. */
  const readLong = (bytes: Buffer) => {
    const source = new LongText(bytes, false, []);
    const whole = vi.spyOn(source, 'text', 'get');
    return { entry: readMetadata(source, ORIGIN, parseToml), isDecoded: whole.mock.calls.length > 0 };
  };
  const LINES = 'A line of text.\n'.repeat(5000);
  const MANY_LINES = LINES.repeat(20);

  it.each<[string, string, boolean]>([
    ['a heading at the start', `# One\n\n${LINES}# Two\n`, false],
    [
      'a title in the front matter',
      `---\r\ntitle: One\r\ndate: 2024-12-15\r\n---\r\n${LINES}# Two\r\n`,
      false,
    ],
    ['a heading after more than the first part', `${LINES}# One\n\n${MANY_LINES}`, false],
    ['a heading too far from the start', `${MANY_LINES}# One\n`, false],
    ['a heading near the end of the first part', `${'A line.\n'.repeat(8150)}# One\n${LINES}`, false],
    [
      'front matter that is longer than the first part',
      `---\ntitle: One\n${'# comment\n'.repeat(7000)}---\n${MANY_LINES}`,
      false,
    ],
    ['front matter that is not closed', `---\ntitle: One\n\n${MANY_LINES}`, true],
    ['a label that is defined at the end', `# One [two]\n\n${MANY_LINES}[two]: /url\n`, true],
    ['a code block that does not end', `\`\`\`\n${MANY_LINES}\n# One\n`, false],
    ['a comment that ends further down', `<!--\n${LINES}-->\n# One\n${MANY_LINES}`, false],
    ['one long line', `# One ${'word '.repeat(100_000)}`, true],
    ['only blanks', ' \n'.repeat(100_000), true],
    ['Chinese', `# 一\n\n${'二三四五六七\n'.repeat(100_000)}`, false],
    ['Chinese without a heading', '二三四五六七\n'.repeat(200_000), false],
  ])('is equal to that of the whole, and decodes no more than it needs: %s', (_, text, isDecoded) => {
    const whole = read(text);
    const long = readLong(Buffer.from(text));
    expect(long.isDecoded).toBe(isDecoded);
    const { words, minutes } = whole.article;
    expect(long.entry.article.words / words || 1).toBeCloseTo(1, 1);
    expect(long.entry.article.minutes / minutes).toBeCloseTo(1, 1);
    expect({ ...long.entry, article: { ...long.entry.article, words, minutes } }).toEqual(whole);
  });

  it('is equal to that of the whole for arbitrary sources', () => {
    const filler = fc.constantFrom('', LINES, LINES.replaceAll('\n', ' '), LINES.replaceAll('\n', '\r\n'));
    fc.assert(
      fc.property(sourceParts, filler, sourceParts, (start, middle, end) => {
        const bytes = Buffer.from([...start, middle, ...end].join(''));
        expect(readLong(bytes).entry).toEqual(read(bytes.toString()));
      }),
      { seed: 7, numRuns: 200 },
    );
  });
});
