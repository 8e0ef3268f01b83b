import { expect, it } from 'vitest';
import { isIndex } from '../../src/util/is-object.js';

it('accepts whole numbers from 0 on as indexes', () => {
  expect([0, 1, Number.MAX_SAFE_INTEGER].every(isIndex)).toBe(true);
  expect([-1, 0.5, 2 ** 53, Number.NaN, Number.POSITIVE_INFINITY, '1', null].some(isIndex)).toBe(false);
});
