import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sliceColumns } from '../../../src/layout/full-width/slice-columns.js';
import type { Line } from '../../../src/layout/line.js';
import { maxDisplayWidth } from '../../../src/text/display-width.js';

const lineOf = (...texts: string[]): Line => ({
  spans: texts.map((text, index) => (index % 2 === 0 ? { text } : { text, style: 'code' })),
  width: maxDisplayWidth(texts.join('')),
  offset: 0,
});

const textOf = (line: Line, from: number, to: number): string =>
  sliceColumns(line, from, to)
    .map(({ text }) => text)
    .join('');

describe('sliceColumns', () => {
  it('returns the columns with their styles', () => {
    const line = lineOf('abc', 'def', 'ghi');
    expect(sliceColumns(line, 2, 7)).toEqual([{ text: 'c' }, { text: 'def', style: 'code' }, { text: 'g' }]);
    expect(sliceColumns(line, 7, 100)).toEqual([{ text: 'hi' }]);
    expect(sliceColumns(line, 9, 12)).toEqual([]);
    expect(sliceColumns(line, 3, 3)).toEqual([]);
  });

  it('replaces a wide character that is cut by spaces', () => {
    const line = lineOf('漢字漢字');
    expect(textOf(line, 0, 3)).toBe('漢 ');
    expect(textOf(line, 1, 5)).toBe(' 字 ');
    expect(textOf(line, 1, 2)).toBe(' ');
    expect(textOf(line, 3, 100)).toBe(' 漢字');
  });

  it('keeps marks with their letters and emoji sequences whole', () => {
    const line = lineOf('e\u0301x', '👩‍👩‍👧y');
    expect(textOf(line, 0, 1)).toBe('e\u0301');
    expect(textOf(line, 1, 2)).toBe('x');
    const [family] = [maxDisplayWidth('👩‍👩‍👧')];
    expect(textOf(line, 2, 2 + family)).toBe('👩‍👩‍👧');
    expect(textOf(line, 2, 3)).toBe(' ');
  });

  it('is as wide as the columns, and parts side by side are the line', () => {
    const pieces = fc.constantFrom('a', ' ', '漢', '\u0301', '👍🏽', 'é', '\u200d', 'ﷺ', '🇪🇺', '~', '한');
    const texts = fc.array(
      fc.array(pieces, { maxLength: 40 }).map(list => list.join('')),
      { maxLength: 4 },
    );
    fc.assert(
      fc.property(texts, fc.nat(60), fc.nat(60), (parts, a, b) => {
        const line = lineOf(...parts.filter(part => part !== ''));
        const [from, to] = [Math.min(a, b), Math.max(a, b)];
        const width = maxDisplayWidth(textOf(line, from, to));
        expect(width).toBeLessThanOrEqual(to - from);
        if (to <= line.width) expect(width).toBe(to - from);
        if (line.width === 0) return;
        const bare = (text: string): string => text.replaceAll(' ', '');
        const whole = bare(parts.join(''));
        expect(bare(textOf(line, 0, line.width))).toBe(whole);
        expect(whole).toContain(bare(textOf(line, from, to)));
      }),
      { seed: 7, numRuns: 500 },
    );
  });

  it('finds columns far inside a long row', () => {
    const line = lineOf('漢a\u0301'.repeat(10_000), '字'.repeat(10_000));
    expect(line.width).toBe(50_000);
    expect(textOf(line, 15_000, 15_003)).toBe('漢a\u0301');
    expect(textOf(line, 29_999, 30_002)).toBe('a\u0301字');
    expect(textOf(line, 49_998, 50_010)).toBe('字');
  });
});
