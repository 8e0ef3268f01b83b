import { mkdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseToml } from '../../../src/host/toml.js';
import { openDocument } from '../../../src/library/source/open-source.js';
import { openFolder } from '../../support/open-folder.js';
import { temporaryFolder } from '../../support/temporary-folder.js';

const open = (dir: string, options = {}) => openFolder([dir], { parseToml, ...options });

function fail(): never {
  throw new Error('no article');
}

describe('reading files', () => {
  const bytes = (...parts: (string | number[])[]) =>
    Buffer.concat(parts.map(part => Buffer.from(part as string)));

  it.each<[string, Uint8Array, string, string[]]>([
    ['a byte order mark', bytes([0xef, 0xbb, 0xbf], '---\ntitle: A\n---\nB'), 'A', []],
    ['CRLF', bytes('---\r\ntitle: A\r\n---\r\nB\r\n'), 'A', []],
    ['UTF-16, little-endian', bytes([0xff, 0xfe], [...Buffer.from('# Ä', 'utf16le')]), 'Ä', []],
    ['UTF-16, big-endian', bytes([0xfe, 0xff], [0, 0x23, 0, 0x20, 0, 0xc4]), 'Ä', []],
    ['Latin-1', bytes('# A\n\ncaf', [0xe9], ' is ', [0xe9], 't\n'), 'A', ['encoding']],
    ['a NUL', bytes('# A\n\nThere is one \0 in this text.'), 'A', ['encoding']],
    ['no content', bytes(), 'file', ['empty']],
    ['only blanks', bytes('\n\n  \n'), 'file', ['empty']],
    ['half a surrogate pair', bytes([0xff, 0xfe], [0x41, 0, 0, 0xd8]), 'file', []],
  ])('reads a file with %s', async (_name, content, title, rules) => {
    const dir = temporaryFolder({ 'file.md': content });
    const library = await open(dir);
    expect(library.articles.map(article => article.title)).toEqual([title]);
    expect(library.problems.map(({ rule }) => rule)).toEqual(rules);
    expect((await openDocument({ file: join(dir, 'file.md') }, { parseToml })).articles).toHaveLength(1);
  });

  it('reports binary files', async () => {
    const png = Buffer.from(
      '89504e470d0a1a0a0000000d494844520000000100000001080600000037 6ef924'.replace(' ', ''),
      'hex',
    );
    const dir = temporaryFolder({ 'a.md': '', 'picture.md': png });
    const { articles, problems } = await open(dir);
    expect(articles.map(({ slug }) => slug)).toEqual(['a']);
    expect(problems.map(({ rule, level }) => [rule, level])).toEqual([
      ['empty', 'warning'],
      ['binary', 'error'],
    ]);
    await expect(openDocument({ file: join(dir, 'picture.md') }, { parseToml })).rejects.toMatchObject({
      name: 'UserError',
    });
    await expect(openDocument({ text: png }, { parseToml })).rejects.toMatchObject({ name: 'UserError' });
  });

  it('reads 50 MB and one line of 10 MB, and refuses more than 256 MB', async () => {
    const dir = temporaryFolder({
      'long.md': Buffer.alloc(10_000_000, 'word '),
      'large.md': Buffer.concat([Buffer.from('# Large\n\n'), Buffer.alloc(50_000_000, 'A line of text.\n')]),
    });
    writeFileSync(join(dir, 'huge.md'), '');
    truncateSync(join(dir, 'huge.md'), 256 * 1024 * 1024 + 1);
    const { articles, problems } = await open(dir);
    // Words of more than a million characters are estimated, to half a percent of 12,500,001 and 2,000,000.
    expect(articles.map(({ title, words }) => [title, Math.round(words / 100_000)])).toEqual([
      ['Large', 125],
      ['long', 20],
    ]);
    expect(problems.map(({ rule }) => rule)).toEqual(['too-large']);
    await expect(openDocument({ file: join(dir, 'huge.md') }, { parseToml })).rejects.toMatchObject({
      name: 'UserError',
      code: 1,
    });
  });

  it('opens one file of any extension, even a draft', async () => {
    const dir = temporaryFolder({ 'notes.txt': '---\ndraft: true\n---\n# Notes\n' });
    const library = await openDocument({ file: 'notes.txt' }, { parseToml, base: dir });
    expect(library.articles.map(({ title, path, file }) => [title, path, file])).toEqual([
      ['Notes', 'notes.txt', join(dir, 'notes.txt')],
    ]);
    expect(library.key).toBe(dir);
  });

  it.each(['nothere.md', '.'])('refuses %s, which is not a file', async name => {
    const dir = temporaryFolder();
    await expect(openDocument({ file: name }, { parseToml, base: dir })).rejects.toMatchObject({
      name: 'UserError',
      code: 1,
    });
  });

  it('opens a text, which has no history', async () => {
    const library = await openDocument({ text: 'Hello\n' }, { parseToml });
    expect(library.articles.map(({ title, path, file }) => [title, path, file])).toEqual([
      ['Standard input', '-', undefined],
    ]);
    await expect(library.markdown(library.articles[0] ?? fail())).resolves.toBe('Hello\n');
    expect((await openDocument({ text: Buffer.from('# Hé\n') }, { parseToml })).articles[0]?.title).toBe(
      'Hé',
    );
  });

  it('rejects with a UserError if a file has been replaced by a folder', async () => {
    const dir = temporaryFolder({ 'a.md': '', 'b.md': '' });
    const library = await open(dir);
    rmSync(join(dir, 'a.md'));
    mkdirSync(join(dir, 'a.md'));
    await expect(library.markdown(library.articles[0] ?? fail())).rejects.toMatchObject({
      name: 'UserError',
    });
  });
});
