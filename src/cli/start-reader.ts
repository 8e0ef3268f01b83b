import type { History } from '../history/history.js';
import type { Library } from '../library/library.js';
import type { ReaderSetup } from '../tui/session/reader-options.js';
import type { Context } from './context.js';
import { warnBriefly } from './errors/report-problems.js';
import { type Opened, openGradually, reopening } from './open-library.js';
import { type Named, openNamed } from './resolve-argument.js';

/**
 * Opens the reader, on the screen or for listening, and waits until it is left. `named`: what the command line names,
 * absent for the library alone; `input`: where its keys come from. Gives the exit code.
 */
export async function startReader(
  context: Context,
  named: Named | undefined,
  input: NodeJS.ReadStream,
): Promise<number> {
  const { options, process, program, settings, terminal } = context;
  const opened = named ?? (await openInUse(context));
  const journal = await openJournalOf(opened.library, context);
  const library = options.continue ? await awaitLast(opened, journal) : opened.library;
  warnBriefly(library, context, named?.tells);
  const { arriving, reopen, stop } = opened;
  const setup: ReaderSetup = {
    library,
    journal,
    searcher: async searched => (await import('../search/search.js')).createSearcher(searched),
    start: {
      ...(named?.article && { article: named.article }),
      ...(named?.anchor && { anchor: named.anchor }),
      ...(options.continue && { resume: true }),
    },
    settings: { ...settings, depth: terminal.depth, hyperlinks: terminal.hyperlinks },
    program: program.name,
    process,
    input,
    openFile: path => openNamed(path, options),
    ...(arriving ? { arriving } : {}),
    ...(reopen ? { reopen } : {}),
  };
  try {
    if (settings.accessible) return await (await import('../tui/accessible/session.js')).openSession(setup);
    return await (await import('../tui/run-reader.js')).openReader(setup);
  } finally {
    stop?.();
  }
}

/** The library in use: folders as far as they are there, the bundle, and for who listens all of it. */
async function openInUse(context: Context): Promise<Opened> {
  const dirs = context.settings.library;
  if (dirs && !context.settings.accessible) return openGradually(dirs, context);
  const reopen = reopening(context);
  return { library: await context.library(), ...(reopen && { reopen }) };
}

/** Waits until the article read last has come; where it does not, until all have. */
async function awaitLast({ library, arriving }: Opened, { last }: Pick<History, 'last'>): Promise<Library> {
  let come = library;
  const isThere = () => come.articles.some(({ path }) => path === last);
  while (arriving && last !== undefined && !isThere()) {
    const next = await arriving.next();
    if (next.done) break;
    come = next.value;
  }
  return come;
}

/** The journal of this library; one that keeps nothing where that was asked for, and for standard input. */
async function openJournalOf(library: Library, { options, paths }: Context): Promise<History> {
  const { openHistory } = await import('../history/open-history.js');
  const keeps = options.journal !== false && library.key !== '-';
  return openHistory({ dir: keeps ? paths.state : undefined, key: library.key, clock: () => new Date() });
}
