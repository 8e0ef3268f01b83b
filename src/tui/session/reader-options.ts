import type { ReadStream } from 'node:tty';
import type { History } from '../../history/history.js';
import type { Article } from '../../library/article.js';
import type { Library } from '../../library/library.js';
import type { Depth } from '../../render/render.js';
import type { ThemeName } from '../../render/theme-names.js';
import type { Searcher } from '../../search/search.js';

/** What the interactive reader is given to begin with. */
export interface ReaderSetup {
  library: Library;
  journal: History;
  /** What replaces the library while it is read to its end, one after the other; the last is whole. Absent: it is whole. */
  arriving?: AsyncIterable<Library>;
  /** Loads the search engine for the library in use; called when a filter is first opened, and again when it was replaced. */
  searcher: (library: Library) => Promise<Searcher>;
  /** Where to begin: in an article (at a heading), or in the article read last; else in the list. */
  start: { article?: Article; anchor?: string; resume?: boolean };
  settings: ReaderSettings;
  /** The program's name as the user typed it: `lectern`, or the publication's. */
  program: string;
  process: NodeJS.Process;
  /** Where keys are read from. */
  input: ReadStream;
  /** Loads the library anew, for `r` in the list and when the terminal has the focus again. Absent where it cannot have changed. */
  reopen?: () => Promise<Library>;
  /** Opens a Markdown file that a link leads to and that is not in the library; its path is absolute. Absent: none is opened. */
  openFile?: (path: string) => Promise<Library>;
}

/** What was asked for by flag, variable or config file; what none of them says comes from the journal, else is the default. */
export interface ReaderSettings {
  theme?: ThemeName;
  /** Columns that text is set to; `Infinity`: as wide as the screen. */
  width?: number;
  depth: Depth;
  ascii: boolean;
  hyperlinks: boolean;
  /** The user's own keys: action → keys. */
  keys: Readonly<Record<string, string | readonly string[]>>;
  /** Where the config file sets an action's keys, as `path:line`, for an error about them. */
  placeOfKeys?: (action: string) => string;
}
