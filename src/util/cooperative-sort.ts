/** Waits where a while has gone by since it last did; gives nothing to wait for else. */
export type YieldIfDue = () => Promise<void> | undefined;

/** Items that are sorted, or merged, between two breaths: a millisecond or two. */
const RUN = 2000;

type Compare<T> = (a: T, b: T) => number;

/** As `items.sort(compare)`, stable too, with pauses: 100,000 titles would keep a key waiting. */
export async function sortCooperatively<T>(
  items: readonly T[],
  compare: Compare<T>,
  yieldToEventLoop: YieldIfDue,
): Promise<T[]> {
  let spans: T[][] = [];
  for (let at = 0; at < items.length; at += RUN) {
    spans.push(items.slice(at, at + RUN).sort(compare));
    await yieldToEventLoop();
  }
  while (spans.length > 1) {
    const merged: T[][] = [];
    for (let at = 0; at < spans.length; at += 2)
      merged.push(await merge(spans[at] ?? [], spans[at + 1] ?? [], compare, yieldToEventLoop));
    spans = merged;
  }
  return spans[0] ?? [];
}

async function merge<T>(
  left: readonly T[],
  right: readonly T[],
  compare: Compare<T>,
  yieldToEventLoop: YieldIfDue,
): Promise<T[]> {
  const [last, first] = [left.at(-1), right[0]];
  // What was in order before, as a library from the cache is, takes no time.
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
    if (merged.length % RUN === 0) await yieldToEventLoop();
  }
  return merged.concat(left.slice(l), right.slice(r));
}
