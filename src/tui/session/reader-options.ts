import type { ReadStream } from 'node:tty';
import type { History } from '../../history/history.js';
import type { Article } from '../../library/article.js';
import type { Library } from '../../library/library.js';
import type { ImagesChoice } from '../../render/images/image-protocol.js';
import type { ThemeName } from '../../render/theme-names.js';
import type { Searcher } from '../../search/search.js';
import type { ColourDepth } from '../../util/colour-depth.js';

/** Options of the interactive reader. */
export interface ReaderOptions {
  library: Library;
  history: History;
  /** Libraries that replace the first one while it is loading; the last one is complete. Absent if the first is complete. */
  libraryUpdates?: AsyncIterable<Library>;
  /** Loads the search engine of a library. Called when a filter is first opened, and after the library was replaced. */
  searcher: (library: Library) => Promise<Searcher>;
  /** Where to start: in an article (at a heading), in the last article, or in the list. */
  start: { article?: Article; anchor?: string; resume?: boolean };
  settings: ReaderSettings;
  /** Name of the program: `lectern`, or that of the publication. */
  program: string;
  process: NodeJS.Process;
  /** Stream of the keys. */
  input: ReadStream;
  /** Reloads the library, on `r` and when the terminal gets the focus again. Absent if it cannot change. */
  reloadLibrary?: () => Promise<Library>;
  /** Opens an external article by its absolute path. Absent if links out of the library are not opened. */
  openExternalArticle?: (path: string) => Promise<Library>;
}

/** Settings from flags, variables and the config file. Absent ones come from the history, else from the defaults. */
export interface ReaderSettings {
  theme?: ThemeName;
  /** Text width in columns; `Infinity`: as wide as the screen. */
  width?: number;
  /** How images are shown. */
  images: ImagesChoice;
  depth: ColourDepth;
  ascii: boolean;
  hyperlinks: boolean;
  /** False if the terminal shows italics as reverse video. */
  italics: boolean;
  /** The user's keys: action → keys. */
  keys: Readonly<Record<string, string | readonly string[]>>;
  /** Place in the config file where an action's keys are set, as `path:line`, for errors. */
  locateKeys?: (action: string) => string;
}
