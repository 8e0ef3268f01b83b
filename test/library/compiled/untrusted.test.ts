/** Compiled libraries of strangers: clean strings, addresses of three schemes, regular files, and folders that only look compiled. */
import { execFileSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { openLibrary, renderArticle } from '../../../src/api.js';
import { emptyDocument } from '../../../src/document/document.js';
import { openInBrowser } from '../../../src/host/programs/browser.js';
import { checkDocument } from '../../../src/library/compiled/check-document.js';
import { isCompiled } from '../../../src/library/compiled/compiled-files.js';
import { checkPublication, checkRow } from '../../../src/library/compiled/index-row.js';
import { openCompiled } from '../../../src/library/compiled/open-compiled.js';
import type { Library } from '../../../src/library/library.js';
import { resolveLink } from '../../../src/library/links/resolve-link.js';
import { parse } from '../../../src/markdown/parse.js';
import { hasUnsafeText } from '../../../src/text/unsafe-json.js';
import { HOSTILE_TEXT, hasControls } from '../../support/mutate.js';
import { temporaryFolder } from '../../support/temporary-folder.js';

const browser = vi.hoisted(() => ({ opened: [] as string[] }));
vi.mock('open', () => ({
  default: async (url: string) => {
    browser.opened.push(url);
    return { once: (event: string, done: () => void) => event === 'spawn' && done() };
  },
}));

const FIXTURE = join(import.meta.dirname, 'fixtures/compiled-1.5');

function copyLibrary(): string {
  const folder = join(temporaryFolder(), 'library');
  cpSync(FIXTURE, folder, { recursive: true });
  return folder;
}

describe('hasUnsafeText', () => {
  it.each([
    '\u001b',
    '\u0000',
    '\b',
    '\f',
    '\r',
    '\u007f',
    '\u009b',
    '\u202e',
    '\u2066',
    '\u061c',
    '\ufeff',
    '\ud800',
    '\u{e0041}',
    '\u{1d173}',
    '\u{e0080}',
    '\u{e0100}',
    '\u{e0fff}',
    '\ufe0f',
    '\u034f',
  ])('finds %j in JSON, escaped or not', character => {
    expect(hasUnsafeText(JSON.stringify(`a${character}b`))).toBe(true);
    const units = [...Array(character.length).keys()].map(index => character.charCodeAt(index));
    const escaped = units.map(unit => `\\u${unit.toString(16).padStart(4, '0')}`).join('');
    expect(hasUnsafeText(`"\\\\${escaped}"`)).toBe(true);
  });

  it.each([
    '',
    'plain\n\ttext "quoted" \\ \\u001b \\\\r \\bold',
    'Älpha 日本語 👩‍💻 e\u0301 a\u2028b \u00ad\u200b',
    '葛\u{e0100} 𠀀\u{e0101} ❤\ufe0f 👍\ufe0f 1\ufe0f\u20e3',
  ])('accepts %j', text => {
    expect(hasUnsafeText(JSON.stringify(text))).toBe(false);
  });
});

describe('a compiled library with hostile strings', () => {
  it('gives clean strings in articles, headings, documents and prepared texts', async () => {
    const folder = copyLibrary();
    const hostile = JSON.stringify(HOSTILE_TEXT).slice(1, -1);
    for (const name of ['index.json', 'articles/scaling.json', 'articles/notes.json']) {
      const file = join(folder, name);
      writeFileSync(
        file,
        readFileSync(file, 'utf8').replaceAll(/(Notes|Scaling|pods|limits|Requests)/g, `$1${hostile}`),
      );
    }
    const library = (await openLibrary(folder)) as Library;
    const [article] = library.articles.filter(({ title }) => title.startsWith('Scaling'));
    if (!article) throw new Error('no article');
    expect(article.title).toContain('␛]52;c;cHduZWQ=␇');
    const document = (await library.parsing(article)).document;
    const texts = [
      JSON.parse(JSON.stringify([article, article.headings, document])),
      await library.preRendered?.(article),
    ];
    JSON.stringify(texts, (_, value) => {
      if (typeof value === 'string') expect(hasControls(value)).toBe(false);
      return value;
    });
    expect(hasControls(await renderArticle(library, article))).toBe(false);
  });

  it.each(['\u2028', '\u2029', '\u0085'])('ends a line of prepared text at %j', async lineBreak => {
    const folder = copyLibrary();
    const file = join(folder, 'articles/notes.json');
    const text = readFileSync(file, 'utf8');
    writeFileSync(file, text.replace('Before any heading.\\n', `Before any${lineBreak}heading.\\n`));
    const library = (await openLibrary(folder)) as Library;
    const [article] = library.articles.filter(({ slug }) => slug === 'notes');
    expect(article && (await library.preRendered?.(article))).toContain('\nBefore any\nheading.\n');
  });

  it.each(['ssh://-oProxyCommand=x/', 'javascript:alert(1)', '-x', 'file:///etc/passwd', 'http:///x'])(
    'ignores the homepage %j',
    async homepage => {
      const publication = checkPublication({ name: 'e', homepage }, true);
      expect(publication).toEqual({ name: 'e' });
      const from = { path: 'a.md', slug: 'a' } as Parameters<typeof resolveLink>[1];
      expect(resolveLink({ articles: [], homepage }, from, 'rel/x')).toMatchObject({ kind: 'file' });
    },
  );

  it('takes only web addresses as sites', () => {
    const sites = ['javascript:alert(1)', 'https://a.example/\u001b[2J', 5, null, 'https://b.example'];
    const cleaned = checkPublication({ name: 'e', sites }, true)?.sites ?? [];
    expect(cleaned).toHaveLength(2);
    expect(hasControls(cleaned.join(''))).toBe(false);
    expect(checkPublication({ name: 'e', sites: 'https://b.example' }, true)).toEqual({ name: 'e' });
  });

  it.each(['..', '../x', 'a/b', '@a/../b', '', 'x\u0000', 'a\\b', 5])(
    'refuses a publication named %j',
    name => {
      expect(checkPublication({ name }, true)).toBeUndefined();
    },
  );

  it.each([
    { slug: 1 }, { title: null }, { minutes: 'x' }, { minutes: -1 }, { words: null }, { date: 'today' }, { tags: 'x' }, { tags: [1] }, { line: 1e300 }, { bytes: '5' }, { extra: [] }, { name: '../x' }, { headings: [] }, { order: 'x' },
  ])('refuses a row with %j', change => {
    const row = { slug: 'a', title: 'A', path: 'a.md', minutes: 1, words: 1, name: 'a', headings: '' };
    expect(checkRow(row, false)).toEqual(row);
    expect(checkRow({ ...row, ...change }, false)).toBeUndefined();
  }); // biome-ignore format: a table

  it.each([
    ['--library=/tmp', 'library=/tmp'],
    ['a --library=b', 'a library=b'],
    ['---', 'untitled'],
  ])('removes the dashes of the slug %s, which would be an option', (slug, cleaned) => {
    const row = { slug, title: 'A', path: 'a.md', minutes: 1, words: 1, name: 'a', headings: '' };
    expect(checkRow(row, false)?.slug).toBe(cleaned);
  });

  it('puts fields with line breaks on one line', () => {
    const row = {
      slug: 'a',
      title: 'A\nB\tC',
      path: 'a.md',
      minutes: 1,
      words: 1,
      name: 'a',
      headings: '2\t1\tx\tX',
      tags: ['a\nb'],
    };
    expect(checkRow(row, false)).toMatchObject({ title: 'A B C', tags: ['a b'], headings: '2\t1\tx\tX' });
    expect(checkRow({ ...row, title: 'A\u00ad\u00ad\u200bB' }, false)).toMatchObject({ title: 'AB' });
  });
});

describe('checkDocument', () => {
  it('accepts what the parser makes, unchanged', () => {
    const source =
      '# A\n\n> [!NOTE]\n> b[^1]\n\n1. x\n   - [ ] y\n\n| a | b |\n|---|:-:|\n| 1 | [l](x.md "t") |\n\n```js\nlet x;\n```\n\n![i](i.png)\n\n<video src="v.mp4"></video>\n\n---\n\n<details><summary>S</summary>\n\nd\n\n</details>\n\n    code\n\n[^1]: note\n';
    const document = JSON.parse(JSON.stringify(parse(source)));
    expect(checkDocument(structuredClone(document), false)).toEqual(document);
    expect(checkDocument(structuredClone(document), true)).toEqual(document);
  });

  it.each([
    ['fewer cells', '<table><tr><th>a</th><th>b</th></tr><tr><td>c</td></tr></table>'],
    [
      'cells over several columns',
      '<table><tr><td>a</td><td>b</td></tr><tr><td colspan="2">c</td></tr></table>',
    ],
    ['fewer columns than later rows', '<table><tr><td>a</td></tr><tr><td>b</td><td>c</td></tr></table>'],
  ])('accepts a table with a row of %s', (_, source) => {
    const document = JSON.parse(JSON.stringify(parse(source)));
    expect(checkDocument(structuredClone(document), false)).toEqual(document);
  });

  it('refuses a table with a row of more cells than the header', () => {
    const table = { kind: 'table', line: 1, align: [null], head: [[]], rows: [[[], []]] };
    expect(() => checkDocument({ ...emptyDocument(), blocks: [table] }, false)).toThrow(TypeError);
  });

  it('puts the text of a heading on one line', () => {
    const heading = { level: 2, text: 'a\n\tb\u2028c\u00add', anchor: 'a\nb', line: 1, block: 0, offset: 0 };
    const document = { ...emptyDocument(), headings: [heading] };
    expect(checkDocument(document, false).headings).toMatchObject([{ text: 'a  b c\u00add', anchor: 'a b' }]);
  });

  it('refuses a link of an unknown kind', () => {
    const document = { ...emptyDocument(), links: [{ target: 'a', kind: 'movie' }] };
    expect(() => checkDocument(document, false)).toThrow(TypeError);
  });

  it('refuses blocks that are nested too deeply', () => {
    let block: object = { kind: 'rule', line: 1 };
    for (let depth = 0; depth < 200; depth++) block = { kind: 'quote', line: 1, blocks: [block] };
    const document = { version: 2, blocks: [block], links: [], footnotes: [], headings: [] };
    expect(() => checkDocument(document, false)).toThrow(TypeError);
  });

  it('drops highlighted spans that differ from the text of their code', () => {
    const block = { kind: 'code', line: 1, text: 'ab', spans: [{ text: 'abc' }] };
    const document = { version: 2, blocks: [block], links: [], footnotes: [], headings: [] };
    expect(checkDocument(document, false).blocks).toEqual([{ kind: 'code', line: 1, text: 'ab' }]);
  });

  it('keeps no hard breaks in code, and no tabs in drawings', () => {
    const blocks = [
      { kind: 'code', line: 1, text: 'a\tb\u2028c', spans: [{ text: 'a\tb\u2028c' }] },
      {
        kind: 'drawing',
        line: 5,
        language: 'math',
        source: 'x\u2028y',
        drawings: [{ text: 'a\tb\u2028c\nd', width: 3, spans: [{ text: 'a\tb\u2028c\nd' }] }],
      },
    ];
    expect(checkDocument({ ...emptyDocument(), blocks }, false).blocks).toEqual([
      { kind: 'code', line: 1, text: 'a\tb\nc' },
      {
        kind: 'drawing',
        line: 5,
        language: 'math',
        source: 'x\ny',
        drawings: [{ text: 'a b\nc\nd', width: 3 }],
      },
    ]);
  });

  it('cleans the reason why a diagram is not drawn, and refuses one that is no text', () => {
    const check = (notDrawn: unknown) =>
      checkDocument(
        {
          version: 2,
          blocks: [{ kind: 'code', line: 1, text: 'ab', notDrawn }],
          links: [],
          footnotes: [],
          headings: [],
        },
        false,
      ).blocks[0];
    expect(check('a\u001b[2J\nb')).toMatchObject({ notDrawn: expect.not.stringMatching(/[\u001b\n]/) });
    expect(() => check(1)).toThrow(TypeError);
  });
});

describe('files of a compiled library that cannot be read', () => {
  const FILES = ['index.json', 'bodies.txt', 'words.txt', 'articles/scaling.json'];
  /** Opens the library and asks for everything in it. */
  async function readAll(folder: string): Promise<void> {
    const library = await openCompiled(folder);
    await library.bodies();
    await library.words?.();
    for (const article of library.articles) await library.parsing(article);
  }
  const spoil = (file: string, replace: (path: string) => void): string => {
    const folder = copyLibrary();
    rmSync(join(folder, file));
    replace(join(folder, file));
    return folder;
  };

  it.each(FILES)('names %s if it is a pipe, a device, a folder, or too large', async file => {
    const cases: [(path: string) => void, string][] = [
      [path => execFileSync('mkfifo', [path]), 'not a regular file'],
      [path => symlinkSync('/dev/zero', path), 'not a regular file'],
      [path => mkdirSync(path), 'is a folder'],
      [path => { openSync(path, 'w'); truncateSync(path, 600 * 1024 * 1024); }, 'larger than 256 MB'],
    ]; // biome-ignore format: a table
    for (const [replace, reason] of cases) {
      const folder = spoil(file, replace);
      await expect(readAll(folder)).rejects.toMatchObject({
        name: 'UserError',
        message: `cannot read "${join(folder, file)}" of the compiled library: ${reason}`,
      });
    }
  });

  it.each(['index.json', 'articles/scaling.json'])('names %s if it has millions of lists', async file => {
    const text = '[]'.repeat((1 << 22) + 1);
    const folder = spoil(file, path => writeFileSync(path, `{"format":"1.5","articles":[\n${text}`));
    const error = await readAll(folder).catch((thrown: Error) => thrown);
    expect((error as Error).message).toBe(`compiled library is damaged: "${join(folder, file)}"`);
    // It was not parsed, which would have failed.
    expect((error as Error).cause).toBeUndefined();
  });

  it('opens a folder of Markdown with files of these names as a folder', async () => {
    const files = { 'a.md': '# A\n', 'index.json': '{"name":"x"}', 'bodies.txt': 'text' };
    const folder = temporaryFolder(files);
    expect(isCompiled(folder)).toBe(false);
    expect((await openLibrary(folder)).articles).toMatchObject([{ title: 'A' }]);
    rmSync(join(folder, 'index.json'));
    execFileSync('mkfifo', [join(folder, 'index.json')]);
    expect((await openLibrary(folder)).articles).toMatchObject([{ title: 'A' }]);
  });

  it.each(['1.0', '1.1', '1.2', '1.3', '1.4', '1.5'])('recognises a library of format %s', format => {
    expect(isCompiled(join(import.meta.dirname, `fixtures/compiled-${format}`))).toBe(true);
  });
});

describe('openInBrowser', () => {
  it.each([
    'ssh://-oProxyCommand=x/',
    'file:///etc/passwd',
    'javascript:alert(1)',
    '-oProxyCommand=x',
    'rel/x',
    '',
  ])('refuses %j', async url => {
    browser.opened = [];
    await expect(openInBrowser(url)).rejects.toMatchObject({ name: 'UserError' });
    expect(browser.opened).toEqual([]);
  });

  it('passes http, https and mailto addresses on, encoded', async () => {
    browser.opened = [];
    for (const url of [
      'https://a.example/b?c#d',
      'HTTP://a.example',
      'mailto:a@b.example?subject=x y',
      'https://a.example/"$(x)\u001b',
    ])
      await openInBrowser(url);
    expect(browser.opened).toEqual([
      'https://a.example/b?c#d',
      'http://a.example/',
      'mailto:a@b.example?subject=x%20y',
      'https://a.example/%22$(x)',
    ]);
  });
});
