import { Argument, Command as Commander, CommanderError, InvalidArgumentError, Option } from 'commander';
import type { Command, CommandName, Options } from '../options.js';
import type { Program } from '../program-info.js';
import {
  type CommandDefinition,
  commandsOf,
  GLOBAL_OPTIONS,
  globalsOf,
  HELP_COMMAND,
  HELP_OPTION,
  OFFER_OPTION,
  type OptionDefinition,
  PROGRAM,
  TOPICS,
  type Topic,
  VERSION_OPTION,
} from './definitions.js';
import { examplesOf, OWN_SAMPLE, type Sample } from './examples.js';

/** What argv asks for: a command, a text or a page of the help to print and be done; or what is wrong with it. */
export type Asked = { command: Command } | { print: string } | { topic: Topic } | { fault: CommanderError };

/**
 * Understands `argv` (without node and the script) as one command, by the tables of `definitions.ts`.
 * @param sample words for the examples of a help that is printed
 */
export function parseArguments(
  argv: readonly string[],
  program: Omit<Program, 'folder'>,
  sample: () => Sample = () => OWN_SAMPLE,
): Asked {
  let asked: Asked | undefined;
  let printed = '';
  const examples = (definition: CommandDefinition) => examplesOf(definition, program.name, sample());
  const top = configure(new Commander(program.name), PROGRAM, examples, (name, words, options) => {
    asked = { command: { name, words, options } };
  });
  // The commands inherit what their program is told before they are made.
  top
    .description(program.description)
    .version(program.version, VERSION_OPTION.flags, VERSION_OPTION.help)
    .helpCommand(`${HELP_COMMAND.name} [command]`, HELP_COMMAND.help)
    .exitOverride()
    .helpOption(HELP_OPTION.flags, HELP_OPTION.help)
    .configureHelp({ helpWidth: 80, showGlobalOptions: true, visibleGlobalOptions: heededBy })
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
    const command = configure(top.command(definition.name), definition, examples, (name, words, options) => {
      asked = { command: { name, words, options: { ...top.opts<Options>(), ...options } } };
    });
    command.description(definition.help);
  }
  try {
    top.parse(argv, { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    const topic = TOPICS.find(name => name === argv.at(-1));
    // The library knows no page that is of no command.
    if (error.code === NO_HELP && topic) return { topic };
    if (error.exitCode !== 0) return { fault: error };
  }
  return asked ?? { print: printed };
}

/** What the library says of `help` with a word that is no command. */
const NO_HELP = 'commander.help';

/** Of the options that all commands take, those that make a difference to one. */
function heededBy(command: Commander): Option[] {
  const heeded = globalsOf({ name: command.name() }).map(({ flags }) => flags);
  return command.parent?.options.filter(({ flags }) => heeded.includes(flags)) ?? [];
}

/** The commands that argv may mean; all of them for the help alone, as making one takes a tenth of a millisecond. */
function neededBy(argv: readonly string[], program: Pick<Program, 'own'>): readonly CommandDefinition[] {
  const all = commandsOf(program);
  return argv.some(word => /^(?:-h|--help|help)$/.test(word))
    ? all
    : all.filter(({ name }) => argv.includes(name));
}

type Chosen = (name: CommandName, words: string[], options: Options) => void;

function configure(
  command: Commander,
  definition: CommandDefinition,
  examples: (definition: CommandDefinition) => string,
  chosen: Chosen,
): Commander {
  if (definition.arguments) command.addArgument(toArgument(definition));
  else command.allowExcessArguments(false);
  for (const option of definition === PROGRAM ? GLOBAL_OPTIONS : definition.options)
    command.addOption(toOption(option));
  if (definition.name === 'completion') command.addOption(toOption(OFFER_OPTION).hideHelp());
  const name = (definition.name || 'open') as CommandName;
  command.action(() => chosen(name, command.args, command.opts<Options>()));
  return command.addHelpText('after', () => examples(definition));
}

function toArgument({ arguments: written, values }: CommandDefinition): Argument {
  const argument = new Argument(written);
  return values ? argument.choices(values) : argument;
}

function toOption(definition: OptionDefinition): Option {
  const option = new Option(definition.flags, definition.help);
  if (definition.values) option.choices(definition.values);
  if (definition.conflicts) option.conflicts(definition.conflicts);
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
