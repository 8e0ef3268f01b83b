/** Startup of the reader: its first state and its first actions. Must not import views or effects. */
import type { Article } from '../../library/article.js';
import { resolveImages } from '../../render/images/image-protocol.js';
import { THEME_NAMES } from '../../render/theme-names.js';
import type { Action } from '../app/action.js';
import { initialState } from '../app/initial.js';
import { errorText } from '../app/reducer.js';
import type { Settings, Size, State } from '../app/state.js';
import { BINDINGS, type Bindings } from '../keys/bindings.js';
import { actionHints } from '../keys/help.js';
import { loadReadingStates } from './load-history.js';
import type { ReaderOptions } from './reader-options.js';
import type { Store } from './store.js';

/** Default text width. Comfortable to read, and fits into 80 columns with a margin at both sides. */
const DEFAULT_WIDTH = 76;

/** The first state: settings, and the saved reading states of the library's articles. */
export function startState(
  options: ReaderOptions,
  size: Size,
  { accessible = false, bindings = BINDINGS }: { accessible?: boolean; bindings?: Bindings } = {},
): State {
  const { library, history } = options;
  return initialState({
    library,
    libraryLoading: options.libraryUpdates !== undefined,
    settings: settingsOf(options, accessible, bindings),
    size,
    readingStates: loadReadingStates(library.articles, history),
    sort: history.preferences.sort,
  });
}

/** Settings from the options, else from the history, else the defaults. */
function settingsOf(options: ReaderOptions, accessible: boolean, bindings: Bindings): Settings {
  const { library, settings, history, program, process, openExternalArticle } = options;
  const { depth, ascii, hyperlinks, italics } = settings;
  const { preferences } = history;
  const defaultWidth = settings.width ?? DEFAULT_WIDTH;
  // The font of the Linux console has few characters beyond Latin, in any locale.
  const isAscii = ascii || process.env.TERM === 'linux';
  const images = resolveImages({ choice: settings.images, depth, ascii: isAscii, accessible });
  return {
    depth,
    ascii: isAscii,
    images: images.protocol,
    detectsImages: images.detects,
    fullViewKey: actionHints(bindings, ['reader.full-view'], isAscii)[0]?.keys || undefined,
    accessible,
    hyperlinks,
    italics,
    isSingleArticle: library.articles.length === 1 && articleToOpen(options) !== undefined,
    isHistoryPersistent: history.isPersistent,
    opensExternalArticles: openExternalArticle !== undefined,
    program,
    defaultWidth,
    contents: preferences.contents ?? true,
    width: settings.width ?? preferences.width ?? defaultWidth,
    theme: settings.theme ?? THEME_NAMES.find(name => name === preferences.theme) ?? 'terminal',
  };
}

/** Actions before the first key: opens an article, and shows a warning from loading the history. */
export function firstActions(options: ReaderOptions): Action[] {
  const { warning } = options.history;
  return warning
    ? [...openingActions(options), { type: 'message-shown', text: errorText(warning), error: true }]
    : openingActions(options);
}

function openingActions(options: ReaderOptions): Action[] {
  const { start, history } = options;
  const article = articleToOpen(options);
  if (article) return [{ type: 'open-article', article, anchor: start.anchor }];
  if (start.resume)
    return [{ type: 'message-shown', text: nothingToResume(history.isPersistent), error: false }];
  return [{ type: 'started' }];
}

function nothingToResume(isHistoryPersistent: boolean): string {
  return isHistoryPersistent
    ? 'No article to continue with yet'
    : 'No article to continue with: the history is off';
}

function articleToOpen({ start, library, history }: ReaderOptions): Article | undefined {
  if (start.article || !start.resume) return start.article;
  return library.articles.find(({ path }) => path === history.lastVisited);
}

/** Maximum milliseconds to wait for the first article with an empty screen. After that the list is shown. */
const MAX_WAIT = 150;

/** Resolves when no article is being loaded, or its start is. So the list does not flash before the article. */
export function waitUntilOpened(store: Store<State, Action>): Promise<void> {
  return new Promise(resolve => {
    const check = (): void => {
      const { opening } = store.state;
      if (!opening || opening.before) done();
    };
    const unsubscribe = store.subscribe(check);
    const timer = setTimeout(() => done(), MAX_WAIT);
    const done = (): void => {
      clearTimeout(timer);
      unsubscribe();
      resolve();
    };
    check();
  });
}
