/** Environment variables that the program reads, for the man page and `doctor`. */
export const ENVIRONMENT: readonly (readonly [string, string])[] = [
  ['LECTERN_LIBRARY', 'folders to read, as --library'],
  ['LECTERN_PAGER', 'pager command; empty: no pager'],
  ['PAGER', 'pager command, if neither LECTERN_PAGER nor the config file sets one'],
  ['VISUAL', 'editor that the reader opens a file in'],
  ['EDITOR', 'editor, if VISUAL is not set (default: vi)'],
  ['LECTERN_DEBUG', 'print the stack trace of an error too'],
  ['ACCESSIBLE', 'lines and a prompt, as --accessible; 0: off'],
  ['INK_SCREEN_READER', 'same as ACCESSIBLE'],
  ['NO_COLOR', 'no colours, unless --color is given'],
  ['FORCE_COLOR', 'colours in a pipe too; 0: none, 1: as the terminal, 2: 256, 3: 24 bits'],
  ['CLICOLOR_FORCE', 'colours in a pipe too'],
  ['COLUMNS', 'width of text in a pipe'],
  ['FORCE_HYPERLINK', 'clickable links; 1: on, 0: off'],
  ['TERM', 'dumb: no colours and no interactive reader'],
  ['LC_ALL', 'locale; ASCII characters only if it is not UTF-8'],
  ['LC_CTYPE', 'locale, if LC_ALL is not set'],
  ['LANG', 'locale, if neither is set'],
  ['XDG_CONFIG_HOME', 'folder of the config file'],
  ['XDG_STATE_HOME', 'folder of the reading history'],
  ['XDG_CACHE_HOME', 'folder of the caches'],
];

/** Exit codes and their meanings. */
export const EXIT_CODES: readonly (readonly [string, string])[] = [
  ['0', 'success, with or without problems in the library'],
  ['1', 'failure, or nothing was found'],
  ['2', 'wrong usage'],
  ['128 + n', 'ended by signal n; Ctrl+C in the reader is 130'],
];
