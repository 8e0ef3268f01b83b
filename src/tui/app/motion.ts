import type { Motion } from './action.js';

/** How far each motion goes in a list that shows `rows` of its items; a page keeps one in sight. */
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

/** Where `motion` leads from item `index`: 0 to `last`, and 0 where there are none. */
export function indexAfter(motion: Motion, index: number, last: number, rows: number): number {
  return Math.max(0, Math.min(last, index + DISTANCES[motion](rows)));
}
