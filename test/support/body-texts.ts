import type { BodyTexts } from '../../src/library/body-text/body-text-store.js';

/** The folded text of each body, in order. */
export function textsOf(bodies: BodyTexts): string[] {
  return Array.from({ length: bodies.size }, (_, index) => bodies.text(index));
}
