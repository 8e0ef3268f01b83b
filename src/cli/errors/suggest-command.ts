import { editDistance, maxTypos } from '../../search/fuzzy/edit-distance.js';
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
  return findSimilar(typed, [...commands.map(({ name }) => name), 'help']).map(({ name }) => name);
}

/**
 * Suggests the long flags most similar to an unknown one. Similar means a common prefix of three letters, or one or two typos.
 */
export function suggestFlags(flag: string, options: readonly Pick<OptionDefinition, 'flags'>[]): string[] {
  const typed = flag.replace(/^-+/, '').toLowerCase();
  if (typed.length < 3) return [];
  const names = options.map(({ flags }) => /--([\w-]+)/.exec(flags)?.[1] ?? '');
  const similar = findSimilar(typed, names);
  return similar.filter(({ typos }) => typos === similar[0]?.typos).map(({ name }) => `--${name}`);
}

/** Names with a common prefix, or with as many typos as are tolerated for the length of `typed`. Nearest first. */
function findSimilar(typed: string, names: readonly string[]): { name: string; typos: number }[] {
  const most = maxTypos(typed.length);
  return names
    .map(name => ({ name, typos: countTypos(typed, name, most) }))
    .filter(({ typos }) => typos <= most)
    .sort((a, b) => a.typos - b.typos);
}

function countTypos(typed: string, name: string, most: number): number {
  return name.startsWith(typed) || typed.startsWith(name) ? 0 : editDistance(typed, name, most);
}
