import { unwatchFile, watchFile } from 'node:fs';
import type { Action } from '../app/action.js';
import type { State } from '../app/state.js';
import type { Store } from '../session/store.js';

/** Milliseconds between two looks at the file: a saved edit is on the screen within a second. */
const EVERY = 700;

/**
 * Watches the file of the article that is open, and no other: when it has changed the article is set again, at the
 * same text. It is looked at rather than listened to, since many editors put a new file in its place. Gives the
 * function that ends it.
 */
export function watchOpenArticle(store: Store<State, Action>, every = EVERY): () => void {
  let watched: string | undefined;
  let changed = false;

  /** What is open over the text, a list of bookmarks or a question, is let finish first. */
  const settle = (): void => {
    const { front, opening, modal } = store.state;
    if (!changed || front !== 'reader' || opening || modal) return;
    changed = false;
    store.dispatch({ type: 'edited' });
  };
  const look = (now: { mtimeMs: number; size: number }, before: { mtimeMs: number; size: number }): void => {
    // No time: it is gone, as it is for a moment while it is replaced.
    if (now.mtimeMs === 0 || (now.mtimeMs === before.mtimeMs && now.size === before.size)) return;
    changed = true;
    settle();
  };
  const watch = (file: string | undefined): void => {
    if (file === watched) return;
    if (watched !== undefined) unwatchFile(watched, look);
    watched = file;
    changed = false;
    if (file !== undefined) watchFile(file, { persistent: false, interval: every }, look);
  };
  const follow = (): void => {
    const { front, reading } = store.state;
    watch(front === 'reader' ? reading?.article.file : undefined);
    settle();
  };

  const leave = store.subscribe(follow);
  follow();
  return () => {
    leave();
    watch(undefined);
  };
}
