import { describe, expect, it } from 'vitest';
import { TextBuffer } from '../../../src/markdown/inline/text-buffer.js';

describe('TextBuffer', () => {
  it('joins parts of the source and other texts in their order', () => {
    const text = new TextBuffer('abcdef');
    text.copy(0, 1);
    text.copy(1, 2);
    text.add('-');
    text.copy(4, 5);
    text.copy(3, 4);
    expect(text.take()).toBe('ab-ed');
    expect(text.take()).toBe('');
  });

  it('keeps each of 2,500 parts', () => {
    const source = Array.from({ length: 5_000 }, (_, index) => String.fromCharCode(97 + (index % 26))).join(
      '',
    );
    const text = new TextBuffer(source);
    for (let at = 0; at < source.length; at += 2) text.copy(at, at + 1);
    expect(text.take()).toBe(source.replace(/(.)./g, '$1'));
  });
});
