import type { Motion } from './action.js';

/** Items that each motion moves by in a list that shows `rows` of them. A page keeps one item visible. */
const DISTANCES: Record<Motion, (rows: number) => number> = {
  down: () => 1,
  up: () => -1,
  'page-down': rows => Math.max(1, rows - 1),
  'page-up': rows => -Math.max(1, rows - 1),
  'half-down': rows => Math.max(1, rows >> 1),
  'half-up': rows => -Math.max(1, rows >> 1),
  top: () => Number.NEGATIVE_INFINITY,
  bottom: () => Number.POSITIVE_INFINITY,
};

/** Index after `motion` from item `index`, between 0 and `last`; 0 in an empty list. */
export function indexAfter(motion: Motion, index: number, last: number, rows: number): number {
  return Math.max(0, Math.min(last, index + DISTANCES[motion](rows)));
}
