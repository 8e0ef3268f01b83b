import type { Bindings } from './bindings.js';
import { type BindingFault, faultsOf } from './check.js';

/**
 * The table with the user's own keys: action → keys, several parted by spaces or as a list. They take the place of
 * the action's keys. The faults name the action, so that whoever read the config file can name its line.
 */
export function withOverrides(
  bindings: Bindings,
  overrides: Readonly<Record<string, string | readonly string[]>>,
): { bindings: Bindings; faults: BindingFault[] } {
  const known = new Set<string>(bindings.map(({ does }) => does));
  const unknown = Object.keys(overrides).filter(action => !known.has(action));
  const changed = bindings.map(binding => {
    const keys = Object.hasOwn(overrides, binding.does) ? overrides[binding.does] : undefined;
    return keys === undefined ? binding : { ...binding, keys: listOf(keys) };
  });
  const faults = unknown.map(action => ({ action, message: `there is no action ${action}` }));
  return { bindings: changed, faults: [...faults, ...blamed(changed, overrides)] };
}

function listOf(keys: string | readonly string[]): string[] {
  return [keys].flat().flatMap(text => text.split(' ').filter(Boolean));
}

/** A clash is the fault of the override, whichever of the two stands later in the table. */
function blamed(bindings: Bindings, overrides: object): BindingFault[] {
  const own = bindings.filter(({ does }) => Object.hasOwn(overrides, does));
  const rest = bindings.filter(({ does }) => !Object.hasOwn(overrides, does));
  return faultsOf([...rest, ...own]);
}
