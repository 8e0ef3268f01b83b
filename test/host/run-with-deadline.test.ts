import { expect, test } from 'vitest';
import { runWithDeadline } from '../../src/host/run-with-deadline.js';

test('returns the value of a task that ends, and passes its error on', () => {
  expect(runWithDeadline(() => 42, 1_000).value).toBe(42);
  expect(() =>
    runWithDeadline(() => {
      throw new RangeError('x');
    }, 1_000),
  ).toThrow(new RangeError('x'));
});

test.each<[string, () => unknown]>([
  ['a loop', () => {
    for (;;);
  }],
  ['a regular expression', () => /^(a+)+$/.test(`${'a'.repeat(60)}b`)],
])('interrupts %s, and counts its CPU time', (_, task) => {
  const { value, used } = runWithDeadline(task, 30);
  expect(value).toBeUndefined();
  expect(used).toBeGreaterThan(10);
  expect(runWithDeadline(() => 'next', 1_000).value).toBe('next');
}); // biome-ignore format: a table
