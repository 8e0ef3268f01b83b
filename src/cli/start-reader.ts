import type { History } from '../history/history.js';
import type { Library } from '../library/library.js';
import type { ReaderOptions } from '../tui/session/reader-options.js';
import type { Context, OpenedLibrary } from './context.js';
import { reportProblemCount } from './errors/report-problems.js';
import { openFoldersInUse } from './open-library.js';
import { openFile, type ResolvedArgument } from './resolve-argument.js';

/**
 * Runs the reader, interactive or in accessible mode, and returns the exit code.
 * @param argument what to open; undefined: the library in use
 * @param input the stream of the keys
 */
export async function startReader(
  context: Context,
  argument: ResolvedArgument | undefined,
  input: NodeJS.ReadStream,
): Promise<number> {
  const { options, process, program, settings, terminal } = context;
  const isLast = options.continue && !argument && !options.library;
  const last = isLast ? await (await import('./open-last-library.js')).openLastLibrary(context) : undefined;
  const opened = argument ?? last ?? (await openLibraryInUse(context));
  const history = await openHistoryOf(opened.library, context);
  const library = options.continue ? await waitForLastVisited(opened, history) : opened.library;
  await reportProblemCount(library, context, (argument ?? last)?.problemsCommand);
  const { updates, reload, stop } = opened;
  const setup: ReaderOptions = {
    library,
    history,
    searcher: async library => (await import('../search/search.js')).createSearcher(library),
    start: {
      ...(argument?.article && { article: argument.article }),
      ...(argument?.anchor && { anchor: argument.anchor }),
      ...(options.continue && { resume: true }),
    },
    settings: { ...settings, depth: terminal.depth, hyperlinks: terminal.hyperlinks },
    program: program.name,
    process,
    input,
    openExternalArticle: path => openFile(path, options),
    ...(updates ? { libraryUpdates: updates } : {}),
    ...(reload ? { reloadLibrary: reload } : {}),
  };
  try {
    if (settings.accessible)
      return await (await import('../tui/accessible/session.js')).openAccessibleReader(setup);
    return await (await import('../tui/run-reader.js')).openReader(setup);
  } finally {
    stop?.();
    await reportHistoryWarning(history, context);
  }
}

/** Reports a problem of the history again after the reader, where it stays visible. */
async function reportHistoryWarning({ warning }: History, { report }: Context): Promise<void> {
  // Fails if stderr is a terminal that was closed.
  if (warning) await report('warning', warning).catch(() => {});
}

/** Opens the library in use. Folders arrive incrementally, except in accessible mode. */
async function openLibraryInUse(context: Context): Promise<OpenedLibrary> {
  const { library: dirs, accessible } = context.settings;
  return dirs && !accessible ? openFoldersInUse(context, true) : context.library();
}

/** Waits until the article read last has arrived, else until the whole library has. */
async function waitForLastVisited(
  { library, updates }: OpenedLibrary,
  { lastVisited }: Pick<History, 'lastVisited'>,
): Promise<Library> {
  let current = library;
  const hasArrived = () => current.articles.some(({ path }) => path === lastVisited);
  while (updates && lastVisited !== undefined && !hasArrived()) {
    const next = await updates.next();
    if (next.done) break;
    current = next.value;
  }
  return current;
}

/** Opens the history of the library; in memory only with `--no-history` and for standard input. */
async function openHistoryOf(library: Library, { options, paths }: Context): Promise<History> {
  const { History } = await import('../history/history.js');
  const isPersistent = options.history !== false && library.key !== '-';
  return new History({
    dir: isPersistent ? paths.state : undefined,
    key: library.key,
    clock: () => new Date(),
  });
}
