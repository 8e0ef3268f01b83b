/** Smallest and largest numbers of lists of any length. `Math.max(...list)` overflows the stack for 125,000 numbers. */

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
