import type { YieldIfDue } from './time-slicer.js';

/** Items to sort or merge between two calls of `yieldIfDue`: 1 to 2 milliseconds of work. */
const RUN_LENGTH = 2000;

type Compare<T> = (a: T, b: T) => number;

/**
 * Merge sort that yields to the event loop. Sorting 100,000 titles at once would delay a key press. Stable, as `Array.sort` is.
 */
export async function sortCooperatively<T>(
  items: readonly T[],
  compare: Compare<T>,
  yieldIfDue: YieldIfDue,
): Promise<T[]> {
  let runs: T[][] = [];
  for (let start = 0; start < items.length; start += RUN_LENGTH) {
    runs.push(items.slice(start, start + RUN_LENGTH).sort(compare));
    await yieldIfDue();
  }
  while (runs.length > 1) {
    const merged: T[][] = [];
    for (let index = 0; index < runs.length; index += 2)
      merged.push(await mergeRuns(runs[index] ?? [], runs[index + 1] ?? [], compare, yieldIfDue));
    runs = merged;
  }
  return runs[0] ?? [];
}

async function mergeRuns<T>(
  left: readonly T[],
  right: readonly T[],
  compare: Compare<T>,
  yieldIfDue: YieldIfDue,
): Promise<T[]> {
  const [last, first] = [left.at(-1), right[0]];
  // Fast path: the runs are already in order, as those of a cached library are.
  if (last === undefined || first === undefined || compare(last, first) <= 0) return left.concat(right);
  const merged: T[] = [];
  let [l, r] = [0, 0];
  while (l < left.length && r < right.length) {
    const [a, b] = [left[l] as T, right[r] as T];
    if (compare(a, b) <= 0) {
      merged.push(a);
      l++;
    } else {
      merged.push(b);
      r++;
    }
    if (merged.length % RUN_LENGTH === 0) await yieldIfDue();
  }
  return merged.concat(left.slice(l), right.slice(r));
}
