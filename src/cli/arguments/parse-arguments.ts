import { Argument, Command as Commander, CommanderError, InvalidArgumentError, Option } from 'commander';
import type { Command, CommandName, Options } from '../options.js';
import type { Program } from '../program-info.js';
import {
  COMPLETE_COMMAND,
  type CommandDefinition,
  commandsOf,
  GLOBAL_OPTIONS,
  globalOptionsOf,
  HELP_COMMAND,
  HELP_OPTION,
  isWholeNumber,
  type OptionDefinition,
  PROGRAM,
  TOPICS,
  type Topic,
  VERSION_OPTION,
} from './definitions.js';
import { formatExamples, OWN_SAMPLE, type Sample } from './examples.js';

/** Result of parsing argv: a command, a text to print, a help topic, or a usage error. */
export type ParsedArguments =
  | { command: Command }
  | { print: string }
  | { topic: Topic }
  | { fault: CommanderError };

/**
 * Parses `argv` (without node and the script) by the tables of `definitions.ts`.
 * @param sample words for the examples, called only if help is printed
 */
export function parseArguments(
  argv: readonly string[],
  program: Omit<Program, 'folder'>,
  sample: () => Sample = () => OWN_SAMPLE,
): ParsedArguments {
  let parsed: ParsedArguments | undefined;
  let printed = '';
  const examples = (definition: CommandDefinition) => formatExamples(definition, program.name, sample());
  const kind = kindOf(argv);
  const add = (command: Commander, definition: CommandDefinition, onCommand: OnCommand) => {
    if (kind === 'options') addOptions(command, optionsOf(definition, argv));
    return configure(command, definition, examples, onCommand);
  };
  const top = add(new Commander(program.name), PROGRAM, (name, words, options) => {
    parsed = { command: { name, words, options } };
  });
  // Commands created after this call inherit these settings.
  if (kind !== 'words') top.version(program.version, VERSION_OPTION.flags, VERSION_OPTION.help);
  if (kind === 'options') addHelp(top.description(program.description));
  else top.helpCommand(false).helpOption(false);
  top.exitOverride().configureOutput({
    writeOut: text => {
      printed += text;
    },
    writeErr: () => {},
    getOutHelpWidth: () => 80,
    // The default reads `process.stdout`, for which Node loads its networking: 4 ms of every help.
    getOutHasColors: () => false,
  });
  for (const definition of commandsIn(argv, program)) {
    const command = add(
      top.command(definition.name, { hidden: definition === COMPLETE_COMMAND }),
      definition,
      (name, words, options) => {
        parsed = { command: { name, words, options: { ...top.opts<Options>(), ...options } } };
      },
    );
    command.description(definition.help);
  }
  try {
    top.parse(argv, { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    const topic = TOPICS.find(name => name === argv.at(-1));
    // Commander has no help pages other than those of commands.
    if (error.code === NO_HELP && topic) return { topic };
    if (error.exitCode !== 0) return { fault: error };
  }
  return parsed ?? { print: printed };
}

/** Code of commander's error for `help` with a word that is not a command. */
const NO_HELP = 'commander.help';

/** Returns the global options that a command uses, for its help. */
function usedGlobalOptions(command: Commander): Option[] {
  const used = globalOptionsOf({ name: command.name() }).map(({ flags }) => flags);
  return command.parent?.options.filter(({ flags }) => used.includes(flags)) ?? [];
}

/** Returns the commands named in argv, or all for the help: creating one takes 0.1 ms. */
function commandsIn(argv: readonly string[], program: Pick<Program, 'own'>): readonly CommandDefinition[] {
  const all = commandsOf(program);
  return argv.some(word => word === '-h' || word === '--help' || word === HELP_COMMAND.name)
    ? all
    : [...all, COMPLETE_COMMAND].filter(({ name }) => argv.includes(name));
}

/**
 * Kind of a command line: with options, with `--version` only, or with words only. Options and the help are created only for the
 * first kind, because that takes a millisecond.
 */
function kindOf(argv: readonly string[]): 'options' | 'version' | 'words' {
  const options = argv.filter(word => word === HELP_COMMAND.name || word.startsWith('-'));
  if (options.some(word => word !== '-V' && word !== '--version')) return 'options';
  return options.length > 0 ? 'version' : 'words';
}

/**
 * Returns the options to create. The program and a command in argv get all of theirs; any other command gets one, because the
 * help then shows `[options]` after its name.
 */
function optionsOf(definition: CommandDefinition, argv: readonly string[]): readonly OptionDefinition[] {
  if (definition === PROGRAM) return GLOBAL_OPTIONS;
  return argv.includes(definition.name) ? definition.options : definition.options.slice(0, 1);
}

function addHelp(top: Commander): void {
  top
    .helpCommand(`${HELP_COMMAND.name} [command]`, HELP_COMMAND.help)
    .helpOption(HELP_OPTION.flags, HELP_OPTION.help)
    .configureHelp({
      helpWidth: 80,
      showGlobalOptions: true,
      visibleGlobalOptions: usedGlobalOptions,
      // The defaults remove escape codes first, which the help does not have, and split each text into its words.
      displayWidth: text => text.length,
      boxWrap: wrapHelp,
    });
}

/** Wraps a text of the help at blanks, as commander does. Words stay whole. */
function wrapHelp(text: string, width: number): string {
  let rows = '';
  let start = 0;
  for (;;) {
    let end = text.length - start > width ? text.lastIndexOf(' ', start + width) : -1;
    if (end >= 0 && end <= start) end = text.indexOf(' ', start + width);
    if (end < 0) return rows + text.slice(start);
    rows += `${text.slice(start, end)}\n`;
    start = end + 1;
  }
}

function addOptions(command: Commander, options: readonly OptionDefinition[]): void {
  for (const option of options) command.addOption(toOption(option));
}

type OnCommand = (name: CommandName, words: string[], options: Options) => void;

function configure(
  command: Commander,
  definition: CommandDefinition,
  examples: (definition: CommandDefinition) => string,
  onCommand: OnCommand,
): Commander {
  if (definition.arguments) command.addArgument(toArgument(definition));
  else command.allowExcessArguments(false);
  const name = (definition.name || 'open') as CommandName;
  command.action(() => onCommand(name, command.args, command.opts<Options>()));
  return command.addHelpText('after', () => examples(definition));
}

function toArgument({ arguments: notation, values }: CommandDefinition): Argument {
  const argument = new Argument(notation);
  return values ? argument.choices(values) : argument;
}

function toOption(definition: OptionDefinition): Option {
  const option = new Option(definition.flags, definition.help);
  if (definition.values) option.choices(definition.values);
  if (definition.conflicts) option.conflicts(definition.conflicts);
  if (definition.atLeast !== undefined) option.argParser(parseWholeNumber(definition.atLeast));
  if (definition.repeat)
    option.argParser((value: string, before: string[] | undefined) => [...(before ?? []), value]);
  return option;
}

function parseWholeNumber(least: number): (value: string) => number {
  return value => {
    if (isWholeNumber(value, least)) return Number(value);
    throw new InvalidArgumentError('');
  };
}
