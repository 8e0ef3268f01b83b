import { describe, expect, it } from 'vitest';
import { commandOf, faultOfName, nameFrom } from '../../src/publish/package-name.js';

describe('a name for a package', () => {
  it.each(['notes', 'field-notes', '@ann/notes', 'a', 'x.y_z', '9-lives', 'a'.repeat(214)])(
    'may be %s',
    name => {
      expect(faultOfName(name)).toBeUndefined();
    },
  );

  it.each([
    ['', 'is empty'],
    ['a'.repeat(215), 'is longer than 214 characters'],
    ['Notes', 'has capital letters'],
    ['.notes', 'starts with “.”'],
    ['_notes', 'starts with “_”'],
    ['my notes', 'has characters that an address cannot have'],
    ['notes!', 'has characters that an address cannot have'],
    ['a/b', 'has characters that an address cannot have'],
    ['nötes', 'has characters that an address cannot have'],
    ['@ann/', 'has no name behind its scope'],
    ['@ann/.notes', 'has no name behind its scope'],
    ['@ann', 'has characters that an address cannot have'],
    ['-notes', 'starts with “-”'],
    ['@Ann/notes', 'has capital letters'],
    ['@ann/_notes', 'has no name behind its scope'],
    ['@ann/a/b', 'has characters that an address cannot have'],
    ['@/notes', 'has characters that an address cannot have'],
    ['node:fs', 'has characters that an address cannot have'],
    ['a%2fb', 'has characters that an address cannot have'],
    ['fs', 'is that of a module of Node.js'],
    ['worker_threads', 'is that of a module of Node.js'],
    ['node_modules', 'is taken'],
    ['favicon.ico', 'is taken'],
    ['lectern', 'is taken'],
    ['@ann/lectern', 'is taken'],
  ])('is refused as “%s”: it %s', (name, fault) => {
    expect(faultOfName(name)).toBe(fault);
  });

  it.each([
    ['Field Notes', 'field-notes'],
    ['Réflexions d’été', 'reflexions-d-ete'],
    ['  --draft (2) ', 'draft-2'],
    ['日本語', ''],
  ])('is made of “%s”: “%s”', (text, name) => {
    expect(nameFrom(text)).toBe(name);
    if (name) expect(faultOfName(name)).toBeUndefined();
  });

  it('is typed without its scope', () => {
    expect([commandOf('@ann/notes'), commandOf('notes')]).toEqual(['notes', 'notes']);
  });
});
