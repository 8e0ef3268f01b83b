import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseToml } from '../../../src/host/toml.js';
import { openFolder } from '../../support/open-folder.js';
import { temporaryFolder } from '../../support/temporary-folder.js';

const open = (dir: string, options = {}) => openFolder([dir], { parseToml, ...options });
const windows = process.platform === 'win32';
/** Permissions do not apply to the superuser. */
const root = process.getuid?.() === 0;

async function slugs(dir: string, options = {}): Promise<string[]> {
  return (await open(dir, options)).articles.map(article => article.slug);
}

const dated = (title: string, date: string) => `---\ntitle: ${title}\ndate: ${date}\n---\n`;

describe('openSources', () => {
  it('finds articles in all folders, except hidden ones and node_modules', async () => {
    const dir = temporaryFolder({
      'a.md': '# A', 'ops/b.markdown': '# B', 'ops/deep/er/c.MDX': '# C', 'no.txt': '', 'no.md.bak': '',
      'node_modules/x/README.md': '', '.git/d.md': '', 'ops/.hidden/e.md': '', '._a.md': '\0\0\0',
    }); // biome-ignore format: a listing
    const library = await open(dir);
    expect(library.articles.map(({ path }) => path).sort()).toEqual([
      'a.md',
      'ops/b.markdown',
      'ops/deep/er/c.MDX',
    ]);
    expect(library.problems).toEqual([]);
    expect(library.key).toBe(dir);
  });

  it('sorts by date (newest first), then title, then path', async () => {
    const dir = temporaryFolder({
      '1.md': dated('B', '2024-01-01'), '2.md': dated('é', '2024-01-01'), '3.md': dated('f', '2024-01-01'),
      '4.md': dated('Z', '2025-01-01'), '5.md': '# A', 'x/6.md': '# A', '7.md': dated('C', '2024-01-01T10:00'),
    }); // biome-ignore format: a listing
    expect(await slugs(dir)).toEqual(['4', '7', '1', '2', '3', '5', '6']);
  });

  it('takes title, category and date from front matter, heading or path', async () => {
    const dir = temporaryFolder({
      'a.md': '---\ntitle: Front\n---\n# Head\n', 'ops/b.md': 'Text\n\n# *Head* of `b`\n', 'ops/c.md': 'Text',
      'ops/2024/12/d.md': '', 'ops/guide/index.md': '', 'e/README.md': '', 'blog/2024-12-15-first-post.md': '',
    }); // biome-ignore format: a listing
    const { articles } = await open(dir);
    const rows = articles.map(({ slug, title, category, date }) => [slug, title, category, date]);
    expect(rows.sort()).toEqual([
      ['a', 'Front', '', undefined],
      ['b', 'Head of b', 'ops', undefined],
      ['c', 'c', 'ops', undefined],
      ['d', 'd', 'ops', undefined],
      ['e', 'e', '', undefined],
      ['first-post', 'First post', 'blog', '2024-12-15'],
      ['guide', 'guide', 'ops', undefined],
    ]);
  });

  it('lists the other articles beside a broken one', async () => {
    const dir = temporaryFolder({ 'good.md': '# Good', 'bad.md': '---\ntitle: x: y: z\ntags: [\n---\nBody' });
    const { articles, problems } = await openFolder(['.'], { parseToml, base: dir });
    expect(articles.map(({ title }) => title)).toEqual(['Good', 'x: y: z']);
    expect(problems.map(({ file, line, level, rule }) => [file, line, level, rule])).toEqual([
      ['bad.md', 2, 'error', 'front-matter'],
    ]);
  });

  it('lists drafts only with `drafts`', async () => {
    const dir = temporaryFolder({ 'a.md': '# A', 'b.md': '---\ndraft: true\ndate: soon\n---\n' });
    expect(await slugs(dir)).toEqual(['a']);
    expect((await open(dir)).problems).toEqual([]);
    expect(await slugs(dir, { drafts: true })).toEqual(['a', 'b']);
  });

  it('qualifies duplicate slugs by folder, and reports those of one folder or of two `slug:`', async () => {
    const dir = temporaryFolder({
      'ops/intro.md': '', 'dev/intro.md': '', 'x/ops/note.md': '', 'y/ops/note.md': '', 'z/a.md': '', 'z/a.mdx': '',
      'top.md': '', 'in/top.md': '', 's1.md': '---\nslug: same\n---\n', 's2.md': '---\nslug: same\n---\n',
    }); // biome-ignore format: a listing
    const { articles, problems } = await open(dir);
    expect(articles.map(({ path, slug }) => `${path} ${slug}`).sort()).toEqual([
      'dev/intro.md dev/intro',
      'in/top.md in/top',
      'ops/intro.md ops/intro',
      's1.md same',
      's2.md same-2',
      'top.md top',
      'x/ops/note.md x/ops/note',
      'y/ops/note.md y/ops/note',
      'z/a.md z/a',
      'z/a.mdx z/a-2',
    ]);
    const doubles = problems.filter(({ rule }) => rule === 'duplicate-slug');
    expect(doubles.map(({ file, level, line }) => [file.slice(dir.length + 1), level, line])).toEqual([
      ['s2.md', 'warning', 2],
      [join('z', 'a.mdx'), 'warning', 1],
    ]);
  });

  it('refuses an empty name, instead of reading the current folder', async () => {
    await expect(open('')).rejects.toMatchObject({ message: 'folder name is empty', code: 2 });
  });

  it('joins several folders to one library', async () => {
    const dir = temporaryFolder({ 'one/a.md': '', 'two/a.md': '', 'x/two/b.md': '' });
    const { articles } = await openFolder(['one', 'two', 'x/two', './one'], { parseToml, base: dir });
    expect(articles.map(({ path, slug }) => [path, slug])).toEqual([
      ['one/a.md', 'one/a'],
      ['two/a.md', 'two/a'],
      ['two-2/b.md', 'b'],
    ]);
  });

  it.each(['nothere', 'file.md', 'empty', 'drafts'])(
    'refuses the folder %s with a one-line message and a hint',
    async name => {
      const dir = temporaryFolder({
        'file.md': '',
        'empty/x.txt': '',
        'drafts/a.md': '---\ndraft: true\n---\n',
      });
      const failure = openFolder([name], { parseToml, base: dir });
      await expect(failure).rejects.toMatchObject({
        name: 'UserError',
        code: 1,
        message: expect.stringContaining(name),
      });
      await expect(failure).rejects.toMatchObject({
        message: expect.not.stringContaining('\n'),
        hint: expect.any(String),
      });
    },
  );

  it.skipIf(windows || root)('reports unreadable files and folders', async () => {
    const dir = temporaryFolder({ 'a.md': 'A', 'shut.md': '', 'shut/b.md': '' });
    chmodSync(join(dir, 'shut.md'), 0);
    chmodSync(join(dir, 'shut'), 0);
    const { articles, problems } = await open(dir);
    chmodSync(join(dir, 'shut'), 0o755);
    expect(articles.map(({ path }) => path)).toEqual(['a.md']);
    expect(problems.map(({ rule }) => rule)).toEqual(['unreadable', 'unreadable']);
  });
});
