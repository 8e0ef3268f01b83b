import { describe, expect, it } from 'vitest';
import { highlight } from '../../src/layout/highlight-matches.js';
import type { Line } from '../../src/layout/line.js';

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

describe('highlight', () => {
  it('styles what lies in the ranges, whatever spans it is in, and keeps the rest as it was', () => {
    expect(highlight(line, [[12, 16]], 'match').spans).toEqual([
      { text: '│ ' },
      { text: 'on', at: 10 },
      { text: 'e ', at: 12, style: 'match' },
      { text: 'tw', at: 14, style: 'strong match', link: 1 },
      { text: 'o', at: 16, style: 'strong', link: 1 },
      { text: ' three', at: 20 },
    ]);
  });

  it('takes several ranges in one run', () => {
    expect(
      highlight(
        line,
        [
          [21, 22],
          [24, 26],
        ],
        'match',
      ).spans.slice(3),
    ).toEqual([
      { text: ' ', at: 20 },
      { text: 't', at: 21, style: 'match' },
      { text: 'hr', at: 22 },
      { text: 'ee', at: 24, style: 'match' },
    ]);
  });

  it('gives the same row back where no range touches it', () => {
    expect(highlight(line, [], 'match')).toBe(line);
    expect(
      highlight(
        line,
        [
          [0, 10],
          [17, 20],
          [26, 30],
        ],
        'match',
      ),
    ).toBe(line);
  });

  it('leaves width, offset and text as they are', () => {
    const { spans, ...rest } = highlight(line, [[0, 99]], 'selected');
    expect(rest).toEqual({ width: 15, offset: 10 });
    expect(spans.map(run => run.text).join('')).toBe(line.spans.map(run => run.text).join(''));
    expect(spans[0]).toEqual({ text: '│ ' });
  });
});
