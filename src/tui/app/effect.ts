import type { CodeBlock, Document } from '../../document/document.js';
import type { Position } from '../../document/position.js';
import type { Preferences, ReadingState } from '../../history/reading-state.js';
import type { PictureSlot } from '../../layout/line.js';
import type { Article } from '../../library/article.js';
import type { IncrementalParse } from '../../markdown/incremental-parse.js';

/**
 * Requests from reducers to the outside: files, terminal, other programs. Answers come back as actions, with the id of the
 * request where late answers must be dropped.
 */
export type Effect =
  /** `showsStart`: the start of a long article is loaded first, because it will be shown. */
  | { type: 'load'; article: Article; request: number; showsStart?: boolean }
  /** Parses the rest of an article between key presses. */
  | { type: 'parse-rest'; parsing: IncrementalParse }
  | { type: 'preview'; article: Article }
  | { type: 'search'; query: string; request: number }
  /** Loads the search engine ahead of the first query. */
  | { type: 'prepare-search' }
  /** Folds the article's text between key presses, ahead of a search in it. */
  | { type: 'prepare-find'; document: Document }
  /** Highlights code blocks of a document. */
  | { type: 'highlight-code'; request: number; document: Document; code: readonly CodeBlock[] }
  /** Decodes an image and draws it in the cells of `slot`. */
  | {
      type: 'draw-picture';
      request: number;
      image: { file: string; width: number; height: number };
      slot: PictureSlot;
      protocol: 'blocks' | 'kitty';
    }
  | { type: 'save'; path: string; change: ReadingState }
  /** Saves the reading position. The effect makes its fingerprint, so that scrolling does not make one for every row. */
  | {
      type: 'save-position';
      path: string;
      document: Document;
      position: Position;
      percent: number;
      read: boolean;
    }
  | { type: 'save-preferences'; change: Preferences }
  | { type: 'copy'; text: string; description: string }
  /** Opens an image file in the image viewer of the system. */
  | { type: 'view-image'; path: string }
  /** Opens a file of the article's library in the program of the system for it. */
  | { type: 'view-file'; path: string; article: Article }
  | { type: 'browse'; url: string }
  | { type: 'edit'; file: string; line: number }
  | { type: 'reload-library' }
  /** Checks the library for changes. Without `now`, not if it was checked a moment ago. */
  | { type: 'check-library'; now?: true }
  /** Opens a file that is not in the library, at a heading. */
  | { type: 'open-external-article'; request: number; path: string; anchor: string | undefined }
  | { type: 'mouse'; on: boolean }
  | { type: 'redraw' }
  | { type: 'suspend' }
  | { type: 'quit'; code: number };
