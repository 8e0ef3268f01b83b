// @ts-check
/**
 * Generates the man page from the tables of commands, options, keys and settings. Uses only the portable man macros (groff_man(7)).
 * The build writes it; equal tables and an equal version give equal bytes.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { commandLineTables, keysHelp, settingsTable } from './readme/table-sources.mjs';

/** @import { CommandDefinition, OptionDefinition } from '../../src/cli/arguments/definitions.js' */

/** @param {string} root folder of package.json */
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
    OWN_SAMPLE,
    fillExamples,
  } = await commandLineTables();
  /** @param {CommandDefinition} definition */
  const examples = definition => formatExamples(fillExamples(definition, 'lectern', OWN_SAMPLE));
  /** @param {CommandDefinition} definition */
  const command = definition => formatCommand(definition, examples(definition));
  const usage = [PROGRAM, ...COMMANDS].map(formatSynopsis).join('\n.br\n');
  return [
    `.TH LECTERN 1 "" ${quote(`lectern ${version}`)} "User Commands"`,
    formatSection('NAME', 'lectern \\- read articles in the terminal'),
    formatSection('SYNOPSIS', usage),
    formatSection('DESCRIPTION', `${escapeRoff(description)}\n.PP\n${escapeRoff(PROGRAM.help)}`),
    formatSection('OPTIONS', [...GLOBAL_OPTIONS, HELP_OPTION, VERSION_OPTION].map(formatOption).join('\n')),
    formatSection('COMMANDS', COMMANDS.map(command).join('\n')),
    formatSection('EXAMPLES', examples(PROGRAM)),
    formatSection('KEYS', await keysText()),
    formatSection('CONFIGURATION', await configurationText()),
    formatSection(
      'ENVIRONMENT',
      ENVIRONMENT.map(([name, effect]) => formatItem(bold(name), escapeRoff(effect))).join('\n'),
    ),
    formatSection(
      'EXIT STATUS',
      EXIT_CODES.map(([code, meaning]) => formatItem(bold(code), escapeRoff(meaning))).join('\n'),
    ),
    formatSection(
      'FILES',
      FILES.map(([file, contents]) => formatItem(italic(file), escapeRoff(contents))).join('\n'),
    ),
    '',
  ].join('\n');
}

/** @type {[string, string][]} */
const FILES = [
  ['$XDG_CONFIG_HOME/lectern/config.toml', 'configuration; never written by lectern'],
  ['$XDG_STATE_HOME/lectern/history.jsonl', 'positions, read marks, bookmarks and preferences of the reader'],
  [
    '$XDG_CACHE_HOME/lectern/',
    'indexes of folders, which make the next start faster; safe to remove at any time',
  ],
];

/** Keys of the reader, listed by action. */
async function keysText() {
  const { keySections } = await keysHelp();
  const parts = keySections().flatMap(({ title, rows }) => [
    `.SS ${quote(title)}`,
    ...rows.map(({ action, keys, text: help }) =>
      formatItem(bold(action), `${bold(keys)}: ${escapeRoff(help)}`),
    ),
  ]);
  return [
    escapeRoff(
      'Keys of the interactive reader, listed by action. Press ? to show the keys of the current screen.',
    ),
    ...parts,
  ].join('\n');
}

/** Settings of the config file, with the expected values. */
async function configurationText() {
  const { CONFIG_KEYS } = await settingsTable();
  const intro =
    'The config file is TOML. Options and environment variables (except PAGER) take precedence over it. Settings and their values:';
  return [
    escapeRoff(intro),
    ...Object.entries(CONFIG_KEYS).map(([name, { expected }]) =>
      formatItem(bold(name), escapeRoff(expected)),
    ),
    '.PP',
    escapeRoff('The table [keys] sets other keys for an action, one key or a list:'),
    '.PP',
    bold('reader.page-down = ["space", "pgdn"]'),
  ].join('\n');
}

/**
 * @param {string} title
 * @param {string} body
 */
function formatSection(title, body) {
  return `.SH ${title.includes(' ') ? quote(title) : title}\n${body}`;
}

/** @param {CommandDefinition} definition */
function formatSynopsis({ name, arguments: operands }) {
  const command = bold(['lectern', name].filter(Boolean).join(' '));
  return `${command} [${italic('options')}]${operands ? ` ${italic(operands)}` : ''}`;
}

/**
 * @param {CommandDefinition} definition
 * @param {string} examples
 */
function formatCommand({ name, arguments: operands, help, options, forms = [] }, examples) {
  const heading = `.SS ${quote(`lectern ${name} ${operands}`.trimEnd())}`;
  const parts = [heading, escapeRoff(help), ...options.map(formatOption)];
  const formItems = forms.map(([form, meaning]) => formatItem(bold(form), escapeRoff(meaning)));
  return [...parts, ...formItems, '.PP', examples].join('\n');
}

/** @param {OptionDefinition} definition */
function formatOption({ flags, help, values }) {
  const tag = flags.replaceAll(/(<[^>]*>|\[[^\]]*\])|(--?[\w-]+)/g, (all, placeholder) =>
    placeholder ? italic(all) : bold(all),
  );
  return formatItem(tag, values ? `${escapeRoff(help)}: ${values.map(bold).join(', ')}` : escapeRoff(help));
}

/** @param {[string, string][]} examples */
function formatExamples(examples) {
  return examples
    .map(([line, explanation]) => formatItem(bold(line), explanation ? escapeRoff(explanation) : '\\&'))
    .join('\n');
}

/**
 * Formats a list item: the tag, then the body indented.
 *
 * @param {string} tag
 * @param {string} body
 */
function formatItem(tag, body) {
  return `.TP\n${tag}\n${body}`;
}

/** @param {string} text */
function bold(text) {
  return `\\fB${escapeRoff(text)}\\fP`;
}

/** @param {string} text */
function italic(text) {
  return `\\fI${escapeRoff(text)}\\fP`;
}

/** @param {string} text */
function quote(text) {
  return `"${escapeRoff(text).replaceAll('"', '\\(dq')}"`;
}

/**
 * Escapes text for roff: hyphens, accents and quotes stay ASCII, and a leading dot does not start a request.
 *
 * @param {string} text
 */
function escapeRoff(text) {
  return text
    .replaceAll('\\', '\\(rs')
    .replaceAll('-', '\\-')
    .replaceAll('`', '\\(ga')
    .replaceAll('^', '\\(ha')
    .replaceAll('~', '\\(ti')
    .replaceAll("'", '\\(aq')
    .replace(/^\./, '\\&.');
}
