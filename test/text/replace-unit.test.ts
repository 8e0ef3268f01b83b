import { describe, expect, it } from 'vitest';
import { PIECE_SIZE } from '../../src/text/code-units.js';
import { replaceUnit } from '../../src/text/replace-unit.js';

describe('replaceUnit', () => {
  it('replaces like replaceAll, in short and long texts of one and of two bytes for each unit', () => {
    for (const text of [
      '',
      'a\nb',
      'a\n'.repeat(PIECE_SIZE),
      `\n${'é'.repeat(PIECE_SIZE)}\n\u2028😀\n\u0a0a`,
      'a\n漢\ud800'.repeat(1 << 20),
    ])
      for (const replacement of [' ', '\u2028'])
        expect(replaceUnit(text, '\n', replacement)).toBe(text.replaceAll('\n', replacement));
  });
});
