import { commandsOf } from './arguments/definitions.js';
import type { Program } from './program.js';

/** The commands that a word may have been meant for, as they are typed: it begins one, or one begins it. */
export function nearCommands(word: string, program: Program): string[] {
  if (word.length < 2) return [];
  return commandsOf(program)
    .filter(({ name }) => name.startsWith(word) || word.startsWith(name))
    .map(({ name }) => `${program.name} ${name}`);
}
