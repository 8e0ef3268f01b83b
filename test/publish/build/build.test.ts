import { readdirSync, readFileSync, statSync, utimesSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { CodeBlock } from '../../../src/document/document.js';
import { parseToml } from '../../../src/host/toml.js';
import type { ArticleFile } from '../../../src/library/compiled/format.js';
import { openCompiled } from '../../../src/library/compiled/open-compiled.js';
import { linkAddress } from '../../../src/library/links/resolve-link.js';
import { finishParse } from '../../../src/markdown/incremental-parse.js';
import { type BuildOptions, build } from '../../../src/publish/build/build.js';
import { codeBlocks } from '../../../src/publish/build/write-library.js';
import { openFolder } from '../../support/open-folder.js';
import { temporaryFolder } from '../../support/temporary-folder.js';

const ARTICLES = join(import.meta.dirname, 'fixtures/articles');
const publication = {
  name: 'ann-notes',
  title: 'Ann’s notes',
  version: '1.2.3',
  homepage: 'https://example.com/notes',
};

function run(options: Partial<BuildOptions> & { out: string }) {
  return build({ from: ARTICLES, publication, parseToml, ...options });
}

function filesIn(folder: string): Record<string, string> {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true }).filter(row => row.isFile());
  const paths = names.map(row => join(row.parentPath, row.name)).sort();
  return Object.fromEntries(
    paths.map(path => [path.slice(folder.length + 1).replaceAll('\\', '/'), readFileSync(path, 'utf8')]),
  );
}

/** Sum of the sizes of all files in a folder. */
function sizesIn(folder: string): number {
  const rows = readdirSync(folder, { recursive: true, withFileTypes: true }).filter(row => row.isFile());
  return rows.reduce((sum, { parentPath, name }) => sum + statSync(join(parentPath, name)).size, 0);
}

describe('build', () => {
  it('writes an index, the bodies, and a file for each article except drafts', async () => {
    const out = join(temporaryFolder(), 'deep/library');
    const { built, articles, words, bytes, problems } = await run({ out });
    expect([built, articles, problems]).toEqual([true, 2, []]);
    const files = filesIn(out);
    expect(Object.keys(files)).toEqual([
      'articles/notes.json', 'articles/scaling.json', 'bodies.txt', 'images/Kf96WMV1iHr.png', 'index.json', 'words.txt',
    ]); // biome-ignore format: a listing
    expect(bytes).toBe(sizesIn(out));
    expect(words).toBeGreaterThan(30);
    expect(Object.values(files).join('')).not.toContain('Secret');
    expect(readdirSync(join(out, '..'))).toEqual(['library']);
  });

  it('writes the same bytes at another time and into another folder', async () => {
    const base = temporaryFolder();
    await run({ out: join(base, 'one') });
    utimesSync(join(ARTICLES, 'notes.md'), new Date(), new Date());
    await run({ out: join(base, 'two') });
    expect(filesIn(join(base, 'two'))).toEqual(filesIn(join(base, 'one')));
    expect(JSON.stringify(filesIn(join(base, 'one')))).not.toContain(ARTICLES);
  });

  it('dates articles without a date by their last commits, and writes the same bytes twice', async () => {
    const base = temporaryFolder();
    const from = temporaryFolder({
      'old.md': '# Old',
      'new.md': '# New',
      'own.md': '---\ndate: 2020-06-01\n---\n# Own',
    });
    const days = new Map([
      ['old.md', '2020-01-01'],
      ['new.md', '2021-01-01'],
      ['own.md', '2024-01-01'],
    ]);
    const commitDays = async () => ({ days });
    for (const name of ['one', 'two']) await run({ from, out: join(base, name), commitDays });
    expect(filesIn(join(base, 'two'))).toEqual(filesIn(join(base, 'one')));
    const { articles } = await openCompiled(join(base, 'one'));
    expect(articles.map(({ slug, date }) => [slug, date])).toEqual([
      ['new', '2021-01-01'],
      ['own', '2020-06-01'],
      ['old', '2020-01-01'],
    ]);
    await run({ from, out: join(base, 'plain') });
    const plain = await openCompiled(join(base, 'plain'));
    expect(plain.articles.map(({ date }) => date)).toEqual(['2020-06-01', undefined, undefined]);
  });

  it('warns of a clone without all commits, and builds', async () => {
    const from = temporaryFolder({ 'a.md': '---\ntitle: A\n---\nText' });
    const gap = {
      reason: 'the clone has only the last commits',
      hint: 'to get all commits, run: git fetch --unshallow',
    };
    const { built, problems } = await run({
      from,
      out: join(temporaryFolder(), 'out'),
      commitDays: async () => ({ days: new Map(), gap }),
    });
    expect([built, problems.map(({ level, rule }) => [level, rule])]).toEqual([true, [['warning', 'date']]]);
  });

  it('highlights code in known languages, at any depth', async () => {
    const out = join(temporaryFolder(), 'library');
    await run({ out });
    const document = (JSON.parse(readFileSync(join(out, 'articles/scaling.json'), 'utf8')) as ArticleFile)
      .document;
    const blocks = [...codeBlocks(document)];
    expect(blocks.map(({ language, spans }) => [language, spans !== undefined])).toEqual([
      ['yaml', true],
      ['js', true],
      ['nosuchlanguage', false],
    ]);
    const joined = ({ spans = [] }: CodeBlock) => spans.map(run => run.text).join('');
    expect(blocks.slice(0, 2).map(joined)).toEqual(blocks.slice(0, 2).map(block => block.text));
  });

  it('leaves code plain that takes too long to highlight, and highlights the code after it', async () => {
    // Takes minutes without a deadline.
    const hostile = '[a]('.repeat(8_000);
    const text = `\`\`\`markdown\n${hostile}\n\`\`\`\n\n\`\`\`js\nconst a = 1;\n\`\`\`\n`;
    const from = temporaryFolder({ 'a.md': `---\ntitle: A\n---\n${text}` });
    const base = temporaryFolder();
    for (const name of ['one', 'two']) await run({ from, out: join(base, name) });
    expect(filesIn(join(base, 'two'))).toEqual(filesIn(join(base, 'one')));
    const { document } = JSON.parse(filesIn(join(base, 'one'))['articles/a.json'] ?? '') as ArticleFile;
    const blocks = [...codeBlocks(document)];
    expect(blocks.map(({ spans }) => spans?.[0])).toEqual([undefined, { text: 'const', style: 'keyword' }]);
  });

  it('highlights the same blocks of a long article on any machine', async () => {
    const fence = `\`\`\`js\n${'const a = 1;\n'.repeat(1_000)}\`\`\`\n\n`;
    const from = temporaryFolder({ 'a.md': `---\ntitle: A\n---\n${fence.repeat(12)}` });
    const out = join(temporaryFolder(), 'library');
    await run({ from, out });
    const { document } = JSON.parse(filesIn(out)['articles/a.json'] ?? '') as ArticleFile;
    // 10 blocks of 12,999 characters are less than 131,072, the limit of length.
    const highlighted = [...codeBlocks(document)].map(({ spans }) => spans !== undefined);
    expect(highlighted).toEqual([...Array(10).fill(true), false, false]);
  });

  it('writes nothing if an article has an error, and keeps the old library', async () => {
    const from = temporaryFolder({
      'good.md': '---\ntitle: Good\n---\n', 'untitled.md': '# Only a heading\n', 'bad.md': '---\ntitle: A\n  b: [\n---\nB',
    }); // biome-ignore format: a listing
    const out = join(temporaryFolder(), 'library');
    await run({ out });
    const before = filesIn(out);
    const { built, problems } = await run({ from, out });
    expect(built).toBe(false);
    expect(problems.map(({ rule, level, line }) => [rule, level, line])).toEqual([
      ['front-matter', 'error', 3],
      ['title', 'note', 1],
    ]);
    expect(filesIn(out)).toEqual(before);
  });

  it('builds articles without a title, with dates that are none and with equal slugs', async () => {
    const from = temporaryFolder({
      'a.md': '# A\n', 'index.md': 'Text.', '2024-01-02.md': 'Text.', 'b.md': '---\ntitle: B\ndate: 2024-13-45\n---\n', 'c.md': '---\ntitle: C\nslug: b\nimage: { id: 3 }\n---\n',
      'list.md': '---\ntitle: L\nslug: a b\n---\n', 'x/a.md': 'Text.', 'y/a.md': '---\ntitle: Y\n---\n',
    }); // biome-ignore format: a listing
    const options = { from, out: join(temporaryFolder(), 'library'), reserved: ['list'] };
    const { built, articles, problems } = await run(options);
    const found = problems.map(({ rule, level, file }) => `${basename(file)} ${level} ${rule}`);
    expect({ built, articles, found }).toEqual({
      built: true,
      articles: 8,
      found: [
        '2024-01-02.md warning title',
        'a.md note title',
        'b.md warning date',
        'c.md warning duplicate-slug',
        'index.md note title',
        'list.md warning slug',
        'list.md warning command-slug',
        'a.md warning title',
      ],
    });
    expect(await run({ ...options, rules: ['title=error'] })).toMatchObject({ built: false });
    const rules = ['title=off', 'date=off', 'slug=off', 'command-slug=off', 'duplicate-slug=off'];
    expect(await run({ ...options, rules })).toMatchObject({ built: true, problems: [] });
    await expect(run({ ...options, rules: ['titel=off'] })).rejects.toMatchObject({ code: 2 });
  });

  it('replaces an older library as a whole', async () => {
    const out = join(temporaryFolder(), 'library');
    const from = temporaryFolder({ 'only.md': '---\ntitle: Only\n---\nOne.\n' });
    await run({ out });
    await run({ from, out });
    expect(Object.keys(filesIn(out))).toEqual([
      'articles/only.json',
      'bodies.txt',
      'index.json',
      'words.txt',
    ]);
  });

  it('refuses an output folder with other files', async () => {
    const out = temporaryFolder({ 'thesis.txt': 'mine' });
    await expect(run({ out })).rejects.toMatchObject({
      name: 'UserError',
      message: expect.stringContaining('thesis.txt'),
    });
    const file = join(temporaryFolder({ library: '' }), 'library');
    await expect(run({ out: file })).rejects.toMatchObject({ name: 'UserError' });
  });

  it('refuses an output folder inside the folder of the articles', async () => {
    const from = temporaryFolder({ 'a.md': '---\ntitle: A\n---\n' });
    for (const out of [from, join(from, 'dist/library')]) {
      await expect(run({ from, out })).rejects.toMatchObject({ name: 'UserError' });
    }
  });

  it('stores the address of the site, so that links to it lead into the library', async () => {
    const base = temporaryFolder({
      'package.json': '{"lectern": {"base": "https://that.site/x"}}',
      'articles/a.md': '---\ntitle: A\n---\n[b](https://that.site/x/b/#c)\n',
      'articles/b.md': '---\ntitle: B\n---\nText\n',
    });
    const out = join(base, 'out');
    await run({ from: join(base, 'articles'), out });
    const compiled = await openCompiled(out);
    expect(compiled.publication.sites).toEqual(['https://that.site/x']);
    expect(compiled.siteAddresses).toEqual(['https://example.com/notes', 'https://that.site/x']);
    const a = compiled.findBySlug?.('a');
    if (!a) throw new Error('no article a');
    expect(linkAddress(compiled, a, 'https://that.site/x/b/#c')).toBe('b#c');
    expect(linkAddress(compiled, a, 'https://example.com/notes/b')).toBe('b');
    expect(await compiled.preRendered?.(a)).toContain('b#c');
  });

  it('prints the same links before and after compiling, if only the heading tells two articles apart', async () => {
    const base = temporaryFolder({
      'a.md': '---\ntitle: A\n---\n[b](/x/b#the-end) [c](/x/b#what-s-new)\n',
      'one/b.md': '---\ntitle: B1\n---\nText\n\n## The end\n\nMore\n',
      'two/b.md': '---\ntitle: B2\n---\nText\n\n## What’s new?\n\nMore\n',
    });
    const out = join(temporaryFolder(), 'out');
    await run({ from: base, out });
    const compiled = await openCompiled(out);
    const a = compiled.findBySlug?.('a');
    if (!a) throw new Error('no article a');
    for (const [target, address] of [
      ['/x/b#the-end', 'one/b#the-end'],
      ['/x/b#what-s-new', 'two/b#what-s-new'],
    ] as const) {
      expect(linkAddress(compiled, a, target)).toBe(address);
      expect(await compiled.preRendered?.(a)).toContain(address);
    }
  });

  it('compiles a library that equals the folder', async () => {
    const out = join(temporaryFolder(), 'library');
    await run({ out });
    const folder = await openFolder([ARTICLES], { parseToml });
    const compiled = await openCompiled(out);
    expect(compiled).toMatchObject({
      name: 'Ann’s notes',
      key: 'ann-notes',
      homepage: 'https://example.com/notes',
      problems: [],
    });
    expect(await compiled.bodies()).toEqual(await folder.bodies());
    const noFile = folder.articles.map(({ file: _, ...article }) => article);
    expect(compiled.articles).toEqual(noFile);
    for (const [index, article] of compiled.articles.entries()) {
      const own = folder.articles[index] ?? article;
      expect(await compiled.markdown(article)).toBe(await folder.markdown(own));
      const document = finishParse(await compiled.parsing(article));
      for (const block of codeBlocks(document)) delete block.spans;
      expect(document).toEqual(finishParse(await folder.parsing(own)));
    }
  });

  it('stores only the Markdown of a long article', async () => {
    const text = `---\ntitle: Long\n---\n\n# First\n\n${'A paragraph of words.\n\n'.repeat(60_000)}`;
    const from = temporaryFolder({ 'long.md': text });
    const out = join(temporaryFolder(), 'library');
    await run({ from, out });
    expect(Object.keys(filesIn(out))).toEqual(['articles/long.md', 'bodies.txt', 'index.json', 'words.txt']);
    const library = await openCompiled(out);
    const [article] = library.articles;
    if (!article) throw new Error('no article');
    const parsing = await library.parsing(article);
    expect(parsing.done).toBe(false);
    expect(parsing.document.headings[0]).toMatchObject({ text: 'First', line: 5 });
  });
});
