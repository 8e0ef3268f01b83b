/** What is said of a command line that cannot be understood. A door: nobody waits for it who types well. */
import type { CommanderError } from 'commander';
import { cleanLine } from '../../text/sanitise.js';
import { shellQuote } from '../../util/shell-quote.js';
import { UserError } from '../../util/user-error.js';
import type { Offered } from '../arguments/offered.js';
import { nearCommands } from './suggest-command.js';

/** Commander's own words on one line, with what argv brought in made harmless, and what to type instead. */
export function wrongUsage(fault: CommanderError, offered: Offered, argv: readonly string[]): UserError {
  // For `help` with a word that is no command it has no words.
  const isHelp = fault.code === 'commander.help';
  const said = isHelp ? `There is no command “${argv.at(-1)}”` : fault.message;
  const message = cleanLine(said.replace(/^error: /, '').replaceAll('\n', ' '));
  const sentence = message.charAt(0).toUpperCase() + message.slice(1);
  const meant = isHelp ? helpMeant(offered, argv.at(-1) ?? '') : optionMeant(offered, fault, argv);
  return new UserError(/[.?)]$/.test(sentence) ? sentence : `${sentence}.`, {
    hint: meant ?? `See ${[offered.name, ...commandIn(argv, offered), '--help'].join(' ')}.`,
    code: 2,
    cause: fault,
  });
}

/** The command that was typed, whose own help says more. */
function commandIn(argv: readonly string[], { commands }: Offered): string[] {
  return argv.filter(word => commands.some(({ name }) => name === word)).slice(0, 1);
}

function helpMeant({ name, commands }: Offered, word: string): string | undefined {
  const near = nearCommands(word, commands);
  return near.length > 0
    ? `Did you mean ${near.map(meant => (meant.startsWith('-') ? `${name} ${meant}` : `${name} help ${meant}`)).join(', ')}?`
    : undefined;
}

/** Two options of which one must go, one that other commands take, or one by which other programs are asked for their version. */
function optionMeant(
  { name, commands }: Offered,
  { code, message }: CommanderError,
  argv: readonly string[],
): string | undefined {
  if (code === 'commander.conflictingOption') {
    const flags = [...message.matchAll(/'(--[\w-]+)/g)].map(([, flag]) => flag);
    return `Leave out ${flags.join(', or ')}.`;
  }
  const [, option] = /unknown option '(--?[^'=]+)/.exec(message) ?? [];
  if (code !== 'commander.unknownOption' || !option) return undefined;
  if (option === '-v') return `The version: ${name} --version`;
  if (option.startsWith('-#')) return `A section of standard input: ${name} -- ${shellQuote(option)}`;
  const takers = commands.filter(({ options }) => options.some(({ flags }) => takes(flags, option)));
  const [taker, second] = takers;
  if (!taker) return undefined;
  const typed = argv.map(word => cleanLine(shellQuote(word))).join(' ');
  const isCommand = commands.some(command => argv.includes(command.name));
  if (second || isCommand)
    return `It belongs to ${takers.map(command => `${name} ${command.name}`).join(', ')}.`;
  return `It belongs to a command: ${name} ${taker.name} ${typed}`;
}

function takes(flags: string, option: string): boolean {
  return flags.split(/[ ,]+/).includes(option);
}
