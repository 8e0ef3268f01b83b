import type { Span } from '../../document/document.js';
import type { ReadingState } from '../../history/reading-state.js';
import type { Article } from '../../library/article.js';
import type { FindImage } from '../../library/images/local-images.js';
import type { Library } from '../../library/library.js';
import type { IncrementalParse } from '../../markdown/incremental-parse.js';
import type { SearchResults } from '../../search/results/search-result.js';
import type { DrawnPicture } from './state.js';
import type { Edit } from './text-input.js';

/** How a key moves through a list or a text. */
export type Motion = 'down' | 'up' | 'page-down' | 'page-up' | 'half-down' | 'half-up' | 'top' | 'bottom';

/** How a key moves sideways through text that is wider than the screen. */
export type SidewaysMotion = 'left' | 'right' | 'page-left' | 'page-right' | 'start' | 'end';

/**
 * Names of the actions that keys can be bound to, as in `[keys]` of the config file. Each has an entry in `keys/bindings.ts`
 * and one handler.
 */
export type KeyAction =
  | 'quit' | 'suspend' | 'redraw' | 'help' | 'problems' | 'theme' | 'mouse' | 'reload' | 'edit'
  | `list.${Motion}` | 'list.open' | 'list.leave' | 'list.escape' | 'list.next-category' | 'list.previous-category'
  | 'list.sort' | 'list.mark' | 'list.unread'
  | 'list.filter' | `filter.${Edit}` | 'filter.open' | 'filter.cancel'
  | 'filter.down' | 'filter.up' | 'filter.page-down' | 'filter.page-up'
  | 'opening.cancel'
  | `reader.${Motion}` | 'reader.leave' | 'reader.escape' | 'reader.next-article' | 'reader.previous-article'
  | 'reader.next-heading' | 'reader.previous-heading'
  | 'reader.wider' | 'reader.narrower' | 'reader.reset-width' | 'reader.focus'
  | 'reader.next-link' | 'reader.previous-link' | 'reader.follow' | 'reader.browse' | 'reader.back' | 'reader.forward'
  | 'reader.find' | 'reader.next-match' | 'reader.previous-match'
  | `find.${Edit}` | 'find.accept' | 'find.cancel'
  | 'reader.contents' | `contents.${Motion}` | 'contents.jump' | 'contents.leave' | 'contents.close'
  | 'contents.filter' | `contents-filter.${Edit}` | 'contents-filter.jump' | 'contents-filter.cancel'
  | 'contents-filter.down' | 'contents-filter.up' | 'contents-filter.page-down' | 'contents-filter.page-up'
  | 'reader.bookmark' | 'reader.bookmarks' | `bookmarks.${Motion}` | 'bookmarks.jump' | 'bookmarks.remove' | 'bookmarks.close'
  | 'reader.copy' | 'copy.code' | 'copy.link' | 'copy.paragraph' | 'copy.cancel'
  | 'browse.accept' | 'browse.cancel'
  | 'reader.full-view' | `full-view.${Motion}` | `full-view.${SidewaysMotion}`
  | 'full-view.next-block' | 'full-view.previous-block' | 'full-view.copy' | 'full-view.copy-tsv' | 'full-view.close'
  | PanelMotion | 'panel.close'; // biome-ignore format: one idea a row

type PanelMotion = `panel.${Motion}`;

/** Actions bound to keys. */
type BoundAction = { [C in Exclude<KeyAction, PanelMotion>]: { type: C } }[Exclude<KeyAction, PanelMotion>];
/** Motions of a panel. They carry the panel's `length` in rows, because the state does not know it. */
type PanelAction = { [C in PanelMotion]: { type: C; length?: number } }[PanelMotion];

/** Actions that no key is bound to. */
export type AppEvent =
  /** The list is shown for the first time. */
  | { type: 'started' }
  /** A key was pressed that has no binding here. Its label is absent where no message can be shown. */
  | { type: 'unbound'; key?: string }
  | { type: 'resized'; columns: number; rows: number }
  /** Printable text for the text field that has the focus. */
  | { type: 'typed'; text: string }
  | { type: 'pasted'; text: string }
  /** Sets the whole filter of the list at once. */
  | { type: 'filter-set'; text: string }
  /** The mouse wheel, in rows; positive is down. */
  | { type: 'wheel-turned'; rows: number }
  /** Opens the list item, heading, bookmark or link of this number, from 1. */
  | { type: 'number-entered'; number: number }
  /** Selects the item of this number for the next action. */
  | { type: 'number-selected'; number: number }
  /** Both from 0. */
  | { type: 'clicked'; column: number; row: number }
  /** Opens an article from the command line: at a heading, or at the saved position. */
  | { type: 'open-article'; article: Article; anchor: string | undefined }
  /** The start of a long article can be shown while the whole is being loaded. Its parse is never done. */
  | { type: 'start-loaded'; request: number; parsing: IncrementalParse; findImage?: FindImage | undefined }
  /** `findImage` is present if the article may have local images. */
  | { type: 'loaded'; request: number; parsing: IncrementalParse; findImage?: FindImage | undefined }
  | { type: 'load-failed'; request: number; reason: string }
  | { type: 'document-grown'; parsing: IncrementalParse }
  | { type: 'preview-loaded'; path: string; parsing: IncrementalParse }
  | { type: 'search-answered'; request: number; results: SearchResults; complete: boolean }
  /** Spans of each code block of the request; undefined for one that stays plain. */
  | { type: 'code-highlighted'; request: number; spans: readonly (readonly Span[] | undefined)[] }
  | { type: 'picture-drawn'; request: number; picture: DrawnPicture }
  /** The terminal has answered the query about images. */
  | { type: 'graphics-supported' }
  /** The terminal may have dropped the images that were sent to it. */
  | { type: 'pictures-lost' }
  | { type: 'file-changed' }
  /** The file of the open article was removed. */
  | { type: 'file-removed' }
  /** The library was replaced. `requested`: by `r`; `libraryLoading`: more of it will follow. */
  | {
      type: 'library-updated';
      library: Library;
      readingStates?: ReadonlyMap<string, ReadingState>;
      requested?: boolean;
      libraryLoading?: boolean;
    }
  /** The terminal got the focus again. */
  | { type: 'terminal-focused' }
  /** An external article was loaded and can be opened. */
  | { type: 'external-article-opened'; request: number; article: Article; anchor: string | undefined }
  | { type: 'message-shown'; text: string; error: boolean };

export type Action = BoundAction | PanelAction | AppEvent;

export type ActionOf<T extends Action['type']> = Extract<Action, { type: T }>;
