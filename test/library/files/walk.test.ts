import { execFileSync } from 'node:child_process';
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseToml } from '../../../src/host/toml.js';
import { openDocument } from '../../../src/library/source/open-source.js';
import { openFolder } from '../../support/open-folder.js';
import { temporaryFolder } from '../../support/temporary-folder.js';

const open = (dir: string, options = {}) => openFolder([dir], { parseToml, ...options });
const windows = process.platform === 'win32';

describe.skipIf(windows)('openSources with links and special files', () => {
  it('lists each file once, even if links form a loop', async () => {
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

  it('reports a broken link, a missing file and a file used as a folder', async () => {
    const dir = temporaryFolder({ 'a.md': 'A' });
    symlinkSync('/nowhere', join(dir, 'broken.md'));
    symlinkSync('loop.md', join(dir, 'loop.md'));
    for (const [name = '', reason] of [
      ['broken.md', 'broken link: no such file or folder'],
      ['loop.md', 'broken link: too many levels of symbolic links'],
      ['gone.md', 'no such file or folder'],
      ['a.md/b.md', 'part of the path is not a folder'],
    ]) {
      const path = join(dir, name);
      await expect(openDocument({ file: path }, { parseToml })).rejects.toMatchObject({
        message: `${reason}: "${path}"`,
      });
    }
  });

  it('follows links that stay inside, and others with `follow`', async () => {
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

  it('does not wait for a FIFO', async () => {
    const dir = temporaryFolder({ 'a.md': 'A' });
    execFileSync('mkfifo', [join(dir, 'pipe.md')]);
    const { articles, problems } = await open(dir);
    expect(articles).toHaveLength(1);
    expect(problems.map(({ rule }) => rule)).toEqual(['not-a-file']);
    await expect(openDocument({ file: join(dir, 'pipe.md') }, { parseToml })).rejects.toMatchObject({
      name: 'UserError',
      code: 1,
    });
    await expect(openDocument({ file: '/dev/zero' }, { parseToml })).rejects.toMatchObject({
      name: 'UserError',
      code: 1,
    });
  });

  it('makes control characters in names visible', async () => {
    const dir = temporaryFolder({ 'a\u001b[31m\nb\u202e.md': '---\n---\n', [`${'x'.repeat(252)}.md`]: '' });
    const library = await open(dir);
    const { articles, problems } = library;
    const shown = JSON.stringify([articles.map(({ slug, title, path }) => [slug, title, path]), problems]);
    expect(shown).not.toMatch(/\\u001b|\\n|\u202e/);
    const article = articles.find(({ path }) => path.startsWith('a'));
    expect(article && (await library.markdown(article))).toBe('---\n---\n');
  });
});
