import type { Library } from '../../library/library.js';
import type { SearchResults } from '../../search/results/search-result.js';
import type { Searcher } from '../../search/search.js';
import { yieldToEventLoop } from '../../util/time-slicer.js';
import { type EffectContext, type EffectRunners, showError } from './effect-context.js';

/** Maximum number of results with a snippet. No screen shows more, and each costs a document. */
const MAX_SNIPPETS = 60;

interface Engine {
  library: Library;
  loading: Promise<Searcher>;
  ready?: Searcher;
}

/**
 * Searches twice: metadata at once, in the same frame, then bodies between keys. A new query aborts the search before it, and
 * answers that are still on their way are dropped by their request id.
 */
export function createSearchRunner(context: EffectContext): Pick<EffectRunners, 'search' | 'prepare-search'> {
  const { dispatch } = context;
  let engine: Engine | undefined;
  let current = new AbortController();

  /** Returns the engine of the current library, and drops that of a replaced one. */
  const loadEngine = (): Engine => {
    const { library } = context.state();
    if (engine?.library === library) return engine;
    const loading = context.options.searcher(library);
    const created: Engine = { library, loading };
    engine = created;
    loading.then(
      ready => {
        created.ready = ready;
      },
      () => {
        // The next query loads it again.
        if (engine === created) engine = undefined;
      },
    );
    return created;
  };

  const searchBodies = async (
    searcher: Searcher,
    query: string,
    request: number,
    signal: AbortSignal,
  ): Promise<void> => {
    await yieldToEventLoop();
    // While a newer library is loading, bodies are not searched. The query runs again when it is loaded.
    if (signal.aborted || context.state().libraryLoading) return;
    const results = await searcher.searchAll(query, { signal, yieldToEventLoop, snippets: MAX_SNIPPETS });
    dispatch({ type: 'search-answered', request, results, complete: true });
  };

  return {
    // Runs when the filter opens, while the user is still typing.
    'prepare-search': () =>
      void loadEngine()
        .loading.then(searcher => searcher.prepare({ yieldToEventLoop }))
        .catch(() => undefined),
    search: ({ query, request }) => {
      current.abort();
      current = new AbortController();
      const { signal } = current;
      let results: SearchResults = { results: [], total: 0, corrections: [] };
      const search = (searcher: Searcher): Promise<void> => {
        if (signal.aborted) return Promise.resolve();
        results = searcher.searchMetadata(query);
        dispatch({ type: 'search-answered', request, results, complete: false });
        return searchBodies(searcher, query, request, signal);
      };
      const { ready, loading } = loadEngine();
      (ready ? search(ready) : loading.then(search)).catch(error => {
        if (signal.aborted) return;
        // There will be no other results, for which the list would wait.
        dispatch({ type: 'search-answered', request, results, complete: true });
        showError(context, error);
      });
    },
  };
}
