import { describe, expect, test } from 'vitest';
import { wrapMessage } from '../../../src/cli/errors/wrap-message.js';

describe('wrapMessage', () => {
  test('returns a message that fits as one line', () =>
    expect(wrapMessage('one two', 8)).toEqual(['one two']));

  test('breaks at spaces and makes no line too wide', () => {
    const text = 'lectern: error: no article named "two" in this library, nor any that is near it';
    const lines = wrapMessage(text, 20);
    expect(lines.length).toBeGreaterThan(3);
    for (const line of lines) expect(line.length).toBeLessThanOrEqual(20);
    expect(lines.join(' ')).toBe(text);
  });

  test('counts wide characters as two columns', () => {
    expect(wrapMessage('あああ いい う', 9)).toEqual(['あああ い', 'い う']);
  });

  test('keeps a path that is too long whole', () => {
    expect(wrapMessage('a /very/long/path b', 8)).toEqual(['a', '/very/long/path', 'b']);
  });

  test('keeps a command to copy whole', () => {
    expect(wrapMessage('hint: to print several, run: npm install && npx x', 20)).toEqual([
      'hint: to print',
      'several, run:',
      'npm install && npx x',
    ]);
    expect(wrapMessage('  hint: lectern list --library notes', 16, 'lectern')).toEqual([
      'hint:',
      'lectern list --library notes',
    ]);
  });
});
