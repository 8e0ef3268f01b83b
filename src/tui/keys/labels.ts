import { quitsOnLeave } from '../app/reader/exit-and-neighbours.js';
import { KEY_PLACEHOLDER } from '../app/reducer.js';
import type { State } from '../app/state.js';
import type { Bindings } from './bindings.js';
import { keyLabel } from './key-names.js';

/** Replaces the placeholders of a message (`keyPlaceholder`) by the keys that the actions have now. */
export function insertKeyLabels(text: string, bindings: Bindings, ascii: boolean): string {
  return text.replaceAll(KEY_PLACEHOLDER, (placeholder, name: string) => {
    const key = bindings.find(({ action }) => action === name)?.keys[0];
    return key === undefined ? placeholder : capitalize(keyLabel(key, ascii));
  });
}

/** Capitalizes the name of a key, as sentences write it: `Tab`. A single character is the key itself. */
function capitalize(label: string): string {
  return label.length > 1 ? label.charAt(0).toUpperCase() + label.slice(1) : label;
}

/** Labels `reader.leave` as `quit` where there is no list to return to. */
export function adaptLabels(state: State, bindings: Bindings): Bindings {
  if (!quitsOnLeave(state)) return bindings;
  return bindings.map(binding =>
    binding.action === 'reader.leave'
      ? { ...binding, help: 'quit', hint: [binding.hint?.[0] ?? 1, 'quit', true] as const }
      : binding,
  );
}
