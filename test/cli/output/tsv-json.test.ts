import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { articleRecord, resultRecord, toJson, tsvRow } from '../../../src/cli/output/tsv-json.js';
import { createSearcher } from '../../../src/search/search.js';
import { makeLibrary } from '../../support/library.js';

describe('tsvRow', () => {
  it('separates fields by tabs and collapses white space within them', () => {
    expect(tsvRow(['a-slug', 'A  title\tof\ntwo ', undefined, 8])).toBe('a-slug\tA title of two\t\t8\n');
    expect(tsvRow([' a', 'b ', 'c\u00a0d', 'e\u2028f', 'g h', ''])).toBe('a\tb\tc d\te f\tg h\t\n');
  });
});

describe('toJson', () => {
  it('escapes control, bidi and invisible formatting characters, also those above U+FFFF', () => {
    const characters = [
      '\u0000', '\u001b', '\u007f', '\u009b', '\u00ad', '\u200b', '\u202e', '\u2028', '\u2066', '\ufeff', '\ufffb',
      '\u{1bca0}', '\u{1bca3}', '\u{1d173}', '\u{1d17a}', '\u{e0001}', '\u{e0020}', '\u{e007f}', '\u{e0100}', '\u{e01ef}', '\ud800',
    ]; // biome-ignore format: a table
    for (const character of characters) {
      const text = toJson(`a${character}b`);
      expect(text).toMatch(/^"a(?:\\u[0-9a-f]{4}){1,2}b"$/);
      expect(JSON.parse(text)).toBe(`a${character}b`);
    }
    expect(toJson('\u{e0041}')).toBe('"\\udb40\\udc41"');
  });

  it('keeps visible characters above U+FFFF as they are', () => {
    expect(toJson('😀 𝔸 𠀀 é')).toBe('"😀 𝔸 𠀀 é"');
  });
});

/** Returns the fields that the guide documents for a command. */
function documentedFields(command: string): string[] {
  const guide = readFileSync(join(import.meta.dirname, '../../../articles/user-guide.md'), 'utf8');
  const [, text = ''] = /```text\n(list +slug, title, description.*?)```/s.exec(guide) ?? [];
  const [, fields = ''] = new RegExp(`^${command} +(.*(?:\\n +.*)*)`, 'm').exec(text) ?? [];
  return fields.split(/,\s+/);
}

test('JSON records have the fields that the guide documents', async () => {
  const library = makeLibrary([{ title: 'Pumps', markdown: '# Valves\n\nA valve leaks.' }]);
  const { results } = await createSearcher(library).searchAll('leaks');
  const [result] = results;
  if (!result) throw new Error('no result');
  expect(Object.keys(articleRecord(result.article))).toEqual(documentedFields('list'));
  expect(Object.keys(resultRecord(result))).toEqual(documentedFields('search'));
});
