import { expect, test } from 'vitest';
import { cutText } from '../../src/text/cut-text.js';

test.each([
  ['abc', 2, 'ab'],
  ['abc', 3, 'abc'],
  ['abc', 9, 'abc'],
  ['abc', 0, ''],
  ['a😀b', 2, 'a'],
  ['a😀b', 3, 'a😀'],
  ['', 5, ''],
])('cuts "%s" to %i code units: "%s"', (text, max, expected) => {
  expect(cutText(text, max)).toBe(expected);
});
