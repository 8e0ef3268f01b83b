import type { Article } from '../../library/article.js';
import { THEME_NAMES } from '../../render/theme-names.js';
import type { Action } from '../app/action.js';
import { initialState } from '../app/initial.js';
import type { Settings, Size, State } from '../app/state.js';
import { keptOf } from './load-history.js';
import type { ReaderSetup } from './reader-options.js';
import type { Store } from './store.js';

/** Columns that read well, and fit into 80 with a margin on both sides. */
const MEASURE = 76;

/** The state that a reader begins with: its settings, and what the journal keeps of the library's articles. */
export function beginning(setup: ReaderSetup, size: Size, accessible = false): State {
  const { library, journal } = setup;
  return initialState({
    library,
    arriving: setup.arriving !== undefined,
    settings: { ...settingsOf(setup), accessible },
    size,
    kept: keptOf(library.articles, journal),
    sort: journal.preferences.sort,
  });
}

/** What was asked for, else what the journal remembers, else the default. */
function settingsOf(setup: ReaderSetup): Omit<Settings, 'accessible'> {
  const { library, settings, journal, program, process, openFile } = setup;
  const { depth, ascii, hyperlinks } = settings;
  const { preferences } = journal;
  const usual = settings.width ?? MEASURE;
  return {
    depth,
    // The Linux console's font has few signs beyond Latin, whatever the locale says.
    ascii: ascii || process.env.TERM === 'linux',
    hyperlinks,
    alone: library.articles.length === 1 && articleToOpen(setup) !== undefined,
    lasting: journal.lasts,
    guests: openFile !== undefined,
    program,
    usual,
    contents: preferences.contents ?? true,
    measure: settings.width ?? preferences.measure ?? usual,
    theme: settings.theme ?? THEME_NAMES.find(name => name === preferences.theme) ?? 'terminal',
  };
}

/** What is done before the first key: an article opened; and said, what the journal met at its start. */
export function firstActions(setup: ReaderSetup): Action[] {
  const { trouble } = setup.journal;
  return trouble ? [...begun(setup), { type: 'told', text: trouble, error: true }] : begun(setup);
}

function begun(setup: ReaderSetup): Action[] {
  const { start, journal } = setup;
  const article = articleToOpen(setup);
  if (article) return [{ type: 'open', article, anchor: start.anchor }];
  if (start.resume) return [{ type: 'told', text: nothingToResume(journal.lasts), error: false }];
  return [{ type: 'begun' }];
}

function nothingToResume(lasting: boolean): string {
  return lasting
    ? 'No article was read here yet.'
    : 'Without the journal no article is known to continue with.';
}

function articleToOpen({ start, library, journal }: ReaderSetup): Article | undefined {
  if (start.article || !start.resume) return start.article;
  return library.articles.find(({ path }) => path === journal.last);
}

/** Milliseconds that an empty screen waits for the article to be opened at once; after that the list is shown meanwhile. */
const PATIENCE = 150;

/** Resolves when nothing is being opened (any more): the list is not to flash by before an article. */
export function opened(store: Store<State, Action>): Promise<void> {
  return new Promise(resolve => {
    const look = (): void => {
      if (!store.state.opening) done();
    };
    const leave = store.subscribe(look);
    const timer = setTimeout(() => done(), PATIENCE);
    const done = (): void => {
      clearTimeout(timer);
      leave();
      resolve();
    };
    look();
  });
}
