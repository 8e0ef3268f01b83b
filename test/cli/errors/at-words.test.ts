import { describe, expect, test } from 'vitest';
import { atWords } from '../../../src/cli/errors/at-words.js';

describe('a line in rows that end between words', () => {
  test('what fits is left as it is', () => expect(atWords('one  two', 8)).toBe('one  two'));

  test('no row is wider than it may be, and the others are indented', () => {
    const line = 'lectern: There is no article “two”. Did you mean to find it, or near it?';
    const rows = atWords(line, 20).split('\n');
    expect(rows.length).toBeGreaterThan(3);
    for (const row of rows) expect(row.length).toBeLessThanOrEqual(20);
    expect(rows.slice(1).every(row => /^ {2}\S/.test(row))).toBe(true);
    expect(rows.map(row => row.trim()).join(' ')).toBe(line);
  });

  test('what is two columns wide counts so', () => {
    expect(atWords('あああ いい う', 9)).toBe('あああ\n  いい う');
  });

  test('a word that is longer has a row of its own', () => {
    expect(atWords('a /very/long/path b', 8)).toBe('a\n  /very/long/path\n  b');
  });

  test('a command to copy stays whole', () => {
    expect(
      atWords('lectern: To print: lectern read a b c d — To find: lectern search a b', 22, {
        command: 'lectern',
      }),
    ).toBe('lectern: To print:\n  lectern read a b c d\n  — To find:\n  lectern search a b');
  });
});
