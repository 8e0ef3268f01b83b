/** How fine scores are told apart, and more articles than any library has: both times the highest score are a whole number still. */
const FINE = 2 ** 20;
const ROOM = 2 ** 24;

/**
 * The indices by what they scored (from 0 to 200), best first; equals in the order given. Sorted as plain numbers, score before index: with
 * a function that compares, 10,000 of them take ten times as long, and this is done on each key.
 */
export function byScore(indices: readonly number[], scores: Float64Array): Float64Array {
  const keys = new Float64Array(indices.length);
  for (let at = 0; at < keys.length; at++) {
    const index = indices[at] ?? 0;
    keys[at] = index - Math.round((scores[index] ?? 0) * FINE) * ROOM;
  }
  keys.sort();
  for (let at = 0; at < keys.length; at++) {
    const key = keys[at] ?? 0;
    keys[at] = key - Math.floor(key / ROOM) * ROOM;
  }
  return keys;
}
