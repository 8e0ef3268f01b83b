import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import type { Context } from '../../src/cli/context.js';
import { resolveArgument, resolveArticle } from '../../src/cli/resolve-argument.js';
import type { Library } from '../../src/library/library.js';
import { article } from '../support/article.js';
import { detected, fakeHost } from '../support/host.js';
import { temporaryFolder } from '../support/temporary-folder.js';

const library = {
  articles: ['kube', 'kubernetes', 'list', 'notes', 'notebook'].map(slug =>
    article({ path: `${slug}.md`, slug }),
  ),
} as Library;

/** A command line in a folder with files. Some have the names of articles or of their prefixes. */
async function createContext() {
  const folder = temporaryFolder({
    notes: 'a file',
    'kubern.md': '',
    'a#b.md': '',
    note: '',
    'list/x.md': '',
  });
  mkdirSync(join(folder, 'kubernet'));
  vi.spyOn(process, 'cwd').mockReturnValue(folder);
  const openLibrary = vi.fn(async () => ({ library }));
  const context = {
    options: { cache: false },
    settings: {},
    paths: { config: '', state: '', cache: '' },
    program: { name: 'lectern', version: '1.0.0', own: true },
    terminal: await detected(fakeHost()),
    library: openLibrary,
  } as unknown as Context;
  return { context, openLibrary };
}

describe('resolveArgument', () => {
  it.each<[word: string, slug: string, anchor?: string]>([
    ['notes', 'notes'],
    ['list', 'list'],
    ['kube#limits', 'kube', 'limits'],
    ['kuberne', 'kubernetes'],
    ['li', 'list'],
  ])('prefers the article of %s to a file with the same name', async (word, slug, anchor) => {
    const { context } = await createContext();
    expect(await resolveArgument(context, word)).toEqual({
      library,
      article: expect.objectContaining({ slug }),
      ...(anchor && { anchor }),
    });
  });

  it.each<[word: string, path: string, anchor?: string]>([
    ['./notes', 'notes'],
    ['kubern.md', 'kubern.md'],
    ['kubern.md#top', 'kubern.md', 'top'],
    ['a#b.md#c', 'a#b.md', 'c'],
    ['note', 'note'],
  ])('prefers the file %s to the prefix of a slug', async (word, path, anchor) => {
    const { context } = await createContext();
    expect(await resolveArgument(context, word)).toMatchObject({
      article: { path },
      ...(anchor && { anchor }),
      problemsCommand: `read ${word.includes('#b') ? `'${word}'` : word.replace(/(.*#.*)/, "'$1'")}`,
    });
  });

  it('opens a folder as the library, without an article', async () => {
    const { context } = await createContext();
    const resolved = await resolveArgument(context, './list');
    expect(resolved.library.articles.map(({ path }) => path)).toEqual(['x.md']);
    expect(resolved.article).toBeUndefined();
    await expect(resolveArticle(context, './list')).rejects.toMatchObject({
      name: 'UserError',
      message: 'expected an article, got a folder: "./list"',
    });
  });

  it('finds an article by a former name, after files and before prefixes', async () => {
    const { context } = await createContext();
    const former = { aliases: ['note', 'kubern', 'was'], redirect_from: '/2012/05/gone.html' };
    const own = { articles: [...library.articles, article({ path: 'new.md', extra: former })] } as Library;
    const named = (word: string) =>
      resolveArgument({ ...context, library: async () => ({ library: own }) }, word);
    for (const word of ['was', 'kubern', 'gone', '2012/05/gone', '/2012/05/gone.html'])
      expect((await named(word)).article?.path).toBe('new.md');
    expect((await named('note')).article?.path).toBe('note');
    await expect(named('/2012/05/other')).rejects.toMatchObject({
      message: 'no such file or folder: "/2012/05/other"',
    });
    await expect(named('./was')).rejects.toMatchObject({ message: 'no such file or folder: "./was"' });
  });

  it('reports ambiguous and unknown names', async () => {
    const { context } = await createContext();
    await expect(resolveArgument(context, 'no')).rejects.toMatchObject({
      message: '"no" is ambiguous',
      hint: 'matching articles: notes, notebook',
    });
    await expect(resolveArgument(context, 'zebra')).rejects.toMatchObject({
      message: 'no article named "zebra"',
    });
    await expect(resolveArgument(context, ' ')).rejects.toMatchObject({
      message: 'article name is empty',
      code: 2,
    });
  });

  it('opens the library only for a word that may be a slug', async () => {
    for (const word of ['.', './notes', './list']) {
      const { context, openLibrary } = await createContext();
      await resolveArgument(context, word);
      expect(openLibrary).not.toHaveBeenCalled();
    }
    const { context, openLibrary } = await createContext();
    await expect(resolveArgument(context, 'zebra')).rejects.toThrow();
    expect(openLibrary).toHaveBeenCalledTimes(1);
  });

  it.each([
    ['linux', 'Ctrl+D'],
    ['win32', 'Ctrl+Z and Enter'],
  ])('names the keys that end typed input on %s', async (platform, keys) => {
    const { context } = await createContext();
    const report = async (_: string, text: string) => {
      throw new Error(text);
    };
    const terminal = { ...context.terminal, stdin: true };
    await expect(
      resolveArgument({ ...context, terminal, report, process: { platform } } as unknown as Context, '-'),
    ).rejects.toThrow(`reading from standard input; press ${keys} to finish`);
  });
});
