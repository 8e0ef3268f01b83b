import type { CommandDefinition } from './definitions.js';

/** The examples of a command as the end of its help: what to type, and what that does. */
export function examplesOf(definition: CommandDefinition, program: string): string {
  const typed = definition.examples.map(([line, does]) => [`${program} ${line}`.trimEnd(), does] as const);
  const width = Math.max(...typed.map(([line]) => line.length));
  const rows = typed.map(([line, does]) => `  ${does ? `${line.padEnd(width)}  ${does}` : line}`);
  return ['', 'Examples:', ...rows].join('\n');
}
