import { describe, expect, it } from 'vitest';
import { fieldToText, inlineToText } from '../../../src/library/metadata/inline-to-text.js';

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

describe('inlineToText', () => {
  it('shows the text of a label that the source defines, in any case', () =>
    expect(inlineToText('[One] ![two] [three]', '[ONE]: a\n[Two]: b\n')).toBe('One [three]'));

  it('shows brackets whose label has markup that its definition does not have', () =>
    expect(inlineToText('[a <b>c</b>]', '[a c]: d\n')).toBe('[a c]'));

  it('reads 1,000 labels in a source with a million ends of labels', () => {
    const heading = Array.from({ length: 1000 }, (_, index) => `[${index}]`).join(' ');
    expect(inlineToText(heading, ']:'.repeat(1_000_000))).toBe(heading.slice(0, 500).trimEnd());
  });
});
