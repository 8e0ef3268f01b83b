import type { History } from '../history/history.js';
import type { Library } from '../library/library.js';
import type { ReaderOptions } from '../tui/session/reader-options.js';
import type { Context, OpenedLibrary } from './context.js';
import { reportProblemCount } from './errors/report-problems.js';
import { openFolders, openFoldersInUse } from './open-library.js';
import { openFile, type ResolvedArgument, resolveArgument } from './resolve-argument.js';

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
  const last = argument || !options.continue ? undefined : await openLastLibrary(context);
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
    settings: {
      ...settings,
      depth: terminal.depth,
      hyperlinks: terminal.hyperlinks,
      italics: terminal.italics,
    },
    program: program.name,
    process,
    input,
    openExternalArticle: path => openFile(path, options),
    ...(updates ? { libraryUpdates: updates } : {}),
    ...(reload ? { reloadLibrary: reload } : {}),
  };
  try {
    const { openReader } = await import('../tui/open-reader.js');
    return await openReader(setup, settings);
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

/** Opens the library, or the file, of the article that was read last. Undefined if that is the library in use. */
async function openLastLibrary(context: Context): Promise<ResolvedArgument | undefined> {
  const { options, paths, settings } = context;
  if (options.library || options.history === false) return undefined;
  const { History } = await import('../history/history.js');
  const { visits } = new History({ dir: paths.state, key: '', clock: () => new Date() });
  const { findLastVisit } = await import('./find-last-visit.js');
  const last = findLastVisit(visits, settings.library ? undefined : (await context.library()).library.key);
  if (!last) return undefined;
  // The command that lists the problems of a file or folder is that of an argument.
  if ('file' in last) return resolveArgument(context, last.file);
  const [folder = '', ...others] = last.folders;
  if (others.length === 0) return resolveArgument(context, folder, !settings.accessible);
  return openFolders(last.folders, context, !settings.accessible);
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
