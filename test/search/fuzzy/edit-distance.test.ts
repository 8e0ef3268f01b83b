import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editDistance, typoDistance } from '../../../src/search/fuzzy/edit-distance.js';

/** Reference implementation: the shortest of all alignments, without bounds. */
function referenceDistance(a: string, b: string): number {
  if (a === '' || b === '') return a.length + b.length;
  const swapped = a.length > 1 && b.length > 1 && a.at(-1) === b.at(-2) && a.at(-2) === b.at(-1);
  return Math.min(
    referenceDistance(a.slice(0, -1), b) + 1,
    referenceDistance(a, b.slice(0, -1)) + 1,
    referenceDistance(a.slice(0, -1), b.slice(0, -1)) + (a.at(-1) === b.at(-1) ? 0 : 1),
    swapped ? referenceDistance(a.slice(0, -2), b.slice(0, -2)) + 1 : Number.POSITIVE_INFINITY,
  );
}
const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 6 });

describe('distance', () => {
  it('equals the Damerau distance up to the limit and is greater beyond it', () => {
    fc.assert(
      fc.property(word, word, fc.nat(3), (a, b, most) => {
        const exact = referenceDistance(a, b);
        const found = editDistance(a, b, most);
        if (exact <= most) expect(found).toBe(exact);
        else expect(found).toBeGreaterThan(most);
      }),
      { seed: 3, numRuns: 400 },
    );
  });

  it('measures the distance to the nearest prefix with the prefix option', () => {
    fc.assert(
      fc.property(word, word, fc.nat(3), (a, b, most) => {
        const exact = Math.min(
          ...Array.from({ length: b.length + 1 }, (_, end) => referenceDistance(a, b.slice(0, end))),
        );
        const found = editDistance(a, b, most, true);
        if (exact <= most) expect(found).toBe(exact);
        else expect(found).toBeGreaterThan(most);
      }),
      { seed: 4, numRuns: 400 },
    );
  });
});

describe('farness', () => {
  it.each([
    ['kubernets', 'kubernetes', 1],
    ['qurey', 'query', 1],
    ['pdo', 'pod', 1],
    ['kubernt', 'kubernetes', 1.5],
    ['postgers', 'postgres', 1],
    ['ndoe', 'node', 1],
    ['limt', 'limit', 1],
    ['nodee', 'node', 1],
  ])('accepts %s as a typo of %s', (typed, other, distance) => {
    expect(typoDistance(typed, other)).toBe(distance);
  });

  it.each([
    ['pod', 'pad'],
    ['go', 'do'],
    ['helm', 'help'],
    ['lake', 'like'],
    ['hill', 'ill'],
    ['mesh', 'mechanism'],
    ['xylophone', 'telephone'],
    ['kubernetes', 'internet'],
  ])('rejects %s as a typo of %s', (typed, other) => {
    expect(typoDistance(typed, other)).toBeUndefined();
  });
});
