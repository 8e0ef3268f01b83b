import { join } from 'node:path';
import { expect, test } from 'vitest';
import { findCheckout, repositoryUrl } from '../../src/publish/repository.js';
import { temporaryFolder } from '../support/temporary-folder.js';

test.each([
  ['ann/notes', 'https://github.com/ann/notes'],
  ['gitlab:ann/notes', 'https://gitlab.com/ann/notes'],
  ['git@github.com:ann/notes.git', 'https://github.com/ann/notes'],
  ['ssh://git@github.com:22/ann/notes.git', 'https://github.com/ann/notes'],
  ['git+https://user:secret@github.com/ann/notes.git#main', 'https://github.com/ann/notes'],
  ['https://github.com/ann/notes/', 'https://github.com/ann/notes'],
  ['/srv/git/notes.git', undefined],
  ['https://github.com/ann', undefined],
  ['javascript:alert(1)', undefined],
  ['', undefined],
])('repositoryUrl(%j) is %j', (written, url) => expect(repositoryUrl(written)).toBe(url));

test('findCheckout finds the top folder, with or without an origin', () => {
  const root = temporaryFolder({
    '.git/config': '[remote "origin"]\n  url = git@github.com:ann/notes.git\n',
    'a/b/c.md': '',
  });
  expect(findCheckout(join(root, 'a/b'))).toEqual({
    root,
    repository: { url: 'https://github.com/ann/notes', directory: 'a/b' },
  });
  const bare = temporaryFolder({ '.git': 'gitdir: elsewhere' });
  expect(findCheckout(join(bare, 'new'))).toEqual({ root: bare });
  expect(findCheckout(temporaryFolder())).toBeUndefined();
});
