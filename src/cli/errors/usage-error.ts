/** Usage errors, by commander's error codes. Loaded lazily: only for a command line with an error. */

import type { CommanderError } from 'commander';
import { quote, shellWord } from '../../text/quote.js';
import { appendAll } from '../../util/large-lists.js';
import { UserError } from '../../util/user-error.js';
import {
  COMPLETE_COMMAND,
  type CommandDefinition,
  GLOBAL_OPTIONS,
  HELP_OPTION,
  isWholeNumber,
  MAX_NUMBER,
  type OptionDefinition,
  type ProgramCommands,
  TOPICS,
  VERSION_OPTION,
} from '../arguments/definitions.js';
import { suggestCommands, suggestFlags } from './suggest-command.js';

interface Explanation {
  message: string;
  hint?: string | undefined;
}

/** Explains an error of commander in our own words. Commander's English text is not used: it may change. */
export function usageError(
  fault: Pick<CommanderError, 'code'>,
  program: ProgramCommands,
  argv: readonly string[],
): UserError {
  const { message, hint } = explain(fault.code, readCommandLine(argv, program), program);
  const help = [program.name, ...commandIn(argv, program), '--help'].join(' ');
  return new UserError(message, { hint: hint ?? `for usage, run: ${help}`, code: 2, cause: fault });
}

function explain(code: string, line: CommandLine, program: ProgramCommands): Explanation {
  switch (code) {
    case 'commander.unknownOption':
      return unknownOption(line, program);
    case 'commander.invalidArgument':
      return invalidValue(line, program);
    case 'commander.optionMissingArgument':
      return missingValue(line);
    case 'commander.missingArgument':
      return { message: `${line.command?.name} needs an argument: ${line.command?.arguments}` };
    case 'commander.excessArguments':
      return excessArguments(line);
    case 'commander.conflictingOption':
      return conflict(line);
    case 'commander.help':
      return unknownHelp(line, program);
    default:
      return { message: 'invalid command line' };
  }
}

/** The parts of argv that errors are about. */
interface CommandLine {
  argv: readonly string[];
  command: CommandDefinition | undefined;
  /** Arguments without the command's name. */
  words: string[];
  options: { flag: string; definition: OptionDefinition; value?: string | undefined }[];
  /** The first flag without a value that got one: `--json=1`. */
  withValue?: string;
  /** The first option that the command does not have. */
  unknown?: string;
  /** Arguments, and words with one dash that are no option: as words of a search, they exclude. */
  operands: string[];
}

/** Reads argv like commander. Options end at `--`, and have their value attached, after `=` or in the next word. */
function readCommandLine(argv: readonly string[], program: ProgramCommands): CommandLine {
  const commands = [...program.commands, COMPLETE_COMMAND];
  const command = commands.find(({ name }) => commandIn(argv, { commands })[0] === name);
  const known: readonly OptionDefinition[] = [
    ...GLOBAL_OPTIONS,
    ...(command?.options ?? []),
    HELP_OPTION,
    VERSION_OPTION,
  ];
  const line: CommandLine = { argv, command, words: [], options: [], operands: [] };
  const queue = [...argv];
  for (let word = queue.shift(); word !== undefined; word = queue.shift()) {
    if (word === '--') appendAll(line.words, queue.splice(0));
    else if (!word.startsWith('-') || word === '-') {
      line.words.push(word);
      line.operands.push(word);
    } else {
      const { flag, attached } = splitOption(word);
      const definition = known.find(({ flags }) => hasFlag(flags, flag));
      if (!definition) line.unknown ??= word.startsWith('--') ? flag : word;
      if (isExclusion(word, definition)) line.operands.push(word);
      if (!definition) continue;
      if (definition.flags.includes('<'))
        line.options.push({ flag, definition, value: attached ?? queue.shift() });
      else {
        line.options.push({ flag, definition });
        if (attached !== undefined && flag.startsWith('--')) line.withValue ??= flag;
        // Combined short options: `-pP`.
        if (attached !== undefined && !flag.startsWith('--')) queue.unshift(`-${attached}`);
      }
    }
  }
  if (command) for (const words of [line.words, line.operands]) words.splice(words.indexOf(command.name), 1);
  return line;
}

/** True for `-npm`, and for `-windows`, which begins like `-w`. */
function isExclusion(word: string, definition: OptionDefinition | undefined): boolean {
  return definition === undefined ? /^-[^-]/.test(word) : /^-w[^\d=]/.test(word);
}

/** Hint for a search that excludes words with a dash; undefined if there is none. */
function exclusionHint(
  { command, operands }: CommandLine,
  { name }: Pick<ProgramCommands, 'name'>,
): string | undefined {
  if (command?.name !== 'search' || !operands.some(word => word.startsWith('-'))) return undefined;
  const words = operands.map(shellWord);
  return `to exclude a word, run: ${name} search -- ${words.join(' ')}`;
}

/** Splits `--width=60` and `-w60` into flag and value. */
function splitOption(word: string): { flag: string; attached?: string } {
  const end = word.startsWith('--') ? word.indexOf('=') : 2;
  if (end < 0 || end >= word.length) return { flag: word };
  return { flag: word.slice(0, end), attached: word.slice(word.startsWith('--') ? end + 1 : end) };
}

function hasFlag(flags: string, flag: string): boolean {
  return flags.split(/[ ,]+/).includes(flag);
}

/** Returns the first word that is a command. */
function commandIn(argv: readonly string[], { commands }: Pick<ProgramCommands, 'commands'>): string[] {
  return argv.filter(word => commands.some(({ name }) => name === word)).slice(0, 1);
}

function unknownOption(line: CommandLine, program: ProgramCommands): Explanation {
  const { argv, command, unknown = '', withValue } = line;
  const { name, commands } = program;
  if (unknown === '' && withValue !== undefined) return { message: `${withValue} takes no value` };
  const message = `unknown option ${quote(unknown)}`;
  const exclusion = exclusionHint(line, program);
  if (exclusion !== undefined) return { message, hint: exclusion };
  if (unknown === '-v') return { message, hint: `to print the version, run: ${name} --version` };
  if (unknown.startsWith('-#'))
    return { message, hint: `for a section of standard input, run: ${name} -- ${shellWord(unknown)}` };
  const owners = commands.filter(({ options }) => options.some(({ flags }) => hasFlag(flags, unknown)));
  if (owners.length === 0) {
    const similar = suggestFlags(unknown, [
      ...GLOBAL_OPTIONS,
      ...(command?.options ?? []),
      HELP_OPTION,
      VERSION_OPTION,
    ]);
    return { message, hint: similar.length > 0 ? `did you mean ${similar.join(' or ')}?` : undefined };
  }
  const hint = `${unknown} is an option of ${owners.map(owner => quote(owner.name)).join(', ')}`;
  if (command || owners.length > 1) return { message, hint };
  const words = argv.map(shellWord);
  return { message, hint: `${hint}; try: ${[name, owners[0]?.name, ...words].join(' ')}` };
}

function invalidValue(line: CommandLine, program: ProgramCommands): Explanation {
  const { options, command, words } = line;
  const wrong = options.find(({ definition, value }) => value !== undefined && !isAllowed(value, definition));
  if (wrong) {
    const { flag, value = '', definition } = wrong;
    return {
      message: `invalid value for ${flag}: ${quote(value)}`,
      hint: exclusionHint(line, program) ?? `expected ${expected(definition)}`,
    };
  }
  const value = words.find(word => !command?.values?.includes(word)) ?? '';
  return { message: `invalid argument: ${quote(value)}`, hint: `expected ${expected(command ?? {})}` };
}

type Allowed = Pick<OptionDefinition, 'values' | 'atLeast'>;

function isAllowed(value: string, { values, atLeast }: Allowed): boolean {
  if (values) return values.includes(value);
  return atLeast === undefined || isWholeNumber(value, atLeast);
}

function expected({ values, atLeast }: Allowed): string {
  return values ? `one of ${values.join(', ')}` : `a whole number from ${atLeast} to ${MAX_NUMBER}`;
}

function missingValue({ options }: CommandLine): Explanation {
  const option = options.find(
    ({ definition, value }) => definition.flags.includes('<') && value === undefined,
  );
  if (!option) return { message: 'an option has no value' };
  const [placeholder = ''] = /<.*/.exec(option.definition.flags) ?? [];
  return { message: `${option.flag} needs a value: ${option.flag} ${placeholder}` };
}

function excessArguments({ command }: CommandLine): Explanation {
  const most = command?.arguments ? 'only one argument' : 'no arguments';
  return { message: `${command?.name} takes ${most}` };
}

function conflict({ options }: CommandLine): Explanation {
  const flags = options.map(({ flag }) => flag);
  const excluding = options.find(({ definition }) => flags.includes(`--${definition.conflicts}`));
  const [one, other] = [excluding?.flag, `--${excluding?.definition.conflicts}`];
  return { message: `${one} cannot be combined with ${other}`, hint: `leave out ${one} or ${other}` };
}

function unknownHelp({ argv }: CommandLine, { name, commands }: ProgramCommands): Explanation {
  const word = argv.at(-1) ?? '';
  const topics = TOPICS.map(name => ({ name }));
  const suggestions = suggestCommands(word, [...commands, ...topics]).map(command =>
    command.startsWith('-') ? `${name} ${command}` : `${name} help ${command}`,
  );
  return {
    message: `no command named ${quote(word)}`,
    hint: suggestions.length > 0 ? `try: ${suggestions.join(', ')}` : undefined,
  };
}
