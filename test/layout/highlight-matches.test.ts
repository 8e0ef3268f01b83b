import { describe, expect, it } from 'vitest';
import { highlightLine, highlightText } from '../../src/layout/highlight-matches.js';
import type { Line } from '../../src/layout/line.js';

describe('highlightText', () => {
  it('marks the ranges and keeps the style of the rest', () => {
    expect(highlightText('pod memory', [[4, 10]], 'strong')).toEqual([
      { text: 'pod ', style: 'strong' },
      { text: 'memory', style: 'strong match' },
    ]);
  });

  it('returns one span for a text without ranges, and none for an empty text', () => {
    expect(highlightText('pod', [])).toEqual([{ text: 'pod' }]);
    expect(highlightText('', [], 'dim')).toEqual([]);
  });

  it('repeats no text for overlapping ranges', () => {
    const spans = highlightText('abcdef', [[0, 3], [2, 4], [3, 4]]); // biome-ignore format: a row
    expect(spans.map(({ text }) => text).join('')).toBe('abcdef');
    expect(spans.filter(({ style }) => style === 'match').map(({ text }) => text)).toEqual(['abc', 'd']);
  });
});

const line: Line = {
  spans: [
    { text: '│ ' },
    { text: 'one ', at: 10 },
    { text: 'two', at: 14, style: 'strong', link: 1 },
    { text: ' three', at: 20 },
  ],
  width: 15,
  offset: 10,
};

describe('highlightLine', () => {
  it('styles the ranges across spans and keeps the rest unchanged', () => {
    expect(highlightLine(line, [[12, 16]], 'match').spans).toEqual([
      { text: '│ ' },
      { text: 'on', at: 10 },
      { text: 'e ', at: 12, style: 'match' },
      { text: 'tw', at: 14, style: 'strong match', link: 1 },
      { text: 'o', at: 16, style: 'strong', link: 1 },
      { text: ' three', at: 20 },
    ]);
  });

  it('styles several ranges in one span', () => {
    const ranges = [[21, 22], [24, 26]] as const; // biome-ignore format: a row
    expect(highlightLine(line, ranges, 'match').spans.slice(3)).toEqual([
      { text: ' ', at: 20 },
      { text: 't', at: 21, style: 'match' },
      { text: 'hr', at: 22 },
      { text: 'ee', at: 24, style: 'match' },
    ]);
  });

  it('returns the same line if no range is on it', () => {
    expect(highlightLine(line, [], 'match')).toBe(line);
    const ranges = [[0, 10], [17, 20], [26, 30]] as const; // biome-ignore format: a row
    expect(highlightLine(line, ranges, 'match')).toBe(line);
  });

  it('keeps width, offset and text', () => {
    const { spans, ...rest } = highlightLine(line, [[0, 99]], 'selected');
    expect(rest).toEqual({ width: 15, offset: 10 });
    expect(spans.map(span => span.text).join('')).toBe(line.spans.map(span => span.text).join(''));
    expect(spans[0]).toEqual({ text: '│ ' });
  });
});
