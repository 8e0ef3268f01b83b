import { describe, expect, it } from 'vitest';
import { normalizeLineEnds, PIECE_SIZE, replaceUnit } from '../../src/text/code-units.js';

describe('replaceUnit', () => {
  it('replaces like replaceAll, in texts of several pieces', () => {
    for (const text of ['', 'a\nb', 'a\n'.repeat(PIECE_SIZE), `\n${'é'.repeat(PIECE_SIZE)}\n\u2028😀\n`])
      for (const replacement of [' ', '\u2028'])
        expect(replaceUnit(text, '\n', replacement)).toBe(text.replaceAll('\n', replacement));
  });
});

describe('normalizeLineEnds', () => {
  it('replaces both kinds of line ends, also across pieces', () => {
    for (let before = PIECE_SIZE - 3; before < PIECE_SIZE + 3; before++) {
      const text = `${'x'.repeat(before)}\r\n\r\r\n\n\ry${'\r\n'.repeat(PIECE_SIZE)}`;
      expect(normalizeLineEnds(text)).toBe(text.replace(/\r\n?/g, '\n'));
    }
  });
});
