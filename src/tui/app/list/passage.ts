import type { BodyMatch } from '../../../search/results/result.js';
import type { Entry } from '../state.js';

/** The place in its text that an entry was found by: shown with it, and opened. None where its name has all that was searched for. */
export function passageOf({ hit }: Entry): BodyMatch | undefined {
  return hit?.named ? undefined : hit?.body;
}
