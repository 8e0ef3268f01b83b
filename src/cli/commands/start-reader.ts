import type { Library } from '../../library/library.js';
import type { ReaderSetup } from '../../tui/setup.js';
import type { Context } from '../context.js';
import { type Named, openNamed } from '../naming.js';
import { reopening } from '../open-library.js';
import { warnBriefly } from '../problems.js';

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
  const library = named?.library ?? (await context.library());
  warnBriefly(library, context);
  const journal = await openJournalOf(library, context);
  const reopen = named ? named.reopen : reopening(context);
  const setup: ReaderSetup = {
    library,
    journal,
    searcher: async () => (await import('../../search/search.js')).createSearcher(library),
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
    ...(reopen ? { reopen } : {}),
  };
  if (settings.accessible) return (await import('../../tui/listen.js')).openSession(setup);
  return (await import('../../tui/mount.js')).openReader(setup);
}

/** The journal of this library; one that keeps nothing where that was asked for, and for standard input. */
async function openJournalOf(library: Library, { options, paths }: Context): Promise<ReaderSetup['journal']> {
  const { openJournal } = await import('../../journal/open.js');
  const keeps = options.journal !== false && library.key !== '-';
  return openJournal({ dir: keeps ? paths.state : undefined, key: library.key, clock: () => new Date() });
}
