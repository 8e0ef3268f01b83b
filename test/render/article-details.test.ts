import { describe, expect, it } from 'vitest';
import { formatMinutes } from '../../src/render/article-details.js';

describe('formatMinutes', () => {
  it.each([
    [1, '1 min'],
    [99, '99 min'],
    [100, '1 h 40 min'],
    [120, '2 h'],
    [599, '9 h 59 min'],
    [629, '10 h'],
    [4262, '71 h'],
  ])('formats %i minutes as %s', (minutes, text) => {
    expect(formatMinutes(minutes)).toBe(text);
  });
});
