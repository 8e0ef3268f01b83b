import { type CommandDefinition, commandsOf } from './definitions.js';

/** A program, as it is typed, and its commands: handed to what says what a slip was meant for, which stands behind doors. */
export interface Offered {
  name: string;
  commands: readonly CommandDefinition[];
}

export function offeredBy({ name, own }: { name: string; own: boolean }): Offered {
  return { name, commands: commandsOf({ own }) };
}
