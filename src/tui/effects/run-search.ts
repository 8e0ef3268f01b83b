import type { Library } from '../../library/library.js';
import type { Searcher } from '../../search/search.js';
import type { Runners, World } from './effect-context.js';
import { reasonOf } from './error-text.js';

/** More hits than this get no snippet: no screen shows them, and each costs a document. */
const PASSAGES = 60;

/**
 * Searches twice: the metadata at once, in the same frame, then the bodies between keys. A new query ends the search
 * before it; what it still had to say is dropped by its request.
 */
export function searching(world: World): Pick<Runners, 'search' | 'prepare-search'> {
  const { dispatch } = world;
  let engine: { of: Library; loading: Promise<Searcher>; ready?: Searcher } | undefined;
  let current = new AbortController();
  /** The engine for the library in use: one that was replaced is not searched any more. */
  const load = (): { loading: Promise<Searcher>; ready?: Searcher } => {
    const { library } = world.state();
    if (engine?.of === library) return engine;
    const loading = world.setup.searcher(library);
    const made: typeof engine = { of: library, loading };
    engine = made;
    loading.then(
      ready => {
        made.ready = ready;
      },
      () => undefined,
    );
    return made;
  };

  const complete = async (
    engine: Searcher,
    query: string,
    request: number,
    signal: AbortSignal,
  ): Promise<void> => {
    await yieldToEventLoop();
    // Texts are searched in the library that is on its way; when it has come, this is asked again.
    if (signal.aborted || world.state().arriving) return;
    const results = await engine.complete(query, { signal, yieldToEventLoop, passages: PASSAGES });
    dispatch({ type: 'found', request, results, complete: true });
  };

  return {
    // Better while the reader still thinks of a word.
    'prepare-search': () =>
      void load()
        .loading.then(engine => engine.prepare({ yieldToEventLoop }))
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
      const { ready, loading } = load();
      (ready ? ask(ready) : loading.then(ask)).catch(error => {
        if (!signal.aborted) dispatch({ type: 'told', text: reasonOf(error), error: true });
      });
    },
  };
}

/** Lets keys in. */
function yieldToEventLoop(): Promise<void> {
  return new Promise(resolve => setImmediate(resolve));
}
