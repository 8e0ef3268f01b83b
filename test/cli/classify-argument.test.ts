import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { classifyArgument, findPath } from '../../src/cli/classify-argument.js';
import { temporaryFolder } from '../support/temporary-folder.js';

function createFiles(): string {
  const base = temporaryFolder({ notes: 'a file', 'kubern.md': '', 'a#b.md': '', note: '', 'list/x.md': '' });
  mkdirSync(join(base, 'kubernet'));
  return base;
}

const classify = (word: string) => classifyArgument(word, 'lectern', createFiles());

describe('classifyArgument', () => {
  it.each<[string, object]>([
    ['notes', { kind: 'name' }],
    ['kube#limits', { kind: 'name' }],
    ['kubern.md', { kind: 'name' }],
    ['x'.repeat(10_000), { kind: 'name' }],
    ['-', { kind: 'stdin' }],
    ['-#top', { kind: 'stdin', anchor: 'top' }],
    ['./notes', { kind: 'file', path: './notes' }],
    ['.', { kind: 'folder', path: '.' }],
    ['./list#x', { kind: 'folder', path: './list' }],
  ])('classifies %s', (word, expected) => expect(classify(word)).toEqual(expected));

  it('suggests the path for a file URL', () => {
    expect(() => classify('file:///etc/passwd')).toThrow(
      expect.objectContaining({ name: 'UserError', hint: 'name the file by its path: /etc/passwd' }),
    );
  });

  it.each(['https://example.com/a.md', 'HTTP://x', 'file://host/x'])(
    'refuses %s, because the network is not used',
    word => {
      expect(() => classify(word)).toThrow(
        expect.objectContaining({
          name: 'UserError',
          message: expect.stringContaining('network'),
          hint: `curl -sL ${word} | lectern -`,
        }),
      );
    },
  );

  it.each(['./nothere', '../nothere.md', '/nothere/at/all'])('refuses the missing path %s', word => {
    expect(() => classify(word)).toThrow(
      expect.objectContaining({ name: 'UserError', code: 1, message: `no such file or folder: "${word}"` }),
    );
  });
});

describe('findPath', () => {
  it.each<[string, object | undefined]>([
    ['notes', { kind: 'file', path: 'notes' }],
    ['kubern.md', { kind: 'file', path: 'kubern.md' }],
    ['kubern.md#top', { kind: 'file', path: 'kubern.md', anchor: 'top' }],
    ['a#b.md', { kind: 'file', path: 'a#b.md' }],
    ['a#b.md#c', { kind: 'file', path: 'a#b.md', anchor: 'c' }],
    ['kubernet', { kind: 'folder', path: 'kubernet' }],
    ['kuberne', undefined],
    ['x'.repeat(10_000), undefined],
  ])('finds %s', (word, expected) => expect(findPath(word, createFiles())).toEqual(expected));
});
