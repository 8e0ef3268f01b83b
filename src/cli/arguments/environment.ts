/** The variables that the program heeds, as data: the man page explains them, `doctor` tells which are set. */
export const ENVIRONMENT: readonly (readonly [string, string])[] = [
  ['LECTERN_LIBRARY', 'folders to read instead, as --library'],
  ['LECTERN_PAGER', 'the command that pages what is longer than the screen; empty: none'],
  ['PAGER', 'likewise, where neither LECTERN_PAGER nor the config file names one'],
  ['VISUAL', 'the editor that the reader opens a file in'],
  ['EDITOR', 'likewise, where VISUAL is not set; else vi'],
  ['LECTERN_DEBUG', 'print the stack of an error too'],
  ['ACCESSIBLE', 'lines and a prompt, as --accessible; 0: not so'],
  ['INK_SCREEN_READER', 'likewise'],
  ['NO_COLOR', 'no colour, where --color does not ask for it'],
  ['FORCE_COLOR', 'colour in a pipe too: 0 none, 1 what the terminal has, 2 256, 3 24 bits'],
  ['CLICOLOR_FORCE', 'colour in a pipe too'],
  ['COLUMNS', 'columns to set text to in a pipe'],
  ['FORCE_HYPERLINK', '1: the terminal has clickable links, 0: it has none'],
  ['TERM', 'dumb: neither colour nor the interactive reader'],
  ['LC_ALL', 'the locale: ASCII is drawn where it is not UTF-8'],
  ['LC_CTYPE', 'likewise, where LC_ALL is not set'],
  ['LANG', 'likewise, where neither is set'],
  ['XDG_CONFIG_HOME', 'folder of the config file'],
  ['XDG_STATE_HOME', 'folder of the journal'],
  ['XDG_CACHE_HOME', 'folder of the index cache'],
];

/** What the exit codes say. */
export const EXIT_CODES: readonly (readonly [string, string])[] = [
  ['0', 'done, with or without problems in the library'],
  ['1', 'failed, or nothing was found'],
  ['2', 'wrong usage'],
  ['128 + n', 'ended by signal n: Ctrl+C in the reader is 130'],
];
