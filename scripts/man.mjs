// @ts-check
/**
 * The man page, from the tables that the command line is parsed with, in the man macros that every roff knows (groff_man(7)). The
 * build writes it; the same tables and version give the same bytes.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { commandLineTables, keysHelp, settingsTable } from './readme/sources.mjs';

/** @import { CommandDefinition, OptionDefinition } from '../src/cli/arguments/definitions.js' */

/** @param {string} root */
export async function manPage(root) {
  const { version, description } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
  const {
    PROGRAM,
    COMMANDS,
    GLOBAL_OPTIONS,
    HELP_OPTION,
    VERSION_OPTION,
    ENVIRONMENT,
    EXIT_CODES,
    ...words
  } = await commandLineTables();
  /** @param {CommandDefinition} definition */
  const examples = definition => examplesOf(words.filled(definition, 'lectern', words.OWN_SAMPLE));
  /** @param {CommandDefinition} definition */
  const command = definition => commandOf(definition, examples(definition));
  const usage = [PROGRAM, ...COMMANDS].map(synopsis).join('\n.br\n');
  return [
    `.TH LECTERN 1 "" ${quoted(`lectern ${version}`)} "User Commands"`,
    section('NAME', 'lectern \\- read articles in the terminal'),
    section('SYNOPSIS', usage),
    section('DESCRIPTION', `${text(description)}\n.PP\n${text(PROGRAM.help)}`),
    section('OPTIONS', [...GLOBAL_OPTIONS, HELP_OPTION, VERSION_OPTION].map(option).join('\n')),
    section('COMMANDS', COMMANDS.map(command).join('\n')),
    section('EXAMPLES', examples(PROGRAM)),
    section('KEYS', await keys()),
    section('CONFIGURATION', await configuration()),
    section('ENVIRONMENT', ENVIRONMENT.map(([name, does]) => tagged(bold(name), text(does))).join('\n')),
    section('EXIT STATUS', EXIT_CODES.map(([code, says]) => tagged(bold(code), text(says))).join('\n')),
    section('FILES', FILES.map(([file, holds]) => tagged(italic(file), text(holds))).join('\n')),
    '',
  ].join('\n');
}

/** @type {[string, string][]} */
const FILES = [
  ['$XDG_CONFIG_HOME/lectern/config.toml', 'settings; read, and never written'],
  [
    '$XDG_STATE_HOME/lectern/journal.jsonl',
    'places, read marks, bookmarks and what was chosen in the reader',
  ],
  ['$XDG_CACHE_HOME/lectern/', 'indexes of folders, for the next start; may be removed at any time'],
];

/** The keys of the reader, each under the name of its action. */
async function keys() {
  const { keySections } = await keysHelp();
  const parts = keySections().flatMap(({ title, rows }) => [
    `.SS ${quoted(title)}`,
    ...rows.map(({ action, keys, text: does }) => tagged(bold(action), `${bold(keys)}: ${text(does)}`)),
  ]);
  return [
    text('In the reader, by the names of their actions; ? shows those that hold where you are.'),
    ...parts,
  ].join('\n');
}

/** The settings of the config file, and what each must be. */
async function configuration() {
  const { CONFIG } = await settingsTable();
  const intro =
    'The config file is TOML. Flags and variables come before it. Its settings, and what each must be:';
  return [
    text(intro),
    ...Object.entries(CONFIG).map(([name, { be }]) => tagged(bold(name), text(be))),
    '.PP',
    text('In the table [keys] an action gets other keys, one or a list, such as:'),
    '.PP',
    bold('reader.page-down = ["space", "pgdn"]'),
  ].join('\n');
}

/**
 * @param {string} title
 * @param {string} body
 */
function section(title, body) {
  return `.SH ${title.includes(' ') ? quoted(title) : title}\n${body}`;
}

/** @param {CommandDefinition} definition */
function synopsis({ name, arguments: words }) {
  const typed = bold(['lectern', name].filter(Boolean).join(' '));
  return `${typed} [${italic('options')}]${words ? ` ${italic(words)}` : ''}`;
}

/**
 * @param {CommandDefinition} definition
 * @param {string} examples
 */
function commandOf(definition, examples) {
  const { name, arguments: words, help, options } = definition;
  const parts = [`.SS ${quoted(`lectern ${name} ${words}`.trimEnd())}`, text(help), ...options.map(option)];
  return [...parts, '.PP', examples].join('\n');
}

/** @param {OptionDefinition} definition */
function option({ flags, help, values }) {
  const tag = flags.replaceAll(/(<[^>]*>|\[[^\]]*\])|(--?[\w-]+)/g, (all, placeholder) =>
    placeholder ? italic(all) : bold(all),
  );
  return tagged(tag, values ? `${text(help)}: ${values.map(bold).join(', ')}` : text(help));
}

/** @param {[string, string][]} all */
function examplesOf(all) {
  return all.map(([line, does]) => tagged(bold(line), does ? text(does) : '\\&')).join('\n');
}

/**
 * @param {string} tag
 * @param {string} body
 */
function tagged(tag, body) {
  return `.TP\n${tag}\n${body}`;
}

/** @param {string} words */
function bold(words) {
  return `\\fB${text(words)}\\fP`;
}

/** @param {string} words */
function italic(words) {
  return `\\fI${text(words)}\\fP`;
}

/** @param {string} words */
function quoted(words) {
  return `"${text(words).replaceAll('"', '\\(dq')}"`;
}

/**
 * Text as roff shows it as it is: hyphens, accents and quotes that may be typed, and no request at the start of a row.
 *
 * @param {string} words
 */
function text(words) {
  return words
    .replaceAll('\\', '\\(rs')
    .replaceAll('-', '\\-')
    .replaceAll('`', '\\(ga')
    .replaceAll('^', '\\(ha')
    .replaceAll('~', '\\(ti')
    .replaceAll("'", '\\(aq')
    .replace(/^\./, '\\&.');
}
