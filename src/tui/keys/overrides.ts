import { distance } from '../../search/fuzzy/edit-distance.js';
import type { Bindings } from './bindings.js';
import { type BindingFault, faultsOf } from './validate-bindings.js';

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
  const faults = unknown.map(action => ({ action, message: unknownAction(action, [...known]) }));
  return { bindings: changed, faults: [...faults, ...blamed(changed, overrides)] };
}

function unknownAction(action: string, known: readonly string[]): string {
  const near = nearestNames(action, known);
  return `there is no action ${action}${near.length > 0 ? `; near it: ${near.join(', ')}` : ''}`;
}

/** How many names are suggested, at most. */
const SUGGESTED = 3;

/** The names that the typed one is meant to be: the same last part, or a few letters off in the whole. */
function nearestNames(typed: string, known: readonly string[]): string[] {
  const most = Math.max(1, typed.length >> 2);
  const last = lastPart(typed);
  return known
    .map(name => ({ name, off: lastPart(name) === last ? 0 : distance(typed, name, most) }))
    .filter(({ off }) => off <= most)
    .sort((a, b) => a.off - b.off)
    .slice(0, SUGGESTED)
    .map(({ name }) => name);
}

/** `find` of `reader.find`. */
function lastPart(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1);
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
