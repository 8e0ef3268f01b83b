import { type Stats, stat, statSync } from 'node:fs';
import type { Action } from '../app/action.js';
import type { Reading, State } from '../app/state.js';
import type { Store } from '../session/store.js';

/** Milliseconds between two checks of the file. A saved edit is on the screen within a second. */
const POLL_INTERVAL = 700;

/** Checks in a row that do not find the file before it counts as removed. */
const MISSING_CHECKS = 2;

type FileState = Pick<Stats, 'mtimeMs' | 'size'>;

/** Synchronous, so that every change after this call is noticed. Undefined if the file cannot be read now. */
function stateOf(file: string): FileState | undefined {
  try {
    return statSync(file);
  } catch {
    return undefined;
  }
}

/** True while a search is being typed, or the contents or the full view have the keys. */
function isCovered({ find, contents, fullView }: Reading): boolean {
  return find?.typing === true || contents.focused || fullView !== undefined;
}

/**
 * Watches only the file of the open article, and reports its changes as actions. Returns a function that stops watching.
 * Polls instead of using file events, because many editors replace the file.
 */
export function watchOpenArticle(store: Store<State, Action>, interval = POLL_INTERVAL): () => void {
  let watched: string | undefined;
  let known: FileState | undefined;
  let timer: NodeJS.Timeout | undefined;
  /** The action that reports a change, until it is dispatched. */
  let change: 'file-changed' | 'file-removed' | undefined;
  /** Number of checks in a row that did not find the file. */
  let missing = 0;

  /** Reports a change. Waits while something is open over the text: a reload closes it, and further keys would be actions. */
  const reportChange = (): void => {
    const { screen, opening, modal, reading } = store.state;
    if (!change || screen !== 'reader' || opening || modal || !reading || isCovered(reading)) return;
    const type = change;
    change = undefined;
    store.dispatch({ type });
  };
  const compare = (file: string, now: FileState): void => {
    if (file !== watched) return;
    missing = 0;
    if (change === 'file-removed') change = undefined;
    if (now.mtimeMs === known?.mtimeMs && now.size === known.size) return;
    known = now;
    change = 'file-changed';
    reportChange();
  };
  /** A file that is being replaced is missing for a moment: that is no change. */
  const countMissing = (file: string, { code }: NodeJS.ErrnoException): void => {
    if (file !== watched || known === undefined || code !== 'ENOENT' || ++missing !== MISSING_CHECKS) return;
    change = 'file-removed';
    reportChange();
  };
  const watch = (file: string | undefined): void => {
    if (file === watched) return;
    clearInterval(timer);
    watched = file;
    change = undefined;
    missing = 0;
    if (file === undefined) return;
    known = stateOf(file);
    const check = (): void =>
      stat(file, (error, now) => (error ? countMissing(file, error) : compare(file, now)));
    timer = setInterval(check, interval).unref();
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
