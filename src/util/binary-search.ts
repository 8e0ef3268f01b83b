/**
 * Index in `[from, to)` of the first element for which `holds` is true, or `to`. Elements must be sorted so that `holds` is false for a
 * prefix and true for the rest.
 */
export function firstIndexWhere(from: number, to: number, holds: (index: number) => boolean): number {
  let low = from;
  let high = to;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
