// @ts-check
/** The README's table of options, from the tables that the command line is parsed with. */
import { optionTables } from './sources.mjs';

/** @import { OptionDefinition } from '../../src/cli/arguments/definitions.js' */

export async function optionsMarkdown() {
  const { COMMANDS, GLOBAL_OPTIONS } = await optionTables();
  /** @type {Map<OptionDefinition, string[]>} */
  const takers = new Map(GLOBAL_OPTIONS.map(option => [option, ['all']]));
  for (const { name, options } of COMMANDS) {
    for (const option of options) takers.set(option, [...(takers.get(option) ?? []), `\`${name}\``]);
  }
  const rows = [...takers].map(
    ([option, names]) => `| \`${option.flags}\` | ${names.join(', ')} | ${meaning(option)} |`,
  );
  return ['| option | of | |', '| --- | --- | --- |', ...rows].join('\n');
}

/** @param {OptionDefinition} option */
function meaning({ help, values }) {
  return values ? `${help}: ${values.map(value => `\`${value}\``).join(', ')}` : help;
}
