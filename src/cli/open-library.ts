import type { CommitDays } from '../host/programs/git.js';
import { isCompiled } from '../library/compiled/compiled-files.js';
import type { IncrementalLibrary, Library } from '../library/library.js';
import type { OpenOptions } from '../library/source/load-metadata.js';
import { isUserError, UserError } from '../util/user-error.js';
import type { Context, OpenedLibrary } from './context.js';
import { showProgress } from './output/progress.js';
import type { Program } from './program-info.js';

/** The part of the context that opening a library needs. */
export type OpenContext = Pick<Context, 'options' | 'paths' | 'terminal'> & {
  program: Pick<Program, 'version'>;
};

/**
 * Opens the library in use: the folders in the settings, else the bundle.
 * @throws {UserError} for a folder that is missing, cannot be read, or has no articles
 */
export async function openLibrary(
  bundle: Library,
  context: OpenContext & Pick<Context, 'settings'>,
): Promise<OpenedLibrary> {
  return context.settings.library ? openFoldersInUse(context) : { library: bundle };
}

/** Opens the folders in the settings. An error names the variable, or the line of the config file, that sets them. */
export async function openFoldersInUse(
  context: OpenContext & Pick<Context, 'settings'>,
  partial = false,
): Promise<OpenedLibrary> {
  const { library = [], librarySource } = context.settings;
  try {
    return await openFolders(library, context, partial);
  } catch (error) {
    if (!isUserError(error) || librarySource === undefined) throw error;
    const { message, hint, code } = error;
    throw new UserError(`${librarySource}: ${message}`, { ...(hint && { hint }), code, cause: error });
  }
}

/**
 * Opens folders, and shows the number of articles on a terminal meanwhile. Caches them unless `--no-cache` is set.
 * @param partial return as soon as there is something to show
 */
export async function openFolders(
  dirs: readonly string[],
  context: OpenContext,
  partial = false,
): Promise<OpenedLibrary> {
  const progress = showProgress('articles read', context.terminal);
  try {
    const source = await openSource(dirs, context, progress.update);
    const reload = () => source.reload();
    // Nothing else runs meanwhile, so this load need not yield.
    if (!partial) return { library: await source.reload(false), reload };
    const updates = source.updates();
    const first = await updates.next();
    if (first.done) throw new Error('loading yielded no library');
    return { library: first.value, updates, reload, stop: () => source.stop() };
  } finally {
    progress.end();
  }
}

async function openSource(
  dirs: readonly string[],
  { options, paths, program }: OpenContext,
  onProgress: (files: number) => void,
): Promise<IncrementalLibrary> {
  const [dir, second] = dirs;
  // An author names the output of `build` to see it as readers do.
  if (dir !== undefined && second === undefined && isCompiled(dir))
    return (await import('./open-compiled-library.js')).openCompiledLibrary(dir);
  const { openSources } = await import('../library/source/open-source.js');
  return openSources(dirs, {
    ...(await sourceOptions(options)),
    ...(options.cache !== false && { cache: { dir: paths.cache, version: program.version } }),
    onProgress,
  });
}

/** The options that all Markdown sources are opened with. */
export async function sourceOptions({
  follow = false,
  drafts = false,
  dates,
}: Pick<Context['options'], 'follow' | 'drafts' | 'dates'>): Promise<SourceOptions> {
  const { parseToml } = await import('../host/toml.js');
  return { parseToml, follow, drafts, ...(dates === 'git' && { commitDays: readCommitDaysOf }) };
}

type SourceOptions = Pick<OpenOptions, 'parseToml' | 'follow' | 'drafts' | 'commitDays'>;

async function readCommitDaysOf(folder: string, file?: string): Promise<CommitDays> {
  const { readCommitDays } = await import('../host/programs/git.js');
  return readCommitDays(folder, process.env, file === undefined ? {} : { file });
}
