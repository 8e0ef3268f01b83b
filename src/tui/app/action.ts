import type { Article } from '../../library/article.js';
import type { Library } from '../../library/library.js';
import type { Results } from '../../search/hit.js';
import type { Parsing } from '../../typeset/parsing.js';
import type { Edit } from './field.js';
import type { Colouring } from './state.js';

/** Ways to go through something long. */
export type Motion = 'down' | 'up' | 'page-down' | 'page-up' | 'half-down' | 'half-up' | 'top' | 'bottom';

/** What a key can ask for. Each stands in the binding table (`keys/bindings.ts`) under this name, and has one reducer. */
export type Command =
  | 'quit' | 'suspend' | 'redraw' | 'help' | 'theme' | 'mouse' | 'reload' | 'edit'
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
  | 'reader.contents' | 'contents.down' | 'contents.up' | 'contents.top' | 'contents.bottom' | 'contents.jump' | 'contents.close'
  | 'reader.bookmark' | 'reader.bookmarks' | 'bookmarks.down' | 'bookmarks.up' | 'bookmarks.go' | 'bookmarks.remove' | 'bookmarks.close'
  | 'reader.copy' | 'copy.code' | 'copy.link' | 'copy.paragraph' | 'copy.cancel'
  | 'browse.accept' | 'browse.cancel'
  | 'help.down' | 'help.up' | 'help.page-down' | 'help.page-up' | 'help.close'; // biome-ignore format: one idea a row

/** What happens without being asked for by a key. */
export type Happening =
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
  | { type: 'reopened'; library: Library }
  /** A file that is not in the library was opened, to be visited. */
  | { type: 'file-opened'; article: Article; anchor: string | undefined }
  | { type: 'told'; text: string; error: boolean };

export type Action = { [C in Command]: { type: C } }[Command] | Happening;

export type ActionOf<T extends Action['type']> = Extract<Action, { type: T }>;
