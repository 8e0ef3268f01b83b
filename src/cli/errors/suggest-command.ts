import { allowance, distance } from '../../search/fuzzy/edit-distance.js';
import type { CommandDefinition } from '../arguments/definitions.js';

/** Asked for of most programs as if it were a command. */
const AS_OPTION: Record<string, string> = { version: '--version' };

/**
 * What a word may have been meant for, the nearest first: commands that it begins or that begin it, or that are a slip or
 * two away; `--version` for `version`.
 */
export function nearCommands(word: string, commands: readonly Pick<CommandDefinition, 'name'>[]): string[] {
  if (word.length < 2) return [];
  const typed = word.toLowerCase();
  const option = Object.hasOwn(AS_OPTION, typed) ? AS_OPTION[typed] : undefined;
  if (option) return [option];
  const most = allowance(typed.length);
  return [...commands.map(({ name }) => name), 'help']
    .map(name => ({ name, off: steps(typed, name, most) }))
    .filter(({ off }) => off <= most)
    .sort((a, b) => a.off - b.off)
    .map(({ name }) => name);
}

function steps(typed: string, name: string, most: number): number {
  return name.startsWith(typed) || typed.startsWith(name) ? 0 : distance(typed, name, most);
}
