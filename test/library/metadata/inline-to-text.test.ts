import { describe, expect, it } from 'vitest';
import { fieldToText } from '../../../src/library/metadata/inline-to-text.js';

describe('fieldToText', () => {
  it.each([
    ['opening tags', '<b>', '<b>'],
    ['pairs inside each other', '<b><i>', '<b><i>'],
    ['backticks', '`', '`'],
    ['unclosed tags', '<b', '<b'],
  ])('reads 10,000 characters of %s', (_, part, kept) => {
    const field = part.repeat(10_000 / part.length);
    expect(fieldToText(`${field}&amp;`)).toBe(`${kept.repeat(field.length / part.length)}&`);
  });

  it('returns a text without markup as it is', () =>
    expect(fieldToText('a *b* [c](d)')).toBe('a *b* [c](d)'));
});
