/**
 * What can be completed, from the tables that the command line is parsed with; the shells' scripts are made from it.
 * This folder owns those scripts, and must not know how any shell runs them, nor what articles there are: a script
 * asks the program for them when a key is pressed.
 */
import { RULE_NAMES, RULE_WISHES } from '../../publish/check/rule-names.js';
import {
  type CommandDefinition,
  globalsOf,
  HELP_COMMAND,
  HELP_OPTION,
  type OptionDefinition,
  PROGRAM,
  TOPICS,
  VERSION_OPTION,
} from '../arguments/definitions.js';

/** What the program is asked for when a key is pressed: sections are those of the article on the line. */
export type Offered = 'articles' | 'categories' | 'tags' | 'sections';

/** What may stand in a place: words of ours, `name=value`, something that the library or the machine has, or anything. */
export type Choices =
  | { kind: 'words'; words: readonly string[] }
  | { kind: 'pairs'; names: readonly string[]; values: readonly string[] }
  | { kind: Offered | 'folders' | 'files' | 'anything' };

export interface OptionModel {
  /** As typed, a short one first: `-w`, `--width`. */
  names: string[];
  help: string;
  /** May be given several times. */
  repeat: boolean;
  /** Its value; absent where it takes none. */
  value?: Choices;
}

export interface CommandModel {
  /** Empty for the program itself. */
  name: string;
  help: string;
  options: OptionModel[];
  /** What its words may be. */
  words: Choices;
}

export interface CompletionModel {
  /** What is typed to run the program. */
  program: string;
  /** The program itself, where no command has been typed yet: its words may be commands too. */
  top: CommandModel;
  /** Each with the options that it heeds of those that all take. */
  commands: CommandModel[];
}

export function completionModel(program: string, commands: readonly CommandDefinition[]): CompletionModel {
  const optionsOf = (command: CommandDefinition) => [...globalsOf(command), HELP_OPTION];
  const models = commands.map(command => commandModel(command, [...command.options, ...optionsOf(command)]));
  return {
    program,
    top: commandModel(PROGRAM, [...optionsOf(PROGRAM), VERSION_OPTION]),
    commands: [...models, helpModel(commands)],
  };
}

/** `help`, which the parser's library has of its own. */
function helpModel(commands: readonly CommandDefinition[]): CommandModel {
  const words = [...commands.map(({ name }) => name), ...TOPICS];
  return { ...HELP_COMMAND, options: [optionModel(HELP_OPTION)], words: { kind: 'words', words } };
}

function commandModel(command: CommandDefinition, options: readonly OptionDefinition[]): CommandModel {
  const { name, help, arguments: placeholder, values } = command;
  return { name, help, options: options.map(optionModel), words: choices(placeholder, values) };
}

function optionModel({ flags, help, values, repeat, offers }: OptionDefinition): OptionModel {
  const names = flags.match(/(?<!\S)--?[\w-]+/g) ?? [];
  const [placeholder] = /[<[].*/.exec(flags) ?? [];
  return {
    names,
    help,
    repeat: repeat === true,
    ...(placeholder ? { value: offers ? offered(offers) : choices(placeholder, values) } : {}),
  };
}

function offered(what: NonNullable<OptionDefinition['offers']>): Choices {
  return what === 'rules' ? { kind: 'pairs', names: RULE_NAMES, values: RULE_WISHES } : { kind: what };
}

/** A placeholder says what it stands for: `<dir>`, `[path...]`, `<article...>`. */
function choices(placeholder: string, words: readonly string[] | undefined): Choices {
  if (words) return { kind: 'words', words };
  const [what = ''] = /\w+/.exec(placeholder) ?? [];
  if (what === 'article') return { kind: 'articles' };
  if (what === 'dir') return { kind: 'folders' };
  return { kind: what === 'path' || what === 'file' ? 'files' : 'anything' };
}

/** A name for the script's own functions, which hold letters, digits and `_` in every shell. */
export function functionName(program: string): string {
  return `_${program.replaceAll(/\W/g, '_')}`;
}

/** Every command, the program itself among them. */
export function allCommands({ top, commands }: CompletionModel): CommandModel[] {
  return [top, ...commands];
}
