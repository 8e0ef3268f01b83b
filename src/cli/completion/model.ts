/**
 * Model of the completion scripts, made from the tables of the command line. This folder owns the scripts of all shells.
 * They contain no articles: a script runs the hidden command `__complete` when Tab is pressed. No import of a library.
 */
import { LEVEL_CHOICES, RULE_NAMES } from '../../publish/check/rule-names.js';
import {
  type CommandDefinition,
  globalOptionsOf,
  HELP_COMMAND,
  HELP_OPTION,
  type OptionDefinition,
  PROGRAM,
  TOPICS,
  VERSION_OPTION,
} from '../arguments/definitions.js';

/** Candidates that the library has; sections are those of the article on the command line. */
export type LibraryCandidates = 'articles' | 'categories' | 'tags' | 'sections';

/** Possible values of an option or argument: fixed words, `name=value`, candidates of the library, files, or anything. */
export type Choices =
  | { kind: 'words'; words: readonly string[] }
  | { kind: 'pairs'; names: readonly string[]; values: readonly string[] }
  | { kind: LibraryCandidates | 'folders' | 'files' | 'anything' };

export interface OptionModel {
  /** Flags as typed, short first: `-w`, `--width`. */
  names: string[];
  help: string;
  /** True if the option may be given several times. */
  repeat: boolean;
  /** Possible values; absent if the option takes none. */
  value?: Choices;
}

export interface CommandModel {
  /** Empty for the program itself. */
  name: string;
  help: string;
  options: OptionModel[];
  /** Possible arguments. */
  words: Choices;
}

export interface CompletionModel {
  /** Command name of the program. */
  program: string;
  /** The program before a command is typed: its arguments may also be commands. */
  top: CommandModel;
  /** Each with the global options that it uses. */
  commands: CommandModel[];
}

export function completionModel(program: string, commands: readonly CommandDefinition[]): CompletionModel {
  const optionsOf = (command: CommandDefinition) => [...globalOptionsOf(command), HELP_OPTION];
  const models = commands.map(command => commandModel(command, [...command.options, ...optionsOf(command)]));
  return {
    program,
    top: commandModel(PROGRAM, [...optionsOf(PROGRAM), VERSION_OPTION]),
    commands: [...models, helpModel(commands)],
  };
}

/** Models `help`, which commander handles and no table has. */
function helpModel(commands: readonly CommandDefinition[]): CommandModel {
  const words = [...commands.map(({ name }) => name), ...TOPICS];
  return { ...HELP_COMMAND, options: [optionModel(HELP_OPTION)], words: { kind: 'words', words } };
}

function commandModel(command: CommandDefinition, options: readonly OptionDefinition[]): CommandModel {
  const { name, help, arguments: placeholder, values } = command;
  return { name, help, options: options.map(optionModel), words: choices(placeholder, values) };
}

function optionModel({ flags, help, values, repeat, candidates }: OptionDefinition): OptionModel {
  const names = flags.match(/(?<!\S)--?[\w-]+/g) ?? [];
  const [placeholder] = /[<[].*/.exec(flags) ?? [];
  return {
    names,
    help,
    repeat: repeat === true,
    ...(placeholder ? { value: candidates ? libraryChoices(candidates) : choices(placeholder, values) } : {}),
  };
}

function libraryChoices(kind: NonNullable<OptionDefinition['candidates']>): Choices {
  return kind === 'rules' ? { kind: 'pairs', names: RULE_NAMES, values: LEVEL_CHOICES } : { kind };
}

/** Infers the choices from a placeholder: `<dir>`, `[path...]`, `<article...>`. */
function choices(placeholder: string, words: readonly string[] | undefined): Choices {
  if (words) return { kind: 'words', words };
  const [name = ''] = /\w+/.exec(placeholder) ?? [];
  if (name === 'article') return { kind: 'articles' };
  if (name === 'dir') return { kind: 'folders' };
  return { kind: name === 'path' || name === 'file' ? 'files' : 'anything' };
}

/** Returns a prefix for the script's functions. Their names are letters, digits and `_` in every shell. */
export function functionName(program: string): string {
  return `_${program.replaceAll(/\W/g, '_')}`;
}

/** Returns all commands, and the program itself. */
export function allCommands({ top, commands }: CompletionModel): CommandModel[] {
  return [top, ...commands];
}
