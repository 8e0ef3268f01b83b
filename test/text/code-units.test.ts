import { describe, expect, it } from 'vitest';
import { normalizeLineEnds, PIECE_SIZE } from '../../src/text/code-units.js';

describe('normalizeLineEnds', () => {
  it('replaces both kinds of line ends, also across pieces', () => {
    for (let before = PIECE_SIZE - 3; before < PIECE_SIZE + 3; before++) {
      const text = `${'x'.repeat(before)}\r\n\r\r\n\n\ry${'\r\n'.repeat(PIECE_SIZE)}`;
      expect(normalizeLineEnds(text)).toBe(text.replace(/\r\n?/g, '\n'));
    }
  });
});
