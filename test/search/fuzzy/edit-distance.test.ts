import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { distance, farness } from '../../../src/search/fuzzy/edit-distance.js';

/** The distance from its definition, without bounds: the shortest of all alignments. */
function plain(a: string, b: string): number {
  if (a === '' || b === '') return a.length + b.length;
  const swapped = a.length > 1 && b.length > 1 && a.at(-1) === b.at(-2) && a.at(-2) === b.at(-1);
  return Math.min(
    plain(a.slice(0, -1), b) + 1,
    plain(a, b.slice(0, -1)) + 1,
    plain(a.slice(0, -1), b.slice(0, -1)) + (a.at(-1) === b.at(-1) ? 0 : 1),
    swapped ? plain(a.slice(0, -2), b.slice(0, -2)) + 1 : Number.POSITIVE_INFINITY,
  );
}
const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 6 });

describe('distance', () => {
  it('is Damerau’s up to the bound, and above it beyond', () => {
    fc.assert(
      fc.property(word, word, fc.nat(3), (a, b, most) => {
        const exact = plain(a, b);
        const found = distance(a, b, most);
        if (exact <= most) expect(found).toBe(exact);
        else expect(found).toBeGreaterThan(most);
      }),
      { seed: 3, numRuns: 400 },
    );
  });

  it('goes to the nearest beginning where that is asked for', () => {
    fc.assert(
      fc.property(word, word, fc.nat(3), (a, b, most) => {
        const exact = Math.min(
          ...Array.from({ length: b.length + 1 }, (_, end) => plain(a, b.slice(0, end))),
        );
        const found = distance(a, b, most, true);
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
  ])('%s is near %s', (typed, other, far) => {
    expect(farness(typed, other)).toBe(far);
  });

  it.each([
    ['pod', 'pad'],
    ['go', 'do'],
    ['mesh', 'mechanism'],
    ['xylophone', 'telephone'],
    ['kubernetes', 'internet'],
  ])('%s is not near %s', (typed, other) => {
    expect(farness(typed, other)).toBeUndefined();
  });
});
