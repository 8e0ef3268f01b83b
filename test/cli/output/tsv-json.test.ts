import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { articleRecord, resultRecord, tsvRow } from '../../../src/cli/output/tsv-json.js';
import { createSearcher } from '../../../src/search/search.js';
import { makeLibrary } from '../../support/library.js';

describe('tsvRow', () => {
  it('separates fields by tabs and collapses white space within them', () => {
    expect(tsvRow(['a-slug', 'A  title\tof\ntwo ', undefined, 8])).toBe('a-slug\tA title of two\t\t8\n');
    expect(tsvRow([' a', 'b ', 'c\u00a0d', 'e\u2028f', 'g h', ''])).toBe('a\tb\tc d\te f\tg h\t\n');
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
