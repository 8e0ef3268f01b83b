import { describe, expect, it } from 'vitest';
import { commandName, packageNameError, toPackageName } from '../../src/publish/package-name.js';

describe('packageNameError', () => {
  it.each(['notes', 'field-notes', '@ann/notes', 'a', 'x.y_z', '9-lives', 'a'.repeat(214)])(
    'accepts %s',
    name => {
      expect(packageNameError(name)).toBeUndefined();
    },
  );

  it.each([
    ['', 'is empty'],
    ['a'.repeat(215), 'is longer than 214 characters'],
    ['Notes', 'has capital letters'],
    ['.notes', 'starts with "."'],
    ['_notes', 'starts with "_"'],
    ['my notes', 'has characters that are not allowed in a URL'],
    ['notes!', 'has characters that are not allowed in a URL'],
    ['a/b', 'has characters that are not allowed in a URL'],
    ['nötes', 'has characters that are not allowed in a URL'],
    ['@ann/', 'has no valid name after its scope'],
    ['@ann/.notes', 'has no valid name after its scope'],
    ['@ann', 'has characters that are not allowed in a URL'],
    ['-notes', 'starts with "-"'],
    ['@Ann/notes', 'has capital letters'],
    ['@ann/_notes', 'has no valid name after its scope'],
    ['@ann/a/b', 'has characters that are not allowed in a URL'],
    ['@/notes', 'has characters that are not allowed in a URL'],
    ['node:fs', 'has characters that are not allowed in a URL'],
    ['a%2fb', 'has characters that are not allowed in a URL'],
    ['fs', 'is the name of a Node.js module'],
    ['worker_threads', 'is the name of a Node.js module'],
    ['node_modules', 'is reserved'],
    ['favicon.ico', 'is reserved'],
    ['lectern', 'is reserved'],
    ['@ann/lectern', 'is reserved'],
  ])('refuses "%s": it %s', (name, fault) => {
    expect(packageNameError(name)).toBe(fault);
  });
});

describe('toPackageName', () => {
  it.each([
    ['Field Notes', 'field-notes'],
    ['Réflexions d’été', 'reflexions-d-ete'],
    ['  --draft (2) ', 'draft-2'],
    ['日本語', ''],
  ])('converts "%s" to "%s"', (text, name) => {
    expect(toPackageName(text)).toBe(name);
    if (name) expect(packageNameError(name)).toBeUndefined();
  });
});

describe('commandName', () => {
  it('removes the scope', () => {
    expect([commandName('@ann/notes'), commandName('notes')]).toEqual(['notes', 'notes']);
  });
});
