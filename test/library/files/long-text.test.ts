import { describe, expect, it } from 'vitest';
import { LongText } from '../../../src/library/files/long-text.js';

const longText = (text: string) => new LongText(Buffer.from(text), false, []);

describe('LongText', () => {
  it('decodes each character in the part in which it starts', () => {
    const text = 'aé漢😀b'.repeat(3);
    const source = longText(text);
    const { length } = Buffer.from(text);
    expect(source.length).toBe(length);
    for (const size of [1, 2, 3, 4, 5, 7]) {
      const parts = Array.from({ length: Math.ceil(length / size) }, (_, index) =>
        source.slice(index * size, Math.min(length, (index + 1) * size)),
      );
      expect(parts.join('')).toBe(text);
    }
    expect(source.text).toBe(text);
  });

  it.each<[string, number, string, number]>([
    ['é\r\nb\nc', 4, 'é\r\n', 4],
    ['é\r\nb\nc', 100, 'é\r\nb\n', 6],
    ['a long line\n', 4, '', 0],
    ['no line end', 100, '', 0],
  ])('starts %j with the lines in the first %i bytes', (text, limit, start, size) =>
    expect(longText(text).start(limit)).toEqual({ text: start, size }),
  );
});
