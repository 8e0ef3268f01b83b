import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPathMetadata } from '../../../src/library/metadata/path-metadata.js';

const slugOf = (path: string) => readPathMetadata(path).slug;

describe('readPathMetadata', () => {
  it.each([
    ['--library=..md', 'library=.'],
    ['-h.md', 'h'],
    ['docs/--help.md', 'help'],
    ['--version/index.md', 'version'],
    ['2024-12-15--rf.md', 'rf'],
    ['a --library=b -c.md', 'a library=b c'],
    ['Foo - Bar.md', 'Foo - Bar'],
    ['a-b--c.md', 'a-b--c'],
    ['- notes.md', 'notes'],
    ['-.md', 'untitled'],
    ['---.md', 'untitled'],
  ])('makes no option of the file name %j', (path, slug) => {
    expect(slugOf(path)).toBe(slug);
  });

  it('keeps dashes in the title', () => {
    expect(readPathMetadata('-h.md').title).toBe('-h');
  });

  it('returns a slug without a word that a shell would pass as an option', () => {
    const names = fc.string({
      unit: fc.constantFrom('-', ' ', 'a', '=', '.', '\u00a0', '\u3000', '2024-12-15-'),
      maxLength: 12,
    });
    fc.assert(
      fc.property(names, name => {
        const slug = slugOf(`${name}.md`);
        expect(slug).not.toBe('');
        expect(slug.split(/\s+/).filter(word => /^-./.test(word))).toEqual([]);
      }),
      { seed: 12 },
    );
  });
});
