import type { Searcher } from '../../search/search.js';
import type { Runners, World } from '../effects.js';
import { reasonOf } from './reason.js';

/** More hits than this get no snippet: no screen shows them, and each costs a document. */
const PASSAGES = 60;

/**
 * Searches twice: the metadata at once, in the same frame, then the bodies between keys. A new query ends the search
 * before it; what it still had to say is dropped by its request.
 */
export function searching(world: World): Pick<Runners, 'search' | 'prepare-search'> {
  const { dispatch } = world;
  let searcher: Promise<Searcher> | undefined;
  let ready: Searcher | undefined;
  let current = new AbortController();
  const load = (): Promise<Searcher> => {
    searcher ??= world.setup.searcher().then(loaded => (ready = loaded));
    return searcher;
  };

  const complete = async (
    engine: Searcher,
    query: string,
    request: number,
    signal: AbortSignal,
  ): Promise<void> => {
    await breathe();
    if (signal.aborted) return;
    const results = await engine.complete(query, { signal, breathe, passages: PASSAGES });
    dispatch({ type: 'found', request, results, complete: true });
  };

  return {
    // Better while the reader still thinks of a word.
    'prepare-search': () =>
      void load()
        .then(engine => engine.prepare({ breathe }))
        .catch(() => undefined),
    search: ({ query, request }) => {
      current.abort();
      current = new AbortController();
      const { signal } = current;
      const ask = (engine: Searcher): Promise<void> => {
        if (signal.aborted) return Promise.resolve();
        dispatch({ type: 'found', request, results: engine.now(query), complete: false });
        return complete(engine, query, request, signal);
      };
      (ready ? ask(ready) : load().then(ask)).catch(error => {
        if (!signal.aborted) dispatch({ type: 'told', text: reasonOf(error), error: true });
      });
    },
  };
}

/** Lets keys in. */
function breathe(): Promise<void> {
  return new Promise(resolve => setImmediate(resolve));
}
