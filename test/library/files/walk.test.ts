import { execFileSync } from 'node:child_process';
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseToml } from '../../../src/host/toml.js';
import { locate } from '../../../src/library/links/locate-article.js';
import { openFile, openFolder } from '../../../src/library/source/open-source.js';
import { temporaryFolder } from '../temporary.js';

const open = (dir: string, options = {}) => openFolder([dir], { parseToml, ...options });
const windows = process.platform === 'win32';

describe.skipIf(windows)('links and special files', () => {
  it('ends where links lead in circles, and lists each file once', async () => {
    const dir = temporaryFolder({ 'a/b/c.md': 'C' });
    symlinkSync('..', join(dir, 'a/b/up'));
    symlinkSync('.', join(dir, 'a/self'));
    symlinkSync('loop.md', join(dir, 'loop.md'));
    symlinkSync('a/b', join(dir, '0-first'));
    symlinkSync('a/b/c.md', join(dir, '0-first.md'));
    symlinkSync('/nowhere', join(dir, 'broken.md'));
    symlinkSync('/nowhere', join(dir, 'broken'));
    const { articles, problems } = await open(dir);
    expect(articles.map(({ path }) => path)).toEqual(['a/b/c.md']);
    expect(problems.map(({ file, level }) => [file.slice(dir.length + 1), level])).toEqual([
      ['broken.md', 'warning'],
      ['loop.md', 'warning'],
    ]);
  });

  it('says of one that is asked for that it leads nowhere', async () => {
    const dir = temporaryFolder({ 'a.md': 'A' });
    symlinkSync('/nowhere', join(dir, 'broken.md'));
    symlinkSync('loop.md', join(dir, 'loop.md'));
    for (const [name, what] of [
      ['broken.md', 'is a link, and its target is not there.'],
      ['loop.md', 'is a link, and its target is a link that leads to itself.'],
      ['gone.md', 'is not there.'],
      ['a.md/b.md', 'cannot be read (ENOTDIR).'],
    ]) {
      const path = join(dir, name ?? '');
      const open = () => Promise.reject(new Error('no library is asked'));
      if (name !== 'gone.md' && name !== 'a.md/b.md')
        expect(await locate(path, { library: open })).toEqual({ kind: 'file', path });
      await expect(openFile(path, { parseToml })).rejects.toMatchObject({ message: `“${path}” ${what}` });
    }
  });

  it('follows links that stay inside, others when asked to', async () => {
    const outside = temporaryFolder({ 'far.md': 'Far', 'more/b.md': 'B' });
    const dir = temporaryFolder({ 'a.md': 'A', '.notes/in.md': 'In' });
    symlinkSync('.notes', join(dir, 'notes'));
    symlinkSync(outside, join(dir, 'out'));
    symlinkSync(join(outside, 'far.md'), join(dir, 'far.md'));
    const { articles, problems } = await open(dir);
    expect(articles.map(({ path }) => path)).toEqual(['a.md', 'notes/in.md']);
    expect(problems.map(({ rule }) => rule)).toEqual(['link', 'link']);
    const followed = await open(dir, { follow: true });
    expect(followed.articles.map(({ path }) => path)).toEqual([
      'a.md',
      'out/more/b.md',
      'far.md',
      'notes/in.md',
    ]);
    expect(followed.problems).toEqual([]);
  });

  it('does not wait on a FIFO', async () => {
    const dir = temporaryFolder({ 'a.md': 'A' });
    execFileSync('mkfifo', [join(dir, 'pipe.md')]);
    const { articles, problems } = await open(dir);
    expect(articles).toHaveLength(1);
    expect(problems.map(({ rule }) => rule)).toEqual(['not-a-file']);
    await expect(openFile(join(dir, 'pipe.md'), { parseToml })).rejects.toMatchObject({
      name: 'UserError',
      code: 1,
    });
    await expect(openFile('/dev/zero', { parseToml })).rejects.toMatchObject({ name: 'UserError', code: 1 });
  });

  it('shows names that hold control characters', async () => {
    const dir = temporaryFolder({ 'a\u001b[31m\nb\u202e.md': '---\n---\n', [`${'x'.repeat(252)}.md`]: '' });
    const library = await open(dir);
    const { articles, problems } = library;
    const said = JSON.stringify([articles.map(({ slug, title, path }) => [slug, title, path]), problems]);
    expect(said).not.toMatch(/\\u001b|\\n|\u202e/);
    const article = articles.find(({ path }) => path.startsWith('a'));
    expect(article && (await library.markdown(article))).toBe('---\n---\n');
  });
});
