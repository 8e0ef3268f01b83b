import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Library } from '../../../src/library/library.js';
import { locate } from '../../../src/library/links/locate-article.js';
import { article } from '../article.js';
import { temporaryFolder } from '../temporary.js';

const library = {
  articles: ['kube', 'kubernetes', 'list', 'notes', 'notebook'].map(slug =>
    article({ path: `${slug}.md`, slug }),
  ),
} as Library;

function place(name: string) {
  const base = temporaryFolder({ notes: 'a file', 'kubern.md': '', 'a#b.md': '', note: '', 'list/x.md': '' });
  let opened = 0;
  const open = async () => {
    opened++;
    return library;
  };
  mkdirSync(join(base, 'kubernet'));
  return { located: locate(name, { library: open, base }), opened: () => opened };
}

describe('a name on the command line', () => {
  it.each<[string, object]>([
    ['notes', { kind: 'article', article: { slug: 'notes' } }],
    ['list', { kind: 'article', article: { slug: 'list' } }],
    ['kube#limits', { kind: 'article', article: { slug: 'kube' }, anchor: 'limits' }],
    ['-', { kind: 'stdin' }],
    ['-#top', { kind: 'stdin', anchor: 'top' }],
    ['./notes', { kind: 'file', path: './notes' }],
    ['.', { kind: 'folder', path: '.' }],
    ['./list#x', { kind: 'folder', path: './list' }],
    ['kubern.md', { kind: 'file', path: 'kubern.md' }],
    ['kubern.md#top', { kind: 'file', path: 'kubern.md', anchor: 'top' }],
    ['a#b.md', { kind: 'file', path: 'a#b.md' }],
    ['a#b.md#c', { kind: 'file', path: 'a#b.md', anchor: 'c' }],
    ['note', { kind: 'file', path: 'note' }],
    ['kubernet', { kind: 'folder', path: 'kubernet' }],
    ['kuberne', { kind: 'article', article: { slug: 'kubernetes' } }],
    ['li', { kind: 'article', article: { slug: 'list' } }],
    ['no', { kind: 'unknown', candidates: [{ slug: 'notes' }, { slug: 'notebook' }] }],
    ['zebra', { kind: 'unknown', name: 'zebra', candidates: [] }],
    ['x'.repeat(10_000), { kind: 'unknown', candidates: [] }],
  ])('%s', async (name, expected) => {
    await expect(place(name).located).resolves.toMatchObject(expected);
  });

  it('a file written as an address is to be named by its path', async () => {
    await expect(place('file:///etc/passwd').located).rejects.toMatchObject({
      name: 'UserError',
      hint: 'Name the file by its path: /etc/passwd',
    });
  });

  it.each(['https://example.com/a.md', 'HTTP://x', 'file://host/x'])('%s: no network', async name => {
    await expect(place(name).located).rejects.toMatchObject({
      name: 'UserError',
      message: expect.stringContaining('network'),
    });
  });

  it.each(['./nothere', '../nothere.md', '/nothere/at/all'])('%s is a path that is not there', async name => {
    await expect(place(name).located).rejects.toMatchObject({ name: 'UserError', code: 1 });
  });

  it('opens no library for what can only be a path', async () => {
    for (const name of ['-', '.', './notes']) {
      const { located, opened } = place(name);
      await located;
      expect(opened()).toBe(0);
    }
    const { located, opened } = place('zebra');
    await located;
    expect(opened()).toBe(1);
  });
});
