import { leavesAll } from '../app/reader/exit-and-neighbours.js';
import type { State } from '../app/state.js';
import type { Bindings } from './bindings.js';

/** Who opened one file is told the way out first. */
const FIRST = 1;

/** The table as it is shown now: where there is no list to go back to, the key that goes back there quits. */
export function wordedFor(state: State, bindings: Bindings): Bindings {
  if (!leavesAll(state)) return bindings;
  return bindings.map(binding =>
    binding.does === 'reader.leave' ? { ...binding, help: 'quit', hint: [FIRST, 'quit'] } : binding,
  );
}
