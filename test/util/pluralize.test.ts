import { expect, test } from 'vitest';
import { pluralize } from '../../src/util/pluralize.js';

test.each([
  [pluralize(0, 'article'), '0 articles'],
  [pluralize(1, 'article'), '1 article'],
  [pluralize(1200, 'article'), '1,200 articles'],
  [pluralize(2, 'library', 'libraries'), '2 libraries'],
])('pluralize gives %s', (text, expected) => {
  expect(text).toBe(expected);
});
