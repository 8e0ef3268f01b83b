import fc from 'fast-check';
import { expect, test } from 'vitest';
import { firstIndexWhere } from '../../src/util/binary-search.js';

test('firstIndexWhere gives the index of a linear search', () => {
  const sorted = fc.array(fc.integer({ min: 0, max: 20 })).map(values => values.sort((a, b) => a - b));
  fc.assert(
    fc.property(sorted, fc.integer({ min: 0, max: 21 }), (values, limit) => {
      const found = values.findIndex(value => value >= limit);
      const index = firstIndexWhere(0, values.length, at => (values[at] ?? 0) >= limit);
      expect(index).toBe(found < 0 ? values.length : found);
    }),
    { seed: 3 },
  );
});
