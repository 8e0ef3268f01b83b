/**
 * The command line as data: the parser, the help, and whatever else is generated from it (completion, the man page,
 * the README's tables) read these tables, so that none can say what another does not.
 */
import { SORTS } from '../../library/sort-articles.js';
import { THEME_NAMES } from '../../render/theme-names.js';
import { CHECK_FORMATS, CI_HOSTS, LINK_STYLES, READ_FORMATS, SHELLS } from '../options.js';

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
  /** An option of the same command that says otherwise: not both may be given. */
  conflicts?: string;
  /** What its value may be that this table does not list, for completion. */
  offers?: 'categories' | 'tags' | 'sections' | 'rules';
}

/** One that is taken before or behind every command. */
export interface GlobalOption extends OptionDefinition {
  /** The commands that heed it, the program itself with no name: it is shown with these. */
  for: readonly string[];
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
  /**
   * What to type and what it does. `{program}` stands for the program's name, before the whole where it is nowhere;
   * words of the library stand in braces too (`examples.ts`).
   */
  examples: readonly (readonly [string, string])[];
}

/** The options that print and are done, which the parser's library has of its own. */
export const HELP_OPTION = { flags: '-h, --help', help: 'print this help' };
export const VERSION_OPTION = { flags: '-V, --version', help: 'print the version' };

/** What the scripts of `completion` ask the program for when a key is pressed; no table shows it. */
export const OFFER_OPTION = { flags: '--offer <what>', help: 'what the library offers for a place' };

/** What prints or opens articles, and what tells how. */
const READING = ['', 'list', 'read', 'search', 'doctor'];
const READER = ['', 'doctor'];
/** What reads files that are Markdown, for readers and for authors. */
const FILES = [...READING, 'check'];

export const GLOBAL_OPTIONS: readonly GlobalOption[] = [
  {
    flags: '--library <dir>',
    help: 'read this folder of Markdown instead (repeatable)',
    repeat: true,
    for: READING,
  },
  {
    flags: '--color <when>',
    help: 'when to use colour; records in a pipe have none',
    values: ['auto', 'always', 'never'],
    for: READING,
  },
  { flags: '--theme <name>', help: 'colours to use', values: THEME_NAMES, for: READING },
  {
    flags: '-w, --width <columns>',
    help: 'columns to set text to; 0: do not wrap',
    atLeast: 0,
    for: READING,
  },
  { flags: '--ascii', help: 'draw with ASCII alone', for: READING },
  { flags: '--accessible', help: 'lines and a prompt, for a screen reader', for: READING },
  { flags: '--continue', help: 'open the article read last, where you were', for: [''] },
  { flags: '--drafts', help: 'show drafts too', for: FILES },
  { flags: '--follow', help: 'follow symbolic links that lead outside the folder', for: [...FILES, 'build'] },
  { flags: '--no-cache', help: 'neither use nor write the index cache', for: READING },
  { flags: '--no-journal', help: 'neither use nor write what is remembered', for: READER },
];

/** Those that a command heeds. */
export function globalsOf({ name }: Pick<CommandDefinition, 'name'>): readonly GlobalOption[] {
  return GLOBAL_OPTIONS.filter(option => option.for.includes(name));
}

const SELECTION: readonly OptionDefinition[] = [
  { flags: '--category <name>', help: 'only this category (repeatable)', repeat: true, offers: 'categories' },
  { flags: '--tag <name>', help: 'only with this tag (repeatable)', repeat: true, offers: 'tags' },
  { flags: '--limit <count>', help: 'at most so many', atLeast: 1 },
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
    ['{article}', 'open the article whose name starts so'],
    ['search {words}', 'find words in every article'],
    ['read {article} | less -R', 'plain text for a pipe'],
    ['.', 'open the Markdown in this folder'],
  ],
};

export const COMMANDS: readonly CommandDefinition[] = [
  {
    name: 'list',
    arguments: '',
    help: 'Print the library, newest first.',
    options: [
      { flags: '--sort <by>', help: 'order', values: SORTS },
      { flags: '--reverse', help: 'the other way round' },
      ...SELECTION,
    ],
    examples: [
      ['list --category {category} --sort title', ''],
      ['list | cut -f1', 'the slugs alone'],
    ],
  },
  {
    name: 'read',
    arguments: '<article...>',
    help: "Print articles; '-' is standard input.",
    options: [
      { flags: '--format <as>', help: 'what to print', values: READ_FORMATS },
      { flags: '--section <heading>', help: 'only this section', offers: 'sections' },
      { flags: '--toc', help: 'only the headings' },
      { flags: '--links <how>', help: 'how to show where links lead', values: LINK_STYLES },
      { flags: '-p, --pager', help: 'page even what fits the screen' },
      { flags: '-P, --no-pager', help: 'never page' },
    ],
    examples: [
      ['read {article} --width 60', ''],
      ['read {article}#{anchor}', 'one section'],
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
      ['search {slip}', 'a slip of the finger is forgiven'],
      [`search '"{phrase}"' '!{without}'`, 'a phrase, and without a word'],
      ['search category:{category} {word}', 'also tag: and title:'],
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
      {
        flags: '--rule <name=level>',
        help: 'error, warning, note or off (repeatable)',
        repeat: true,
        offers: 'rules',
      },
      { flags: '--format <as>', help: 'what to print', values: CHECK_FORMATS },
      { flags: '--json', help: 'one JSON array', conflicts: 'format' },
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
    // Bash 3.2, which macOS has, reads nothing from `source <(...)`.
    examples: [
      ['eval "$({program} completion bash)"', 'a line for ~/.bashrc'],
      ['eval "$({program} completion zsh)"', 'for ~/.zshrc, below compinit'],
      ['{program} completion fish | source', 'for config.fish'],
      ['{program} completion powershell | Out-String | Invoke-Expression', ''],
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

/** Pages of `help` that are of no command. */
export const TOPICS = ['keys'] as const;
export type Topic = (typeof TOPICS)[number];

/** The command that prints help: the parser's library has it. */
export const HELP_COMMAND = {
  name: 'help',
  help: "print this, a command's help, or the reader's 'keys'",
};

/** The commands that a program offers. */
export function commandsOf({ own }: { own: boolean }): readonly CommandDefinition[] {
  return COMMANDS.filter(command => own || !command.own);
}
