import { execFileSync } from 'node:child_process';
import { rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { articlesFolder, readPublication } from '../../src/publish/publication.js';
import { temporaryFolder } from '../support/temporary-folder.js';

function read(manifest: string) {
  return readPublication(temporaryFolder({ 'package.json': manifest }));
}

describe('readPublication', () => {
  it('returns name, title, version and homepage', () => {
    const homepage = 'https://example.com/notes';
    const manifest = { name: '@ann/notes', title: 'Notes', version: '1.2.3', homepage, license: 'MIT' };
    expect(read(JSON.stringify(manifest))).toEqual({
      name: '@ann/notes',
      title: 'Notes',
      version: '1.2.3',
      homepage,
    });
  });

  it.each([
    [{ notes: 'bin/x.js' }, {}],
    [{ ann: 'bin/x.js', notes: 'bin/x.js' }, {}],
    [{ ann: 'bin/x.js' }, { command: 'ann' }],
    [{ 'a b': 'bin/x.js' }, {}],
    ['bin/x.js', {}],
  ])('returns the command of bin %j if none is named like the package', (bin, command) => {
    expect(read(JSON.stringify({ name: '@ann/notes', bin }))).toEqual({ name: '@ann/notes', ...command });
  });

  it('ignores values that are not text or not a web address', () => {
    expect(read('{ "name": "notes", "title": 7, "version": "", "homepage": "javascript:alert(1)" }')).toEqual(
      {
        name: 'notes',
      },
    );
  });

  it.each([
    ['https://github.com/ann/notes#readme', 'github:ann/notes', 'https://github.com/ann/notes', 'https://github.com/ann/notes/blob/HEAD/articles/'],
    ['https://github.com/ann/notes#readme', undefined, 'https://github.com/ann/notes', undefined],
    [undefined, { url: 'git+https://gitlab.com/ann/notes.git', directory: './packages/x/' }, undefined, 'https://gitlab.com/ann/notes/-/blob/HEAD/packages/x/articles/'],
    ['https://ann.example/notes', 'ann/notes', 'https://ann.example/notes', undefined],
    [undefined, 'git@git.example:ann/notes.git', undefined, undefined],
    [undefined, { url: 'file:///etc', directory: '../..' }, undefined, undefined],
  ])('of homepage %s and repository %j returns where the files are', (homepage, repository, page, filesUrl) => {
    const info = read(JSON.stringify({ name: 'notes', homepage, repository }));
    expect({ page: info.homepage, filesUrl: info.filesUrl }).toEqual({ page, filesUrl });
  }); // biome-ignore format: a table

  it.each([
    ['{ "version": "1.0.0" }', 'has no name'],
    ['{ "name": "My Notes" }', '"My Notes" has capital letters'],
    ['{ "name": ', 'is not valid JSON'],
    ['null', 'is not a JSON object'],
  ])('refuses %s: %s, with a hint', (manifest, message) => {
    expect(() => read(manifest)).toThrow(
      expect.objectContaining({
        name: 'UserError',
        message: expect.stringContaining(message),
        hint: expect.any(String),
      }),
    );
  });

  it('shows how to create a missing package.json', () => {
    const hint = expect.stringContaining('npx lectern init');
    expect(() => readPublication(temporaryFolder())).toThrow(
      expect.objectContaining({ name: 'UserError', hint }),
    );
  });
});

describe('articlesFolder', () => {
  it('returns articles/ beside a package.json, else the folder itself', () => {
    const publication = temporaryFolder({ 'package.json': '{}', 'articles/a.md': 'A' });
    expect(articlesFolder(publication)).toBe(join(publication, 'articles'));
    const folder = temporaryFolder({ 'articles/a.md': 'A', 'b.md': 'B' });
    expect(articlesFolder(folder)).toBe(folder);
  });
});

it.skipIf(process.platform === 'win32')('readPublication does not wait for a pipe or read a device', () => {
  const dir = temporaryFolder();
  execFileSync('mkfifo', [join(dir, 'package.json')]);
  expect(() => readPublication(dir)).toThrow('not a regular file');
  rmSync(join(dir, 'package.json'));
  symlinkSync('/dev/zero', join(dir, 'package.json'));
  expect(() => readPublication(dir)).toThrow('not a regular file');
});
