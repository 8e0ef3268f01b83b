import type { Library } from '../../library/library.js';
import { loadReadingStates } from '../session/load-history.js';
import { type EffectContext, type EffectRunners, showError, showMessage } from './effect-context.js';

/** Minimum milliseconds between two automatic checks of the folders. */
const CHECK_INTERVAL = 5000;

/**
 * Receives the library while it is loading, and reloads it on request. Also reloads it when the terminal gets the focus again,
 * because files may have been edited. Only one load runs at a time.
 */
export function createLibraryUpdates(
  context: EffectContext,
): Pick<EffectRunners, 'reload-library' | 'check-library'> {
  const { options, dispatch } = context;
  let isLoading = options.libraryUpdates !== undefined;
  // `performance.now()` of the last load. 0 at first, because reading the clock here would take a millisecond of the first
  // frame.
  let lastLoad = 0;
  /** Set if another load is asked for during a load. That load may have missed the change, so run another. */
  let again: { requested: boolean } | undefined;

  const update = (library: Library, how: { requested?: boolean; libraryLoading?: boolean }): void =>
    dispatch({
      type: 'library-updated',
      library,
      readingStates: loadReadingStates(library.articles, options.history),
      ...how,
    });
  const runLoad = async (load: () => Promise<void>): Promise<void> => {
    isLoading = true;
    try {
      await load();
    } catch (error) {
      showError(context, error);
    } finally {
      isLoading = false;
      lastLoad = performance.now();
      if (again) reload(again.requested);
    }
  };
  const reopen = (open: () => Promise<Library>, requested: boolean): Promise<void> =>
    runLoad(async () => {
      const library = await open();
      if (requested || library !== context.state().library) update(library, { requested });
    });
  const reload = (requested: boolean): void => {
    again = isLoading ? { requested: requested || again?.requested === true } : undefined;
    if (options.reloadLibrary && !isLoading) void reopen(options.reloadLibrary, requested);
  };

  const { libraryUpdates } = options;
  if (libraryUpdates)
    void runLoad(async () => {
      try {
        for await (const library of libraryUpdates) update(library, { libraryLoading: true });
      } finally {
        dispatch({ type: 'library-updated', library: context.state().library });
      }
    });

  return {
    'reload-library': () => {
      if (options.reloadLibrary) reload(true);
      else showMessage(context, 'Nothing to reload: this library is built in');
    },
    'check-library': ({ now = false }) => {
      const isDue = !isLoading && performance.now() - lastLoad > CHECK_INTERVAL;
      if (now || isDue) reload(false);
    },
  };
}
