import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sortByScore } from '../../../src/search/query/candidate-set.js';

describe('sortByScore', () => {
  it('puts the highest score first and keeps the order of equal scores', () => {
    const scores = Float64Array.of(1, 3, 0.5, 3, 0, 199.75);
    expect([...sortByScore([0, 1, 2, 3, 4, 5], scores)]).toEqual([5, 1, 3, 0, 2, 4]);
    expect([...sortByScore([1, 2, 4], scores)]).toEqual([1, 2, 4]);
    expect([...sortByScore([], scores)]).toEqual([]);
  });

  it('gives the same order as sorting with a comparison function', () => {
    const score = fc.integer({ min: 0, max: 200_000 }).map(number => number / 1024);
    fc.assert(
      fc.property(fc.array(score, { maxLength: 300 }), list => {
        const scores = Float64Array.from(list);
        const indices = [...list.keys()];
        const expected = indices.toSorted((a, b) => (list[b] ?? 0) - (list[a] ?? 0) || a - b);
        expect([...sortByScore(indices, scores)]).toEqual(expected);
      }),
      { seed: 7 },
    );
  });
});
