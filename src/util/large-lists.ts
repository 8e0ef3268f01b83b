/**
 * Functions for lists of any length. Spreading a list into arguments, as in `Math.max(...list)` or `list.push(...items)`,
 * overflows the stack for 125,000 items.
 */

/** Appends items to a list. */
export function appendAll<T>(list: T[], items: Iterable<T>): void {
  for (const item of items) list.push(item);
}

/**
 * Returns the results of `create` for all items. `map` makes arrays of another kind after V8 has optimised its caller, and all code
 * that reads arrays of both kinds is compiled again.
 */
export function mapPacked<T, U>(items: readonly T[], create: (item: T) => U): U[] {
  const created: U[] = [];
  for (const item of items) created.push(create(item));
  return created;
}

/** The largest number; at least `minimum`. */
export function maxOf(numbers: Iterable<number>, minimum = Number.NEGATIVE_INFINITY): number {
  let largest = minimum;
  for (const number of numbers) if (number > largest) largest = number;
  return largest;
}

/** The smallest number; infinity if there is none. */
export function minOf(numbers: Iterable<number>): number {
  let smallest = Number.POSITIVE_INFINITY;
  for (const number of numbers) if (number < smallest) smallest = number;
  return smallest;
}
