/**
 * The command line as data: the parser, the help, and whatever else is generated from it (completion, the man page,
 * the README's tables) read these tables, so that none can say what another does not.
 */
import { THEME_NAMES } from '../../typeset/theme-names.js';
import { CHECK_FORMATS, CI_HOSTS, LINK_WISHES, READ_FORMATS, SHELLS, SORT_KEYS } from '../command.js';

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
  /** What its argument may be, where that can be listed. */
  values?: readonly string[];
  help: string;
  /** Lectern's alone: a publication does not offer it. */
  own?: true;
  options: readonly OptionDefinition[];
  /** What to type, without the program's name, and what it does. */
  examples: readonly (readonly [string, string])[];
}

/** The options that print and are done, which the parser's library has of its own. */
export const HELP_OPTION = { flags: '-h, --help', help: 'print this help' };
export const VERSION_OPTION = { flags: '-V, --version', help: 'print the version' };

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
  {
    name: 'init',
    arguments: '[dir]',
    help: 'Write a folder that publishes its articles through npx.',
    own: true,
    options: [
      { flags: '--name <name>', help: "the package's name on npm; else the folder's" },
      { flags: '--title <text>', help: "the publication's title; else made of the name" },
      { flags: '--ci <host>', help: 'write a workflow: check, build, publish', values: CI_HOSTS },
    ],
    examples: [
      ['init field-notes --title "Field notes"', ''],
      ['init notes --name @ann/notes --ci github', ''],
    ],
  },
  {
    name: 'build',
    arguments: '[dir]',
    help: "Compile a publication's articles for its readers.",
    own: true,
    options: [{ flags: '--out <dir>', help: 'the compiled library; else dist/library' }],
    examples: [
      ['build', 'articles/ to dist/library/'],
      ['build field-notes --out /tmp/library', ''],
    ],
  },
  {
    name: 'check',
    arguments: '[path...]',
    help: 'Say what an author should mend in articles; exit 1 on errors.',
    own: true,
    options: [
      { flags: '--strict', help: 'exit 1 on warnings too' },
      { flags: '--rule <name=level>', help: 'error, warning, note or off (repeatable)', repeat: true },
      { flags: '--format <as>', help: 'what to print', values: CHECK_FORMATS },
      { flags: '--json', help: 'one JSON array' },
    ],
    examples: [
      ['check', 'the articles of this folder'],
      ['check notes/*.md --strict', ''],
      ['check --rule code-width=off', ''],
    ],
  },
  {
    name: 'completion',
    arguments: '<shell>',
    values: SHELLS,
    help: 'Print what completes this command in a shell.',
    options: [],
    examples: [
      ['completion bash >> ~/.bashrc', 'from the next shell on'],
      ['completion zsh >> ~/.zshrc', 'likewise, after its compinit'],
      ['completion fish | source', 'in this shell'],
      ['completion powershell >> $PROFILE', ''],
    ],
  },
  {
    name: 'doctor',
    arguments: '',
    help: 'Print what was detected and why, to paste into a bug report.',
    options: [],
    examples: [
      ['doctor', ''],
      ['doctor --color always', 'what a flag would change'],
    ],
  },
];

/** What a command line takes for a command, whatever article is so called. */
export const COMMAND_NAMES: readonly string[] = [...COMMANDS.map(({ name }) => name), 'help'];

/** The commands that a program offers. */
export function commandsOf({ own }: { own: boolean }): readonly CommandDefinition[] {
  return COMMANDS.filter(command => own || !command.own);
}
