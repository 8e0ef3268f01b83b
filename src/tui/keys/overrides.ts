import { editDistance, maxTypos } from '../../search/fuzzy/edit-distance.js';
import { quote } from '../../text/quote.js';
import type { Bindings } from './bindings.js';
import { type BindingFault, validateBindings } from './validate-bindings.js';

/**
 * Replaces keys of the table by the user's. `overrides` maps an action to keys, as a string with spaces or a list. Each fault
 * names its action, so that the caller can name the line of the config file.
 */
export function withOverrides(
  bindings: Bindings,
  overrides: Readonly<Record<string, string | readonly string[]>>,
): { bindings: Bindings; faults: BindingFault[] } {
  const known = new Set<string>(bindings.map(({ action }) => action));
  const unknown = Object.keys(overrides).filter(action => !known.has(action));
  const changed = bindings.map(binding => {
    const keys = Object.hasOwn(overrides, binding.action) ? overrides[binding.action] : undefined;
    return keys === undefined ? binding : { ...binding, keys: listOf(keys) };
  });
  const faults = unknown.map(action => ({ action, message: unknownAction(action, [...known]) }));
  return { bindings: changed, faults: [...faults, ...overrideFaults(changed, overrides)] };
}

function unknownAction(action: string, known: readonly string[]): string {
  const similar = nearestNames(action, known);
  return `unknown action ${quote(action)}${similar.length > 0 ? ` (similar: ${similar.join(', ')})` : ''}`;
}

/** Maximum number of suggested names. */
const MAX_SUGGESTIONS = 3;
/** Maximum number of edits that are counted for the order of the suggestions. */
const MAX_EDITS = 9;

/** Returns the names whose last part has few typos, the nearest whole name first. */
function nearestNames(typed: string, known: readonly string[]): string[] {
  const last = lastPart(typed);
  const max = maxTypos(last.length);
  return known
    .filter(name => editDistance(last, lastPart(name), max) <= max)
    .map(name => ({ name, edits: editDistance(typed, name, MAX_EDITS) }))
    .sort((a, b) => a.edits - b.edits)
    .slice(0, MAX_SUGGESTIONS)
    .map(({ name }) => name);
}

/** The last part of a name: `find` of `reader.find`. */
function lastPart(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1);
}

/** The keys, with names in lower case: `Ctrl+X` is `ctrl+x`. A single letter keeps its case. */
function listOf(keys: string | readonly string[]): string[] {
  const names = [keys].flat().flatMap(text => text.split(' ').filter(Boolean));
  return names.map(name => ([...name].length === 1 ? name : name.toLowerCase()));
}

/** Validates the table with the overrides last, because a clash is the fault of the override. */
function overrideFaults(bindings: Bindings, overrides: object): BindingFault[] {
  const changed = bindings.filter(({ action }) => Object.hasOwn(overrides, action));
  const rest = bindings.filter(({ action }) => !Object.hasOwn(overrides, action));
  return validateBindings([...rest, ...changed]);
}
