import { expect, test } from 'vitest';
import { duration } from '../../src/render/article-details.js';

test.each([
  [1, '1 min'],
  [99, '99 min'],
  [100, '1 h 40 min'],
  [120, '2 h'],
  [599, '9 h 59 min'],
  [629, '10 h'],
  [4262, '71 h'],
])('%i minutes are %s', (minutes, text) => {
  expect(duration(minutes)).toBe(text);
});
