import type { Bodies } from '../../src/library/bodies.js';

/** The folded text of each body, in order. */
export function textsOf(bodies: Bodies): string[] {
  return Array.from({ length: bodies.size }, (_, index) => bodies.text(index));
}
