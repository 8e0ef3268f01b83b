import type { Kept } from '../journal/journal.js';
import type { Article } from '../library/article.js';
import { THEME_NAMES } from '../typeset/theme-names.js';
import type { Action } from './app/action.js';
import { initialState } from './app/initial.js';
import type { Settings, Size, State } from './app/state.js';
import type { ReaderSetup } from './setup.js';
import type { Store } from './store.js';

/** Columns that read well, and fit into 80 with a margin on both sides. */
const MEASURE = 76;

/** The state that a reader begins with: its settings, and what the journal keeps of the library's articles. */
export function beginning(setup: ReaderSetup, size: Size, linear = false): State {
  const { library, journal } = setup;
  const kept = new Map<string, Kept>();
  for (const { path } of library.articles) {
    const known = journal.kept(path);
    if (Object.keys(known).length > 0) kept.set(path, known);
  }
  return initialState({
    library,
    settings: { ...settingsOf(setup), linear },
    size,
    kept,
    sort: journal.preferences.sort,
  });
}

/** What was asked for, else what the journal remembers, else the default. */
function settingsOf({
  settings,
  journal,
  program,
  process,
  openFile,
}: ReaderSetup): Omit<Settings, 'linear'> {
  const { depth, ascii, hyperlinks } = settings;
  const { preferences } = journal;
  const usual = settings.width ?? MEASURE;
  return {
    depth,
    // The Linux console's font has few signs beyond Latin, whatever the locale says.
    ascii: ascii || process.env.TERM === 'linux',
    hyperlinks,
    lasting: journal.lasts,
    guests: openFile !== undefined,
    program,
    usual,
    measure: settings.width ?? preferences.measure ?? usual,
    theme: settings.theme ?? THEME_NAMES.find(name => name === preferences.theme) ?? 'terminal',
  };
}

/** What is done before the first key: an article opened, or a filter filled in. */
export function firstActions({ start, library, journal }: ReaderSetup): Action[] {
  const article = start.article ?? (start.resume ? lastRead(library.articles, journal.last) : undefined);
  if (article) return [{ type: 'open', article, anchor: start.anchor }];
  if (start.resume) return [{ type: 'told', text: nothingToResume(journal.lasts), error: false }];
  return start.query ? [{ type: 'filtered', text: start.query }] : [];
}

function nothingToResume(lasting: boolean): string {
  return lasting
    ? 'No article was read here yet.'
    : 'Without the journal no article is known to continue with.';
}

function lastRead(articles: readonly Article[], path: string | undefined): Article | undefined {
  return articles.find(article => article.path === path);
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
