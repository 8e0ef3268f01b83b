import { describe, expect, it } from 'vitest';
import { plainBlocks } from '../../../src/markdown/prescan/oversize-fallback.js';

const PIECE = 1 << 15;

function pieces(source: string): string[] {
  return plainBlocks(source, 1).map(block =>
    block.kind === 'paragraph' ? block.spans.map(span => span.text).join('') : '',
  );
}

describe('plainBlocks', () => {
  it('splits at line ends and gives each piece its line', () => {
    const source = 'some words\n'.repeat(10_000);
    const blocks = plainBlocks(source, 5);
    let line = 5;
    for (const [index, text] of pieces(source).entries()) {
      expect(text).toMatch(/^(?:some words\n)*some words$/);
      expect(text.length).toBeLessThanOrEqual(PIECE);
      expect(blocks[index]?.line).toBe(line);
      line += text.split('\n').length;
    }
    expect(line).toBe(5 + 10_000);
  });

  it('splits a line that is too long at spaces', () => {
    const all = pieces('some words '.repeat(10_000));
    for (const text of all) expect(text).toMatch(/^(?:some|words).*(?:some|words)$/);
    expect(all.join(' ')).toBe('some words '.repeat(10_000).trim());
  });

  it('splits a word that is too long between characters', () => {
    expect(pieces('x'.repeat(10 * PIECE)).map(text => text.length)).toEqual(Array(10).fill(PIECE));
    const emoji = pieces(`x${'👩'.repeat(PIECE)}`);
    expect(emoji.every(text => text.isWellFormed())).toBe(true);
    expect(emoji.map(text => text.length)).toEqual([PIECE - 1, PIECE, 2]);
  });
});
