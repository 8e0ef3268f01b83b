import { expect, test } from 'vitest';
import { truncateList } from '../../src/util/truncate-list.js';

test('truncateList joins a short list, and counts the rest of a long one', () => {
  expect(truncateList(['a', 'b'])).toBe('a, b');
  expect(truncateList(['a', 'b', 'c', 'd'], 2)).toBe('a, b and 2 more');
});
