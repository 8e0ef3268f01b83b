import type { Document } from '../../document/document.js';
import type { Position } from '../../document/position.js';
import type { Preferences, ReadingState } from '../../history/history.js';
import type { Article } from '../../library/article.js';
import type { Parsing } from '../../markdown/incremental-parse.js';

/** What the world is asked to do. Answers come back as actions, with the request's id where late ones must be told apart. */
export type Effect =
  | { type: 'load'; article: Article; request: number }
  /** Parse the rest of an article while nobody types. */
  | { type: 'grow'; parsing: Parsing }
  | { type: 'preview'; article: Article }
  | { type: 'search'; query: string; request: number }
  /** Load the search engine, since it is about to be asked. */
  | { type: 'prepare-search' }
  /** Fold the article's text while nobody types, since it is about to be searched. */
  | { type: 'prepare-find'; document: Document }
  | { type: 'load-colour' }
  | { type: 'keep'; path: string; change: ReadingState }
  /** Keep where the reader is; its print is made when it is written, not for every row scrolled. */
  | { type: 'keep-place'; path: string; document: Document; place: Position; percent: number; read: boolean }
  | { type: 'prefer'; change: Preferences }
  | { type: 'copy'; text: string; what: string }
  | { type: 'browse'; url: string }
  | { type: 'edit'; file: string; line: number }
  | { type: 'reopen' }
  /** Look whether the library has changed, where that was not done a moment ago. */
  | { type: 'look-again' }
  /** Open a file that is not in the library, at a heading. */
  | { type: 'open-file'; path: string; anchor: string | undefined }
  | { type: 'mouse'; on: boolean }
  | { type: 'redraw' }
  | { type: 'suspend' }
  | { type: 'quit'; code: number };
