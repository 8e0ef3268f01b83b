/**
 * What can be completed, from the tables that the command line is parsed with; the shells' scripts are made from it.
 * This folder owns those scripts, and must not know how any shell runs them, nor what articles there are: a script
 * asks the program for them when a key is pressed.
 */
import {
  type CommandDefinition,
  GLOBAL_OPTIONS,
  HELP_OPTION,
  type OptionDefinition,
  PROGRAM,
  VERSION_OPTION,
} from '../arguments/definitions.js';

/** What may stand in a place: words of ours, something that the machine has, or anything. */
export type Choices =
  | { kind: 'words'; words: readonly string[] }
  | { kind: 'articles' | 'folders' | 'files' | 'anything' };

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
  /** Each with the options that all take. */
  commands: CommandModel[];
}

export function completionModel(program: string, commands: readonly CommandDefinition[]): CompletionModel {
  const everywhere = [...GLOBAL_OPTIONS, HELP_OPTION];
  return {
    program,
    top: commandModel(PROGRAM, [...everywhere, VERSION_OPTION]),
    commands: commands.map(command => commandModel(command, [...command.options, ...everywhere])),
  };
}

function commandModel(command: CommandDefinition, options: readonly OptionDefinition[]): CommandModel {
  const { name, help, arguments: placeholder, values } = command;
  return { name, help, options: options.map(optionModel), words: choices(placeholder, values) };
}

function optionModel({ flags, help, values, repeat }: OptionDefinition): OptionModel {
  const names = flags.match(/(?<!\S)--?[\w-]+/g) ?? [];
  const [placeholder] = /[<[].*/.exec(flags) ?? [];
  return {
    names,
    help,
    repeat: repeat === true,
    ...(placeholder ? { value: choices(placeholder, values) } : {}),
  };
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
