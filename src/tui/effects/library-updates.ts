import type { Library } from '../../library/library.js';
import { keptOf } from '../session/load-history.js';
import type { Runners, World } from './effect-context.js';
import { reasonOf } from './error-text.js';

/** Milliseconds within which folders are not looked through again by themselves. */
const LATELY = 5000;

/**
 * The library as it comes in after the reader has opened, and read anew: when that is asked for, and when the terminal
 * has the focus again, for it was then that files were changed. One is read at a time.
 */
export function arriving(world: World): Pick<Runners, 'reopen' | 'look-again'> {
  const { setup, dispatch } = world;
  let reading = setup.arriving !== undefined;
  // As `performance.now()` counts, from the program's start; to ask it here would take a millisecond of the first frame.
  let last = 0;
  /** `r` while something was being read: that may have missed what it was pressed for. */
  let wished = false;

  const take = (library: Library, how: { asked?: boolean; arriving?: boolean }): void =>
    dispatch({ type: 'reopened', library, kept: keptOf(library.articles, setup.journal), ...how });
  const tellError = (error: unknown): void => dispatch({ type: 'told', text: reasonOf(error), error: true });
  const read = async (work: () => Promise<void>): Promise<void> => {
    reading = true;
    try {
      await work();
    } catch (error) {
      tellError(error);
    } finally {
      reading = false;
      last = performance.now();
      if (wished) reopenNow();
    }
  };
  const reopen = (open: () => Promise<Library>, asked: boolean): Promise<void> =>
    read(async () => {
      const library = await open();
      if (asked || library !== world.state().library) take(library, { asked });
    });

  const reopenNow = (): void => {
    wished = reading;
    if (setup.reopen && !reading) void reopen(setup.reopen, true);
  };

  const coming = setup.arriving;
  if (coming)
    void read(async () => {
      try {
        for await (const library of coming) take(library, { arriving: true });
      } finally {
        dispatch({ type: 'reopened', library: world.state().library });
      }
    });

  return {
    reopen: () => {
      if (setup.reopen) reopenNow();
      else dispatch({ type: 'told', text: 'The library cannot have changed.', error: false });
    },
    'look-again': () => {
      if (setup.reopen && !reading && performance.now() - last > LATELY) void reopen(setup.reopen, false);
    },
  };
}
