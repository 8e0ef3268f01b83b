import { type Stats, unwatchFile, watchFile } from 'node:fs';
import type { Action } from '../app/action.js';
import type { State } from '../app/state.js';
import type { Store } from '../session/store.js';

/** Milliseconds between two checks of the file. A saved edit is on the screen within a second. */
const POLL_INTERVAL = 700;

/**
 * Watches only the file of the open article, and reports its changes as actions. Returns a function that stops watching.
 * Polls instead of using file events, because many editors replace the file.
 */
export function watchOpenArticle(store: Store<State, Action>, interval = POLL_INTERVAL): () => void {
  let watched: string | undefined;
  let hasChanged = false;

  /** Reports a change. Waits while something is open over the text, such as bookmarks or a question. */
  const reportChange = (): void => {
    const { screen, opening, modal } = store.state;
    if (!hasChanged || screen !== 'reader' || opening || modal) return;
    hasChanged = false;
    store.dispatch({ type: 'file-changed' });
  };
  const compare = (now: Pick<Stats, 'mtimeMs' | 'size'>, before: Pick<Stats, 'mtimeMs' | 'size'>): void => {
    // A time of 0 means that the file is missing. It is, for a moment, while it is replaced.
    if (now.mtimeMs === 0 || (now.mtimeMs === before.mtimeMs && now.size === before.size)) return;
    hasChanged = true;
    reportChange();
  };
  const watch = (file: string | undefined): void => {
    if (file === watched) return;
    if (watched !== undefined) unwatchFile(watched, compare);
    watched = file;
    hasChanged = false;
    if (file !== undefined) watchFile(file, { persistent: false, interval }, compare);
  };
  const followState = (): void => {
    const { screen, reading } = store.state;
    watch(screen === 'reader' ? reading?.article.file : undefined);
    reportChange();
  };

  const unsubscribe = store.subscribe(followState);
  followState();
  return () => {
    unsubscribe();
    watch(undefined);
  };
}
