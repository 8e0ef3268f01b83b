// @ts-check
/** Generates the README's table of options from the tables that the command line parser uses. */
import { optionTables } from './table-sources.mjs';

/** @import { OptionDefinition } from '../../../src/cli/arguments/definitions.js' */

export async function optionsMarkdown() {
  const { COMMANDS, GLOBAL_OPTIONS } = await optionTables();
  /** @type {Map<OptionDefinition, string[]>} */
  const commandsByOption = new Map(GLOBAL_OPTIONS.map(option => [option, ['all']]));
  for (const { name, options } of COMMANDS) {
    for (const option of options)
      commandsByOption.set(option, [...(commandsByOption.get(option) ?? []), `\`${name}\``]);
  }
  const rows = [...commandsByOption].map(
    ([option, names]) => `| \`${option.flags}\` | ${names.join(', ')} | ${describeOption(option)} |`,
  );
  return ['| option | command | description |', '| --- | --- | --- |', ...rows].join('\n');
}

/** @param {OptionDefinition} option */
function describeOption({ help, values }) {
  return values ? `${help}: ${values.map(value => `\`${value}\``).join(', ')}` : help;
}
