import type { ReadingState } from '../../history/history.js';
import type { Article } from '../../library/article.js';
import type { Library } from '../../library/library.js';
import type { Parsing } from '../../markdown/incremental-parse.js';
import type { Results } from '../../search/results/result.js';
import type { Colouring } from './state.js';
import type { Edit } from './text-input.js';

/** Ways to go through something long. */
export type Motion = 'down' | 'up' | 'page-down' | 'page-up' | 'half-down' | 'half-up' | 'top' | 'bottom';

/** What a key can ask for. Each stands in the binding table (`keys/bindings.ts`) under this name, and has one reducer. */
export type KeyAction =
  | 'quit' | 'suspend' | 'redraw' | 'help' | 'problems' | 'theme' | 'mouse' | 'reload' | 'edit'
  | `list.${Motion}` | 'list.open' | 'list.leave' | 'list.escape' | 'list.next-category' | 'list.previous-category'
  | 'list.sort' | 'list.mark' | 'list.unread'
  | 'list.filter' | `filter.${Edit}` | 'filter.open' | 'filter.cancel'
  | 'filter.down' | 'filter.up' | 'filter.page-down' | 'filter.page-up'
  | 'opening.cancel'
  | `reader.${Motion}` | 'reader.leave' | 'reader.escape' | 'reader.next-article' | 'reader.previous-article'
  | 'reader.next-heading' | 'reader.previous-heading'
  | 'reader.wider' | 'reader.narrower' | 'reader.usual' | 'reader.focus'
  | 'reader.next-link' | 'reader.previous-link' | 'reader.follow' | 'reader.browse' | 'reader.back' | 'reader.forward'
  | 'reader.find' | 'reader.next-match' | 'reader.previous-match'
  | `find.${Edit}` | 'find.accept' | 'find.cancel'
  | 'reader.contents' | `contents.${Motion}` | 'contents.jump' | 'contents.leave' | 'contents.close'
  | 'contents.narrow' | `headings.${Edit}` | 'headings.go' | 'headings.cancel'
  | 'headings.down' | 'headings.up' | 'headings.page-down' | 'headings.page-up'
  | 'reader.bookmark' | 'reader.bookmarks' | `bookmarks.${Motion}` | 'bookmarks.go' | 'bookmarks.remove' | 'bookmarks.close'
  | 'reader.copy' | 'copy.code' | 'copy.link' | 'copy.paragraph' | 'copy.cancel'
  | 'browse.accept' | 'browse.cancel'
  | PanelMotion | 'help.close'; // biome-ignore format: one idea a row

type PanelMotion = `help.${Motion}`;

/** What a key does, and what it is told along with that: through how many rows a motion goes that the state does not know. */
type Doing = { [C in Exclude<KeyAction, PanelMotion>]: { type: C } }[Exclude<KeyAction, PanelMotion>];
type Scrolling = { [C in PanelMotion]: { type: C; length?: number } }[PanelMotion];

/** What happens without being asked for by a key. */
export type AppEvent =
  /** The list is on the screen for the first time. */
  | { type: 'begun' }
  /** A key was pressed that means nothing here. */
  | { type: 'unbound' }
  | { type: 'resized'; columns: number; rows: number }
  /** Printable text, for whichever field is being typed into. */
  | { type: 'typed'; text: string }
  | { type: 'pasted'; text: string }
  /** A whole filter at once, without typing it. */
  | { type: 'filtered'; text: string }
  /** The mouse wheel, in rows; down is positive. */
  | { type: 'wheeled'; rows: number }
  /** A number was typed: an entry, heading, bookmark or link, as they were numbered; from 1. */
  | { type: 'chosen'; number: number }
  /** The same, to be the one that the next action is about. */
  | { type: 'pointed'; number: number }
  /** Both from 0. */
  | { type: 'clicked'; column: number; row: number }
  /** An article named on the command line; at a heading, or where it was left. */
  | { type: 'open'; article: Article; anchor: string | undefined }
  | { type: 'loaded'; request: number; parsing: Parsing }
  | { type: 'load-failed'; request: number; reason: string }
  | { type: 'grown'; parsing: Parsing }
  | { type: 'previewed'; path: string; parsing: Parsing }
  | { type: 'found'; request: number; results: Results; complete: boolean }
  | { type: 'colour-loaded'; colour: Colouring }
  | { type: 'edited' }
  /** The library was replaced by what its files are now: `kept` is what the journal has of its articles; `asked`: by `r`. */
  | {
      type: 'reopened';
      library: Library;
      kept?: ReadonlyMap<string, ReadingState>;
      asked?: boolean;
      arriving?: boolean;
    }
  /** The terminal has the focus again. */
  | { type: 'focused' }
  /** A file that is not in the library was opened, to be visited. */
  | { type: 'file-opened'; article: Article; anchor: string | undefined }
  | { type: 'told'; text: string; error: boolean };

export type Action = Doing | Scrolling | AppEvent;

export type ActionOf<T extends Action['type']> = Extract<Action, { type: T }>;
