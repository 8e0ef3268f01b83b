/**
 * The command line as data: the parser, the help, and whatever else is generated from it (completion, the man page,
 * the README's tables) read these tables, so that none can say what another does not.
 */
import { THEME_NAMES } from '../../typeset/themes.js';
import { LINK_WISHES, READ_FORMATS, SORT_KEYS } from '../command.js';

export interface OptionDefinition {
  /** As commander reads them: `-w, --width <columns>`. */
  flags: string;
  help: string;
  /** The values it takes, where they can be listed. */
  values?: readonly string[];
  /** A whole number from here on. */
  atLeast?: number;
  /** May be given several times. */
  repeat?: true;
}

export interface CommandDefinition {
  name: string;
  /** As commander reads them: `<article...>`. */
  arguments: string;
  help: string;
  options: readonly OptionDefinition[];
  /** What to type, without the program's name, and what it does. */
  examples: readonly (readonly [string, string])[];
}

export const GLOBAL_OPTIONS: readonly OptionDefinition[] = [
  { flags: '--library <dir>', help: 'read this folder of Markdown instead (repeatable)', repeat: true },
  { flags: '--color <when>', help: 'when to use colour', values: ['auto', 'always', 'never'] },
  { flags: '--theme <name>', help: 'colours to use', values: THEME_NAMES },
  { flags: '-w, --width <columns>', help: 'columns to set text to; 0: do not wrap', atLeast: 0 },
  { flags: '--ascii', help: 'draw with ASCII alone' },
  { flags: '--accessible', help: 'lines and a prompt, for a screen reader' },
  { flags: '--continue', help: 'open the article read last, where you were' },
  { flags: '--drafts', help: 'show drafts too' },
  { flags: '--follow', help: 'follow symbolic links that lead outside the folder' },
  { flags: '--no-cache', help: 'neither use nor write the index cache' },
  { flags: '--no-journal', help: 'neither use nor write what is remembered' },
];

const SELECTION: readonly OptionDefinition[] = [
  { flags: '--category <name>', help: 'only this category (repeatable)', repeat: true },
  { flags: '--tag <name>', help: 'only with this tag (repeatable)', repeat: true },
  { flags: '--limit <count>', help: 'at most so many', atLeast: 0 },
  { flags: '--json', help: 'one JSON array' },
];

/** The program itself, without a command. */
export const PROGRAM: CommandDefinition = {
  name: '',
  arguments: '[article...]',
  help: 'Open the library to browse, search and read; on an article where one is named.',
  options: GLOBAL_OPTIONS,
  examples: [
    ['', 'browse, search as you type, read'],
    ['kuber', 'open the article whose name starts so'],
    ['search pod memory', 'find words in every article'],
    ['read kuber | less -R', 'plain text for a pipe'],
    ['.', 'open the Markdown in this folder'],
  ],
};

export const COMMANDS: readonly CommandDefinition[] = [
  {
    name: 'list',
    arguments: '',
    help: 'Print the library, newest first.',
    options: [
      { flags: '--sort <by>', help: 'order', values: SORT_KEYS },
      { flags: '--reverse', help: 'the other way round' },
      ...SELECTION,
    ],
    examples: [
      ['list --category devops --sort title', ''],
      ['list | cut -f1', 'the slugs alone'],
    ],
  },
  {
    name: 'read',
    arguments: '<article...>',
    help: "Print articles; '-' is standard input.",
    options: [
      { flags: '--format <as>', help: 'what to print', values: READ_FORMATS },
      { flags: '--section <heading>', help: 'only this section' },
      { flags: '--toc', help: 'only the headings' },
      { flags: '--links <how>', help: 'how to show where links lead', values: LINK_WISHES },
      { flags: '-p, --pager', help: 'page even what fits the screen' },
      { flags: '-P, --no-pager', help: 'never page' },
    ],
    examples: [
      ['read kuber --width 60', ''],
      ['read kuber#storage', 'one section'],
      ['read notes.md', 'a file'],
      ['read - < notes.md', 'standard input'],
    ],
  },
  {
    name: 'search',
    arguments: '<words...>',
    help: 'Print the articles that the words are found in, best first.',
    options: SELECTION,
    examples: [
      ['search kubernets', 'a slip of the finger is forgiven'],
      [`search '"noisy neighbour"' '!memory'`, 'a phrase, and without a word'],
      ['search category:devops limits', 'also tag: and title:'],
    ],
  },
];
