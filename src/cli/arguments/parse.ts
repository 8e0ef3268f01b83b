import { Argument, Command as Commander, CommanderError, InvalidArgumentError, Option } from 'commander';
import { UserError } from '../../text/errors.js';
import { cleanLine } from '../../text/sanitise.js';
import type { Command, CommandName, Options } from '../command.js';
import type { Program } from '../program.js';
import {
  type CommandDefinition,
  commandsOf,
  GLOBAL_OPTIONS,
  HELP_OPTION,
  type OptionDefinition,
  PROGRAM,
  VERSION_OPTION,
} from './definitions.js';
import { examplesOf } from './examples.js';

/** What argv asks for: a command, or a text to print and be done. */
export type Asked = { command: Command } | { print: string };

/**
 * Understands `argv` (without node and the script) as one command, by the tables of `definitions.ts`.
 * @throws {UserError} with code 2 on wrong usage.
 */
export function parseArguments(argv: readonly string[], program: Omit<Program, 'folder'>): Asked {
  let asked: Asked | undefined;
  let printed = '';
  const top = configure(new Commander(program.name), PROGRAM, (name, words, options) => {
    asked = { command: { name, words, options } };
  });
  // The commands inherit what their program is told before they are made.
  top
    .description(program.description)
    .version(program.version, VERSION_OPTION.flags, VERSION_OPTION.help)
    .helpCommand('help [command]', 'print this help, or that of a command')
    .exitOverride()
    .helpOption(HELP_OPTION.flags, HELP_OPTION.help)
    .configureHelp({ helpWidth: 80, showGlobalOptions: true })
    .configureOutput({
      writeOut: text => {
        printed += text;
      },
      writeErr: () => {},
      getOutHelpWidth: () => 80,
      // Otherwise it asks `process.stdout`, for which Node loads its networking: 4 ms of every help.
      getOutHasColors: () => false,
    });
  for (const definition of neededBy(argv, program)) {
    const command = configure(top.command(definition.name), definition, (name, words, options) => {
      asked = { command: { name, words, options: { ...top.opts<Options>(), ...options } } };
    });
    command.description(definition.help);
  }
  try {
    top.parse(argv, { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode !== 0) throw wrongUsage(error, program.name);
  }
  return asked ?? { print: printed };
}

/** The commands that argv may mean; all of them for the help alone, as making one takes a tenth of a millisecond. */
function neededBy(argv: readonly string[], program: Pick<Program, 'own'>): readonly CommandDefinition[] {
  const all = commandsOf(program);
  return argv.some(word => /^(?:-h|--help|help)$/.test(word))
    ? all
    : all.filter(({ name }) => argv.includes(name));
}

type Chosen = (name: CommandName, words: string[], options: Options) => void;

function configure(command: Commander, definition: CommandDefinition, chosen: Chosen): Commander {
  if (definition.arguments) command.addArgument(toArgument(definition));
  else command.allowExcessArguments(false);
  for (const option of definition === PROGRAM ? GLOBAL_OPTIONS : definition.options)
    command.addOption(toOption(option));
  const name = (definition.name || 'open') as CommandName;
  command.action(() => chosen(name, command.args, command.opts<Options>()));
  return command.addHelpText('after', () => examplesOf(definition, rootName(command)));
}

function rootName(command: Commander): string {
  return command.parent ? command.parent.name() : command.name();
}

function toArgument({ arguments: written, values }: CommandDefinition): Argument {
  const argument = new Argument(written);
  return values ? argument.choices(values) : argument;
}

function toOption(definition: OptionDefinition): Option {
  const option = new Option(definition.flags, definition.help);
  if (definition.values) option.choices(definition.values);
  if (definition.atLeast !== undefined) option.argParser(wholeNumber(definition.atLeast));
  if (definition.repeat)
    option.argParser((value: string, before: string[] | undefined) => [...(before ?? []), value]);
  return option;
}

function wholeNumber(least: number): (value: string) => number {
  return value => {
    if (/^\d{1,9}$/.test(value) && Number(value) >= least) return Number(value);
    throw new InvalidArgumentError(`It takes a whole number from ${least} to 999999999.`);
  };
}

/** Commander's own words on one line, with what argv brought in made harmless. */
function wrongUsage(error: CommanderError, name: string): UserError {
  const message = cleanLine(error.message.replace(/^error: /, '').replaceAll('\n', ' '));
  const sentence = message.charAt(0).toUpperCase() + message.slice(1);
  return new UserError(/[.?)]$/.test(sentence) ? sentence : `${sentence}.`, {
    hint: `See ${name} --help.`,
    code: 2,
    cause: error,
  });
}
