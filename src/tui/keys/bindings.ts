/**
 * The one place where a key is named. Dispatch, the footer, the help, the README's table and the checks are all made
 * from this table; it is data and knows neither the state nor what the actions do.
 */
import type { KeyAction } from '../app/action.js';

/** Where a binding holds. `any`: everywhere. In `filter` and `find` printable keys are text. */
export type Context =
  | 'any' | 'list' | 'filter' | 'opening' | 'reader' | 'contents' | 'headings' | 'find' | 'bookmarks' | 'copy' | 'browse' | 'help' | 'problems'; // biome-ignore format: one row

export interface Binding {
  in: readonly Context[];
  does: KeyAction;
  keys: readonly string[];
  help: string;
  /** For the footer: fewer words, and how soon it gives way where the screen is narrow (1 last). */
  hint?: readonly [rank: number, text: string];
}

export type Bindings = readonly Binding[];

function bind(
  where: Context | readonly Context[],
  does: KeyAction,
  keys: string,
  help: string,
  hint?: Binding['hint'],
): Binding {
  const base = { in: typeof where === 'string' ? [where] : where, does, keys: keys.split(' '), help };
  return hint ? { ...base, hint } : base;
}

const BOTH = ['list', 'reader'] as const;
/** What lies over the whole screen and is read. */
const PANELS = ['help', 'problems'] as const;

/** In the order in which the help shows them. */
export const BINDINGS: Bindings = [
  bind('list', 'list.open', 'enter', 'read the article', [1, 'read']),
  bind('list', 'list.filter', '/', 'search titles and texts as you type', [2, 'search']),
  bind('list', 'list.next-category', 'tab right', 'next category', [4, 'category']),
  bind('list', 'list.previous-category', 'shift+tab left', 'previous category'),
  bind('list', 'list.sort', 's', 'sort by date, title, category or time', [5, 'sort']),
  bind('list', 'list.mark', 'u', 'mark as read or unread'),
  bind('list', 'list.unread', 'U', 'show the unread alone, or all'),
  bind('list', 'problems', '!', 'problems found in the library', [3, 'problems']),
  bind('list', 'list.down', 'j down ctrl+n', 'next article'),
  bind('list', 'list.up', 'k up ctrl+p', 'previous article'),
  bind('list', 'list.page-down', 'space f pgdn ctrl+f', 'a page down'),
  bind('list', 'list.page-up', 'b pgup ctrl+b', 'a page up'),
  bind('list', 'list.half-down', 'ctrl+d', 'half a page down'),
  bind('list', 'list.half-up', 'ctrl+u', 'half a page up'),
  bind('list', 'list.top', 'g home', 'first article'),
  bind('list', 'list.bottom', 'G end', 'last article'),
  bind('list', 'list.escape', 'esc', 'clear the filter, then what narrows the list'),

  bind('filter', 'filter.open', 'enter', 'read the article', [1, 'read']),
  bind('filter', 'filter.cancel', 'esc', 'clear the filter and leave it', [2, 'clear']),
  bind('filter', 'filter.down', 'down ctrl+n tab', 'next article', [3, 'next']),
  bind('filter', 'filter.up', 'up ctrl+p shift+tab', 'previous article'),
  bind('filter', 'filter.page-down', 'pgdn', 'a page down'),
  bind('filter', 'filter.page-up', 'pgup', 'a page up'),
  ...fieldBindings('filter'),

  bind('opening', 'opening.cancel', 'esc q', 'do not wait for the article', [1, 'cancel']),

  bind('reader', 'reader.down', 'j down ctrl+n', 'a line down'),
  bind('reader', 'reader.up', 'k up ctrl+p', 'a line up'),
  bind('reader', 'reader.page-down', 'space f pgdn ctrl+f', 'a page down'),
  bind('reader', 'reader.page-up', 'b pgup ctrl+b', 'a page up'),
  bind('reader', 'reader.half-down', 'd ctrl+d', 'half a page down'),
  bind('reader', 'reader.half-up', 'u ctrl+u', 'half a page up'),
  bind('reader', 'reader.top', 'g home', 'to the top'),
  bind('reader', 'reader.bottom', 'G end', 'to the end'),
  bind('reader', 'reader.contents', 't', 'contents: choose a heading', [2, 'contents']),
  bind('reader', 'reader.next-heading', ']', 'next heading'),
  bind('reader', 'reader.previous-heading', '[', 'previous heading'),
  bind('reader', 'reader.find', '/', 'search in the article', [4, 'search']),
  bind('reader', 'reader.next-match', 'n', 'next match'),
  bind('reader', 'reader.previous-match', 'N', 'previous match'),
  bind('reader', 'reader.next-link', 'tab', 'select the next link', [5, 'link']),
  bind('reader', 'reader.previous-link', 'shift+tab', 'select the previous link'),
  bind('reader', 'reader.follow', 'enter', 'follow the selected link', [7, 'follow']),
  bind('reader', 'reader.browse', 'o', 'open the selected link in the browser', [8, 'browser']),
  bind('reader', 'reader.back', 'H backspace', 'back to before the last jump or link'),
  bind('reader', 'reader.forward', 'L', 'forward again'),
  bind('reader', 'reader.next-article', 'J', 'next article, or part of the series'),
  bind('reader', 'reader.previous-article', 'K', 'previous article, or part'),
  bind('reader', 'reader.copy', 'y', 'copy code, a link to the section, or the paragraph'),
  bind('reader', 'reader.bookmark', 'm', 'set or remove a bookmark'),
  bind('reader', 'reader.bookmarks', "'", 'list the bookmarks'),
  bind('reader', 'reader.wider', '+', 'a wider measure'),
  bind('reader', 'reader.narrower', '-', 'a narrower measure'),
  bind('reader', 'reader.usual', '=', 'the usual measure'),
  bind('reader', 'reader.focus', 'z', 'dim all but the paragraph being read'),
  bind('reader', 'reader.escape', 'esc', 'leave what is selected or searched for, then the article'),
  bind('reader', 'reader.leave', 'q', 'back to the list', [6, 'back']),

  bind('contents', 'contents.jump', 'enter', 'go to the heading', [1, 'go']),
  bind('contents', 'contents.down', 'j down ctrl+n', 'next heading'),
  bind('contents', 'contents.up', 'k up ctrl+p', 'previous heading'),
  bind('contents', 'contents.page-down', 'space f pgdn ctrl+f', 'a page down'),
  bind('contents', 'contents.page-up', 'b pgup ctrl+b', 'a page up'),
  bind('contents', 'contents.half-down', 'd ctrl+d', 'half a page down'),
  bind('contents', 'contents.half-up', 'u ctrl+u', 'half a page up'),
  bind('contents', 'contents.top', 'g home', 'first heading'),
  bind('contents', 'contents.bottom', 'G end', 'last heading'),
  bind('contents', 'contents.narrow', '/', 'only the headings with the words you type', [2, 'narrow']),
  bind('contents', 'contents.leave', 'esc q', 'back to the text', [3, 'text']),
  bind('contents', 'contents.close', 't', 'close the contents', [4, 'close']),

  bind('headings', 'headings.go', 'enter', 'go to the heading', [1, 'go']),
  bind('headings', 'headings.cancel', 'esc', 'all the headings again', [2, 'all']),
  bind('headings', 'headings.down', 'down ctrl+n tab', 'next heading', [3, 'next']),
  bind('headings', 'headings.up', 'up ctrl+p shift+tab', 'previous heading'),
  bind('headings', 'headings.page-down', 'pgdn', 'a page down'),
  bind('headings', 'headings.page-up', 'pgup', 'a page up'),
  ...fieldBindings('headings'),

  bind('find', 'find.accept', 'enter', 'keep what was found', [1, 'keep']),
  bind('find', 'find.cancel', 'esc', 'back to where the search began', [2, 'back']),
  ...fieldBindings('find'),

  bind('bookmarks', 'bookmarks.go', 'enter', 'go to the bookmark', [1, 'go']),
  bind('bookmarks', 'bookmarks.down', 'j down ctrl+n', 'next bookmark'),
  bind('bookmarks', 'bookmarks.up', 'k up ctrl+p', 'previous bookmark'),
  bind('bookmarks', 'bookmarks.page-down', 'space f pgdn ctrl+f', 'a page down'),
  bind('bookmarks', 'bookmarks.page-up', 'b pgup ctrl+b', 'a page up'),
  bind('bookmarks', 'bookmarks.half-down', 'ctrl+d', 'half a page down'),
  bind('bookmarks', 'bookmarks.half-up', 'ctrl+u', 'half a page up'),
  bind('bookmarks', 'bookmarks.top', 'g home', 'first bookmark'),
  bind('bookmarks', 'bookmarks.bottom', 'G end', 'last bookmark'),
  bind('bookmarks', 'bookmarks.remove', 'd delete', 'remove the bookmark', [2, 'remove']),
  bind('bookmarks', 'bookmarks.close', "esc q '", 'close the bookmarks', [3, 'close']),

  bind('copy', 'copy.code', 'c', 'copy the code block', [1, 'code']),
  bind('copy', 'copy.link', 'l', 'copy a link to this section', [2, 'link']),
  bind('copy', 'copy.paragraph', 'p', 'copy the paragraph', [3, 'paragraph']),
  bind('copy', 'copy.cancel', 'esc q', 'copy nothing', [4, 'nothing']),

  bind('browse', 'browse.accept', 'enter y', 'open it in the browser', [1, 'open']),
  bind('browse', 'browse.cancel', 'esc n q', 'do not open it', [2, 'stay']),

  bind(PANELS, 'help.down', 'j down ctrl+n', 'a line down', [3, 'down']),
  bind(PANELS, 'help.up', 'k up ctrl+p', 'a line up'),
  bind(PANELS, 'help.page-down', 'space f pgdn ctrl+f', 'a page down', [2, 'page']),
  bind(PANELS, 'help.page-up', 'b pgup ctrl+b', 'a page up'),
  bind(PANELS, 'help.half-down', 'd ctrl+d', 'half a page down'),
  bind(PANELS, 'help.half-up', 'u ctrl+u', 'half a page up'),
  bind(PANELS, 'help.top', 'g home', 'to the top'),
  bind(PANELS, 'help.bottom', 'G end', 'to the end'),
  bind(PANELS, 'help.close', 'esc q ? ! enter', 'close it', [1, 'close']),

  bind(BOTH, 'edit', 'e', 'open the file in the editor, at this line'),
  bind(BOTH, 'reload', 'r', 'load again'),
  bind(BOTH, 'theme', 'T', 'next theme'),
  bind(BOTH, 'mouse', 'M', 'mouse on or off'),
  bind(BOTH, 'help', '?', 'this help', [3, 'help']),
  bind('list', 'list.leave', 'q', 'quit', [6, 'quit']),
  bind('any', 'quit', 'ctrl+c', 'quit'),
  bind('any', 'suspend', 'ctrl+z', 'suspend; fg comes back'),
  bind('any', 'redraw', 'ctrl+l', 'draw the screen again'),
];

/** Editing a line of text is the same in all fields. */
function fieldBindings(field: 'filter' | 'headings' | 'find'): Binding[] {
  return [
    bind(field, `${field}.erase`, 'backspace', 'erase a letter; in an empty field, leave it'),
    bind(field, `${field}.erase-word`, 'ctrl+w', 'erase a word'),
    bind(field, `${field}.erase-line`, 'ctrl+u', 'erase all before the cursor'),
    bind(field, `${field}.left`, 'left ctrl+b', 'a letter to the left'),
    bind(field, `${field}.right`, 'right ctrl+f', 'a letter to the right'),
    bind(field, `${field}.start`, 'home ctrl+a', 'to the start'),
    bind(field, `${field}.end`, 'end ctrl+e', 'to the end'),
  ];
}
