/**
 * The binding table: the only place that names keys. Dispatch, footer, help, the README's table, the man page and the checks are
 * generated from it. Pure data: must not know the state, or what the actions do.
 */
import type { KeyAction } from '../app/action.js';

/** Where a binding is active. `any`: everywhere. In `filter`, `contents-filter` and `find`, printable keys are text. */
export type KeyContext =
  | 'any' | 'list' | 'filter' | 'opening' | 'reader' | 'contents' | 'contents-filter' | 'find' | 'bookmarks' | 'copy' | 'browse' | 'full-view' | 'help' | 'problems'; // biome-ignore format: one row

export interface Binding {
  contexts: readonly KeyContext[];
  action: KeyAction;
  keys: readonly string[];
  help: string;
  /**
   * Short text for the footer, and its rank. On a narrow screen, hints with the highest rank are dropped first, and the exit hint is
   * dropped last: new users need it most.
   */
  hint?: readonly [rank: number, text: string, isExit?: true];
}

export type Bindings = readonly Binding[];

function bind(
  where: KeyContext | readonly KeyContext[],
  action: KeyAction,
  keys: string,
  help: string,
  hint?: Binding['hint'],
): Binding {
  const base = { contexts: typeof where === 'string' ? [where] : where, action, keys: keys.split(' '), help };
  return hint ? { ...base, hint } : base;
}

const BOTH = ['list', 'reader'] as const;
const SCREENS = ['list', 'reader', 'full-view'] as const;
/** Full-screen panels of text. */
const PANELS = ['help', 'problems'] as const;

/** All bindings, in the order of the help. */
export const BINDINGS: Bindings = [
  bind('list', 'list.open', 'enter', 'read the article', [1, 'read']),
  bind('list', 'list.filter', '/', 'search titles and texts as you type', [2, 'search']),
  bind('list', 'list.next-category', 'tab right', 'next category', [4, 'category']),
  bind('list', 'list.previous-category', 'shift+tab left', 'previous category'),
  bind('list', 'list.sort', 's', 'sort by date, title, category or time', [5, 'sort']),
  bind('list', 'list.mark', 'u', 'mark as read or unread'),
  bind('list', 'list.unread', 'U', 'show only unread articles, or all'),
  bind('list', 'problems', '!', 'problems of the library', [6, 'problems']),
  bind('list', 'list.down', 'j down ctrl+n', 'next article'),
  bind('list', 'list.up', 'k up ctrl+p', 'previous article'),
  bind('list', 'list.page-down', 'space f pgdn ctrl+f', 'a page down'),
  bind('list', 'list.page-up', 'b pgup ctrl+b', 'a page up'),
  bind('list', 'list.half-down', 'ctrl+d', 'half a page down'),
  bind('list', 'list.half-up', 'ctrl+u', 'half a page up'),
  bind('list', 'list.top', 'g home', 'first article'),
  bind('list', 'list.bottom', 'G end', 'last article'),
  bind('list', 'list.escape', 'esc', 'clear the filter, then show all articles'),

  bind('filter', 'filter.open', 'enter', 'read the article', [1, 'read']),
  bind('filter', 'filter.cancel', 'esc', 'clear and close the filter', [2, 'clear', true]),
  bind('filter', 'filter.down', 'down ctrl+n tab', 'next article', [3, 'next']),
  bind('filter', 'filter.up', 'up ctrl+p shift+tab', 'previous article'),
  bind('filter', 'filter.page-down', 'pgdn', 'a page down'),
  bind('filter', 'filter.page-up', 'pgup', 'a page up'),
  ...fieldBindings('filter'),

  bind('opening', 'opening.cancel', 'esc q', 'cancel loading', [1, 'cancel']),

  bind('reader', 'reader.down', 'j down ctrl+n', 'a line down'),
  bind('reader', 'reader.up', 'k up ctrl+p', 'a line up'),
  bind('reader', 'reader.page-down', 'space f pgdn ctrl+f', 'a page down'),
  bind('reader', 'reader.page-up', 'b pgup ctrl+b', 'a page up'),
  bind('reader', 'reader.half-down', 'd ctrl+d', 'half a page down'),
  bind('reader', 'reader.half-up', 'u ctrl+u', 'half a page up'),
  bind('reader', 'reader.top', 'g home', 'to the top'),
  bind('reader', 'reader.bottom', 'G end', 'to the end'),
  bind('reader', 'reader.contents', 't', 'contents: select a heading', [4, 'contents']),
  bind('reader', 'reader.next-heading', ']', 'next heading'),
  bind('reader', 'reader.previous-heading', '[', 'previous heading'),
  bind('reader', 'reader.find', '/', 'search in the article', [4, 'search']),
  bind('reader', 'reader.next-match', 'n', 'next match'),
  bind('reader', 'reader.previous-match', 'N', 'previous match'),
  bind('reader', 'reader.next-link', 'tab', 'select the next link', [5, 'link']),
  bind('reader', 'reader.previous-link', 'shift+tab', 'select the previous link'),
  bind('reader', 'reader.follow', 'enter', 'follow the selected link', [7, 'follow']),
  bind('reader', 'reader.browse', 'o', 'open the selected link in a browser or viewer', [8, 'browser']),
  bind('reader', 'reader.back', 'H backspace', 'go back to before the last jump or link'),
  bind('reader', 'reader.forward', 'L', 'go forward again'),
  bind('reader', 'reader.next-article', 'J', 'next article, or next part of the series'),
  bind('reader', 'reader.previous-article', 'K', 'previous article, or previous part'),
  bind('reader', 'reader.copy', 'y', 'copy code, a link to the section, or the paragraph'),
  bind('reader', 'reader.full-view', 'w', 'full view of a table, code, diagram, formula or image', [
    0,
    'full view',
  ]),
  bind('reader', 'reader.bookmark', 'm', 'set or remove a bookmark'),
  bind('reader', 'reader.bookmarks', "'", 'list the bookmarks'),
  bind('reader', 'reader.wider', '+', 'increase the width'),
  bind('reader', 'reader.narrower', '-', 'decrease the width'),
  bind('reader', 'reader.reset-width', '=', 'reset the width'),
  bind('reader', 'reader.focus', 'z', 'focus: dim everything but the current paragraph'),
  bind('reader', 'reader.escape', 'esc', 'cancel the selection or search, then leave the article'),
  bind('reader', 'reader.leave', 'q', 'back to the list', [1, 'back', true]),

  bind('contents', 'contents.jump', 'enter', 'jump to the heading', [1, 'jump']),
  bind('contents', 'contents.down', 'j down ctrl+n', 'next heading'),
  bind('contents', 'contents.up', 'k up ctrl+p', 'previous heading'),
  bind('contents', 'contents.page-down', 'space f pgdn ctrl+f', 'a page down'),
  bind('contents', 'contents.page-up', 'b pgup ctrl+b', 'a page up'),
  bind('contents', 'contents.half-down', 'd ctrl+d', 'half a page down'),
  bind('contents', 'contents.half-up', 'u ctrl+u', 'half a page up'),
  bind('contents', 'contents.top', 'g home', 'first heading'),
  bind('contents', 'contents.bottom', 'G end', 'last heading'),
  bind('contents', 'contents.filter', '/', 'filter headings', [2, 'filter']),
  bind('contents', 'contents.leave', 'esc q', 'return to the text', [3, 'close', true]),
  bind('contents', 'contents.close', 't', 'hide the contents', [4, 'hide']),

  bind('contents-filter', 'contents-filter.jump', 'enter', 'jump to the heading', [1, 'jump']),
  bind('contents-filter', 'contents-filter.cancel', 'esc', 'show all headings', [2, 'show all', true]),
  bind('contents-filter', 'contents-filter.down', 'down ctrl+n tab', 'next heading', [3, 'next']),
  bind('contents-filter', 'contents-filter.up', 'up ctrl+p shift+tab', 'previous heading'),
  bind('contents-filter', 'contents-filter.page-down', 'pgdn', 'a page down'),
  bind('contents-filter', 'contents-filter.page-up', 'pgup', 'a page up'),
  ...fieldBindings('contents-filter'),

  bind('find', 'find.accept', 'enter', 'close the input and keep the matches', [1, 'done']),
  bind('find', 'find.cancel', 'esc', 'cancel the search and go back', [2, 'cancel', true]),
  ...fieldBindings('find'),

  bind('bookmarks', 'bookmarks.jump', 'enter', 'jump to the bookmark', [1, 'jump']),
  bind('bookmarks', 'bookmarks.down', 'j down ctrl+n', 'next bookmark'),
  bind('bookmarks', 'bookmarks.up', 'k up ctrl+p', 'previous bookmark'),
  bind('bookmarks', 'bookmarks.page-down', 'space f pgdn ctrl+f', 'a page down'),
  bind('bookmarks', 'bookmarks.page-up', 'b pgup ctrl+b', 'a page up'),
  bind('bookmarks', 'bookmarks.half-down', 'ctrl+d', 'half a page down'),
  bind('bookmarks', 'bookmarks.half-up', 'ctrl+u', 'half a page up'),
  bind('bookmarks', 'bookmarks.top', 'g home', 'first bookmark'),
  bind('bookmarks', 'bookmarks.bottom', 'G end', 'last bookmark'),
  bind('bookmarks', 'bookmarks.remove', 'd delete', 'remove the bookmark', [2, 'remove']),
  bind('bookmarks', 'bookmarks.close', "esc q '", 'close the bookmarks', [3, 'close', true]),

  bind('copy', 'copy.code', 'c', 'copy the code block', [1, 'code']),
  bind('copy', 'copy.link', 'l', 'copy a link to this section', [2, 'link']),
  bind('copy', 'copy.paragraph', 'p', 'copy the paragraph', [3, 'paragraph']),
  bind('copy', 'copy.cancel', 'esc q', 'cancel', [4, 'cancel', true]),

  bind('browse', 'browse.accept', 'enter y', 'open the link or image', [1, 'open']),
  bind('browse', 'browse.cancel', 'esc n q', 'cancel', [2, 'cancel', true]),

  bind('full-view', 'full-view.down', 'j down ctrl+n', 'a line down'),
  bind('full-view', 'full-view.up', 'k up ctrl+p', 'a line up'),
  bind('full-view', 'full-view.left', 'h left', 'to the left'),
  bind('full-view', 'full-view.right', 'l right', 'to the right', [4, 'right']),
  bind('full-view', 'full-view.page-down', 'space f pgdn ctrl+f', 'a page down'),
  bind('full-view', 'full-view.page-up', 'b pgup ctrl+b', 'a page up'),
  bind('full-view', 'full-view.half-down', 'd ctrl+d', 'half a page down'),
  bind('full-view', 'full-view.half-up', 'u ctrl+u', 'half a page up'),
  bind('full-view', 'full-view.page-left', 'H', 'a page to the left'),
  bind('full-view', 'full-view.page-right', 'L', 'a page to the right'),
  bind('full-view', 'full-view.top', 'g home', 'to the first line'),
  bind('full-view', 'full-view.bottom', 'G end', 'to the last line'),
  bind('full-view', 'full-view.start', '0', 'to the first column'),
  bind('full-view', 'full-view.end', '$', 'to the last column'),
  bind('full-view', 'full-view.next-block', 'tab', 'next table, code, diagram, formula or image', [
    4,
    'next',
  ]),
  bind(
    'full-view',
    'full-view.previous-block',
    'shift+tab',
    'previous table, code, diagram, formula or image',
  ),
  bind('full-view', 'full-view.copy', 'y', 'copy the code or source, or the table as Markdown', [2, 'copy']),
  bind('full-view', 'full-view.copy-tsv', 'Y', 'copy the table as tab-separated values', [5, 'TSV']),
  bind('full-view', 'full-view.close', 'esc q w', 'back to the article', [1, 'back', true]),

  bind(PANELS, 'panel.down', 'j down ctrl+n', 'a line down', [3, 'down']),
  bind(PANELS, 'panel.up', 'k up ctrl+p', 'a line up'),
  bind(PANELS, 'panel.page-down', 'space f pgdn ctrl+f', 'a page down', [2, 'page']),
  bind(PANELS, 'panel.page-up', 'b pgup ctrl+b', 'a page up'),
  bind(PANELS, 'panel.half-down', 'd ctrl+d', 'half a page down'),
  bind(PANELS, 'panel.half-up', 'u ctrl+u', 'half a page up'),
  bind(PANELS, 'panel.top', 'g home', 'to the top'),
  bind(PANELS, 'panel.bottom', 'G end', 'to the end'),
  bind(PANELS, 'panel.close', 'esc q ? ! enter', 'close the panel', [1, 'close', true]),

  bind(BOTH, 'edit', 'e', 'open the file in the editor at this line'),
  bind(BOTH, 'reload', 'r', 'reload'),
  bind(SCREENS, 'theme', 'T', 'next theme'),
  bind(SCREENS, 'mouse', 'M', 'mouse on or off'),
  bind(SCREENS, 'help', '?', 'this help', [3, 'help']),
  bind('list', 'list.leave', 'q', 'quit', [3, 'quit', true]),
  bind('any', 'quit', 'ctrl+c', 'quit'),
  bind('any', 'suspend', 'ctrl+z', 'suspend (resume with fg)'),
  bind('any', 'redraw', 'ctrl+l', 'redraw the screen'),
];

/** Bindings that edit a text field, the same for every field. */
function fieldBindings(field: 'filter' | 'contents-filter' | 'find'): Binding[] {
  return [
    bind(field, `${field}.erase`, 'backspace', 'erase a character; close an empty field'),
    bind(field, `${field}.erase-word`, 'ctrl+w', 'erase a word'),
    bind(field, `${field}.erase-line`, 'ctrl+u', 'erase to the start'),
    bind(field, `${field}.left`, 'left ctrl+b', 'a character to the left'),
    bind(field, `${field}.right`, 'right ctrl+f', 'a character to the right'),
    bind(field, `${field}.start`, 'home ctrl+a', 'to the start'),
    bind(field, `${field}.end`, 'end ctrl+e', 'to the end'),
  ];
}
