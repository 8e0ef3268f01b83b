import fc from 'fast-check';
import { expect, it } from 'vitest';
import { byScore } from '../../../src/search/query/sort-by-score.js';

it('puts the best first, and equals as they were', () => {
  const scores = Float64Array.of(1, 3, 0.5, 3, 0, 199.75);
  expect([...byScore([0, 1, 2, 3, 4, 5], scores)]).toEqual([5, 1, 3, 0, 2, 4]);
  expect([...byScore([1, 2, 4], scores)]).toEqual([1, 2, 4]);
  expect([...byScore([], scores)]).toEqual([]);
});

it('orders as sorting with a function does', () => {
  const score = fc.integer({ min: 0, max: 200_000 }).map(number => number / 1024);
  fc.assert(
    fc.property(fc.array(score, { maxLength: 300 }), list => {
      const scores = Float64Array.from(list);
      const indices = [...list.keys()];
      const expected = indices.toSorted((a, b) => (list[b] ?? 0) - (list[a] ?? 0) || a - b);
      expect([...byScore(indices, scores)]).toEqual(expected);
    }),
    { seed: 7 },
  );
});
