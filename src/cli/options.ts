/** Parsed command lines, as plain data. */
import type { ColourChoice } from '../host/detect-terminal.js';
import type { Sort } from '../library/sort-articles.js';
import type { ImagesChoice } from '../render/images/image-protocol.js';

/** Reserved words: always parsed as commands, even if an article has that slug. */
export const COMMAND_NAMES = [
  'list',
  'read',
  'search',
  'init',
  'build',
  'check',
  'completion',
  'doctor',
  'help',
] as const;

export type CommandName = 'open' | '__complete' | Exclude<(typeof COMMAND_NAMES)[number], 'help'>;

export interface Command {
  name: CommandName;
  /** Arguments without options: articles, or words to search for. */
  words: string[];
  options: Options;
}

/** Options as given, each validated; absent: not given. */
export interface Options {
  library?: string[];
  color?: ColourChoice;
  theme?: string;
  images?: ImagesChoice;
  /** In columns; 0: no wrapping. */
  width?: number;
  ascii?: boolean;
  accessible?: boolean;
  continue?: boolean;
  drafts?: boolean;
  follow?: boolean;
  dates?: (typeof DATE_SOURCES)[number];
  /** False for `--no-cache` and `--no-history`. */
  cache?: boolean;
  history?: boolean;
  // list, search
  category?: string[];
  tag?: string[];
  limit?: number;
  json?: boolean;
  sort?: Sort;
  reverse?: boolean;
  // read
  format?: ReadFormat | CheckFormat;
  section?: string;
  toc?: boolean;
  links?: LinkStyle;
  /** `-p`: true; `-P`: false. */
  pager?: boolean;
  // init
  name?: string;
  title?: string;
  ci?: (typeof CI_HOSTS)[number];
  // build
  out?: string;
  // check
  strict?: boolean;
  all?: boolean;
  rule?: string[];
}

/** Sources of the date of an article that has none. */
export const DATE_SOURCES = ['none', 'git'] as const;

export const READ_FORMATS = ['text', 'markdown', 'json'] as const;
export type ReadFormat = (typeof READ_FORMATS)[number];

export const CHECK_FORMATS = ['text', 'github'] as const;
export type CheckFormat = (typeof CHECK_FORMATS)[number];

export const CI_HOSTS = ['github'] as const;

export const LINK_STYLES = ['auto', 'inline', 'notes', 'none'] as const;
export type LinkStyle = (typeof LINK_STYLES)[number];

export const SHELLS = ['bash', 'zsh', 'fish', 'powershell'] as const;
export type Shell = (typeof SHELLS)[number];
