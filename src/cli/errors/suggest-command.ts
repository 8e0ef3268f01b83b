import { editDistance, maxTypos } from '../../search/fuzzy/edit-distance.js';
import { minOf } from '../../util/large-lists.js';
import type { CommandDefinition, OptionDefinition } from '../arguments/definitions.js';

/** Commands of other programs that are options here. */
const COMMAND_AS_OPTION: Record<string, string> = { version: '--version' };

/** Suggests commands for an unknown word, best first: a common prefix or one or two typos; `--version` for `version`. */
export function suggestCommands(
  word: string,
  commands: readonly Pick<CommandDefinition, 'name'>[],
): string[] {
  if (word.length < 2) return [];
  const typed = word.toLowerCase();
  const option = Object.hasOwn(COMMAND_AS_OPTION, typed) ? COMMAND_AS_OPTION[typed] : undefined;
  if (option) return [option];
  const most = maxTypos(typed.length);
  return [...commands.map(({ name }) => name), 'help']
    .map(name => ({ name, off: steps(typed, name, most) }))
    .filter(({ off }) => off <= most)
    .sort((a, b) => a.off - b.off)
    .map(({ name }) => name);
}

/**
 * Suggests the long flags most similar to an unknown one. Similar means a common prefix of three letters, or one or two typos.
 */
export function suggestFlags(flag: string, options: readonly Pick<OptionDefinition, 'flags'>[]): string[] {
  const typed = flag.replace(/^-+/, '').toLowerCase();
  if (typed.length < 3) return [];
  const most = maxTypos(typed.length);
  const distances = options
    .map(({ flags }) => /--[\w-]+/.exec(flags)?.[0] ?? '')
    .map(name => ({ name, distance: steps(typed, name.slice(2), most) }))
    .filter(({ distance }) => distance <= most);
  const nearest = Math.min(most, minOf(distances.map(({ distance }) => distance)));
  return distances.filter(({ distance }) => distance === nearest).map(({ name }) => name);
}

function steps(typed: string, name: string, most: number): number {
  return name.startsWith(typed) || typed.startsWith(name) ? 0 : editDistance(typed, name, most);
}
