import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { articleRecord, hitRecord, row } from '../../../src/cli/output/tsv-json.js';
import { createSearcher } from '../../../src/search/search.js';
import { makeLibrary } from '../../support/library.js';

describe('a record', () => {
  it('is one line whose fields are parted by tabs, white space within them made one space', () => {
    expect(row(['a-slug', 'A  title\tof\ntwo ', undefined, 8])).toBe('a-slug\tA title of two\t\t8\n');
    expect(row([' a', 'b ', 'c\u00a0d', 'e\u2028f', 'g h', ''])).toBe('a\tb\tc d\te f\tg h\t\n');
  });
});

/** The fields that the guide names for a command. */
function promised(command: string): string[] {
  const guide = readFileSync(join(import.meta.dirname, '../../../articles/user-guide.md'), 'utf8');
  const [, text = ''] = /```text\n(list .*?)```/s.exec(guide.slice(guide.indexOf('`--json` gives'))) ?? [];
  const [, fields = ''] = new RegExp(`^${command} +(.*(?:\\n +.*)*)`, 'm').exec(text) ?? [];
  return fields.split(/,\s+/);
}

test('the fields of JSON are those that the guide names', async () => {
  const library = makeLibrary([{ title: 'Pumps', markdown: '# Valves\n\nA valve leaks.' }]);
  const { hits } = await createSearcher(library).complete('leaks');
  const [hit] = hits;
  if (!hit) throw new Error('no hit');
  expect(Object.keys(articleRecord(hit.article))).toEqual(promised('list'));
  expect(Object.keys(hitRecord(hit))).toEqual(promised('search'));
});
