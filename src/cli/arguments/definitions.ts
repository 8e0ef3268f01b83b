/**
 * Commands and options as data. The parser, the help, the completion scripts, the man page and the README's tables are
 * generated from these tables. This folder owns argv; it must not open a library or print.
 */
import { SORTS } from '../../library/sort-articles.js';
import { IMAGES_CHOICES } from '../../render/images/image-protocol.js';
import { THEME_NAMES } from '../../render/theme-names.js';
import { QUERY_FORMS } from '../../search/query/query-syntax.js';
import { CHECK_FORMATS, CI_HOSTS, DATE_SOURCES, LINK_STYLES, READ_FORMATS, SHELLS } from '../options.js';

export interface OptionDefinition {
  /** In commander's notation: `-w, --width <columns>`. */
  flags: string;
  help: string;
  /** Allowed values. */
  values?: readonly string[];
  /** The value must be a whole number of at least this. */
  atLeast?: number;
  /** True if the option may be given several times. */
  repeat?: true;
  /** Name of an option of the same command that excludes this one. */
  conflicts?: string;
  /** Source of completion candidates, for values that this table does not list. */
  candidates?: 'categories' | 'tags' | 'sections' | 'rules';
}

/** An option that is accepted before and after every command. */
export interface GlobalOption extends OptionDefinition {
  /** Commands whose help shows the option because they use it. The empty name is the program itself. */
  for: readonly string[];
}

export interface CommandDefinition {
  name: string;
  /** In commander's notation: `<article...>`. */
  arguments: string;
  /** Allowed arguments. */
  values?: readonly string[];
  help: string;
  /** True if publications do not have the command. */
  own?: true;
  options: readonly OptionDefinition[];
  /**
   * Command lines and what each does. `{program}` is the program's name, which is put before a line without it;
   * the other names in braces are words of the library (`examples.ts`).
   */
  examples: readonly (readonly [string, string])[];
  /** The forms of the arguments and their meanings, shown before the examples. */
  forms?: readonly (readonly [string, string])[];
}

/** Largest value of an option that takes a number. */
export const MAX_NUMBER = 999_999_999;

export function isWholeNumber(value: string, least: number): boolean {
  return /^\d{1,9}$/.test(value) && Number(value) >= least;
}

/** The two options that commander itself handles. */
export const HELP_OPTION = { flags: '-h, --help', help: 'print this help' };
export const VERSION_OPTION = { flags: '-V, --version', help: 'print the version' };

/** Hidden command that completion scripts run to get candidates, as in cobra and clap. */
export const COMPLETE_COMMAND: CommandDefinition = {
  name: '__complete',
  arguments: '<kind>',
  help: 'Print completion candidates.',
  options: [],
  examples: [],
};

/** Commands that print or open articles. */
const READING = ['', 'list', 'read', 'search', 'doctor'];
const READER = ['', 'doctor'];
/** Commands that read Markdown files, for readers and for authors. */
const FILES = [...READING, 'check'];

export const GLOBAL_OPTIONS: readonly GlobalOption[] = [
  {
    flags: '--library <dir>',
    help: 'read this folder of Markdown files (repeatable)',
    repeat: true,
    for: READING,
  },
  {
    flags: '--color <when>',
    help: 'when to use colours',
    values: ['auto', 'always', 'never'],
    for: READING,
  },
  { flags: '--theme <name>', help: 'colour theme', values: THEME_NAMES, for: READING },
  {
    flags: '-w, --width <columns>',
    help: 'wrap text to this width (0: no wrapping)',
    atLeast: 0,
    for: READING,
  },
  { flags: '--images <how>', help: 'how to show local images', values: IMAGES_CHOICES, for: READER },
  { flags: '--ascii', help: 'use ASCII characters only', for: READING },
  { flags: '--accessible', help: 'use lines and a prompt, for screen readers', for: READING },
  { flags: '--continue', help: 'resume the last article read, in any library', for: [''] },
  { flags: '--drafts', help: 'include drafts', for: FILES },
  { flags: '--follow', help: 'follow symbolic links out of the folder', for: [...FILES, 'build'] },
  {
    flags: '--dates <source>',
    help: 'date articles that have no date by their last commit in git (default: none)',
    values: DATE_SOURCES,
    for: [...READING, 'build'],
  },
  { flags: '--no-cache', help: 'do not use caches', for: READING },
  { flags: '--no-history', help: 'do not read or save reading history', for: READER },
];

/** Returns the global options that a command uses. */
export function globalOptionsOf({ name }: Pick<CommandDefinition, 'name'>): readonly GlobalOption[] {
  return GLOBAL_OPTIONS.filter(option => option.for.includes(name));
}

const FILTER_OPTIONS: readonly OptionDefinition[] = [
  {
    flags: '--category <name>',
    help: 'only articles of this category (repeatable)',
    repeat: true,
    candidates: 'categories',
  },
  {
    flags: '--tag <name>',
    help: 'only articles with this tag (repeatable)',
    repeat: true,
    candidates: 'tags',
  },
  { flags: '--limit <count>', help: 'maximum number of results (0: all)', atLeast: 0 },
  { flags: '--json', help: 'print one JSON array' },
];

const RULE_OPTION: OptionDefinition = {
  flags: '--rule <name=level>',
  help: 'set a rule to error, warning, note or off (repeatable)',
  repeat: true,
  candidates: 'rules',
};

/** The program itself, without a command. */
export const PROGRAM: CommandDefinition = {
  name: '',
  arguments: '[article...]',
  help: 'Open the library, or an article, in the reader.',
  options: GLOBAL_OPTIONS,
  examples: [
    ['', 'browse, search as you type, read'],
    ['{article}', 'open the article whose name starts like this'],
    ['search {words}', 'search all articles'],
    ['read {article} | less -R', 'print plain text'],
    ['.', 'open the Markdown files of this folder'],
  ],
};

export const COMMANDS: readonly CommandDefinition[] = [
  {
    name: 'list',
    arguments: '[dir...]',
    help: 'Print the library, or the articles of folders, newest first.',
    options: [
      { flags: '--sort <by>', help: 'sort order', values: SORTS },
      { flags: '--reverse', help: 'reverse the order' },
      ...FILTER_OPTIONS,
    ],
    examples: [
      ['list --category {category} --sort title', ''],
      ['list | cut -f1', 'print only the slugs'],
    ],
  },
  {
    name: 'read',
    arguments: '<article...>',
    help: 'Print articles. "-" is standard input.',
    options: [
      { flags: '--format <format>', help: 'output format', values: READ_FORMATS },
      { flags: '--section <heading>', help: 'print only this section', candidates: 'sections' },
      { flags: '--toc', help: 'print only the headings' },
      { flags: '--links <style>', help: 'how to show link targets', values: LINK_STYLES },
      { flags: '-p, --pager', help: 'always use the pager' },
      { flags: '-P, --no-pager', help: 'never use the pager; the last of -p and -P counts' },
    ],
    examples: [
      ['read {article} --width 60', ''],
      ['read {article}#{anchor}', 'print one section'],
      ['read notes.md', 'print a file'],
      ['read - < notes.md', 'print standard input'],
    ],
  },
  {
    name: 'search',
    arguments: '<words...>',
    help: 'Search articles, best match first.',
    options: FILTER_OPTIONS,
    examples: [
      ['search {typo}', 'typos are tolerated'],
      [`search '"{phrase}"' '!{without}'`, 'a phrase, without a word'],
      ['search category:{category} {word}', ''],
      ['search -- {word} -{without}', 'words that begin with a dash'],
    ],
    forms: QUERY_FORMS,
  },
  {
    name: 'init',
    arguments: '[dir]',
    help: 'Create a folder that publishes its articles through npx.',
    own: true,
    options: [
      { flags: '--name <name>', help: 'npm package name (default: folder name)' },
      { flags: '--title <text>', help: 'title of the publication (default: from the name)' },
      { flags: '--ci <host>', help: 'add a workflow that checks, builds and publishes', values: CI_HOSTS },
    ],
    examples: [
      ['init field-notes --title "Field notes"', ''],
      ['init notes --name @ann/notes --ci github', ''],
    ],
  },
  {
    name: 'build',
    arguments: '[dir]',
    help: 'Compile articles for publishing.',
    own: true,
    options: [{ flags: '--out <dir>', help: 'output folder (default: dist/library)' }, RULE_OPTION],
    examples: [
      ['build', 'compile articles/ to dist/library/'],
      ['build field-notes --out /tmp/library', ''],
    ],
  },
  {
    name: 'check',
    arguments: '[path...]',
    help: 'Check articles for problems. Exits 1 on errors.',
    own: true,
    options: [
      { flags: '--strict', help: 'exit 1 on warnings too' },
      RULE_OPTION,
      { flags: '--all', help: 'print each problem, also if there are more than 30' },
      { flags: '--format <format>', help: 'output format', values: CHECK_FORMATS },
      { flags: '--json', help: 'print one JSON array', conflicts: 'format' },
    ],
    examples: [
      ['check', 'check the articles of this folder'],
      ['check notes/*.md --strict', ''],
      ['check --rule code-width=off', ''],
    ],
  },
  {
    name: 'completion',
    arguments: '<shell>',
    values: SHELLS,
    help: 'Print a shell completion script.',
    options: [],
    // Bash 3.2, which macOS has, reads nothing from `source <(...)`.
    examples: [
      ['eval "$({program} completion bash)"', 'add to ~/.bashrc'],
      ['eval "$({program} completion zsh)"', 'add to ~/.zshrc, after compinit'],
      ['{program} completion fish | source', 'add to config.fish'],
      ['{program} completion powershell | Out-String | Invoke-Expression', ''],
    ],
  },
  {
    name: 'doctor',
    arguments: '',
    help: 'Print what was detected and why, for a bug report.',
    options: [],
    examples: [
      ['doctor', ''],
      ['doctor --color always', 'show the effect of a flag'],
    ],
  },
];

/** Help pages that belong to no command. */
export const TOPICS = ['keys'] as const;
export type Topic = (typeof TOPICS)[number];

/** The help command, which commander itself handles. */
export const HELP_COMMAND = {
  name: 'help',
  help: 'Print help for the program, a command, or "keys".',
};

/** Returns the commands that a program has: a publication has none for authors. */
export function commandsOf({ own }: { own: boolean }): readonly CommandDefinition[] {
  return COMMANDS.filter(command => own || !command.own);
}

/** A program's name and commands, for messages that suggest a command. */
export interface ProgramCommands {
  name: string;
  commands: readonly CommandDefinition[];
}

export function programCommands({ name, own }: { name: string; own: boolean }): ProgramCommands {
  return { name, commands: commandsOf({ own }) };
}
