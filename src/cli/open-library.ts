import type { Library } from '../library/library.js';
import type { Context } from './context.js';
import { showProgress } from './progress.js';

/** What opening folders takes from the context. */
type Means = Pick<Context, 'options' | 'paths' | 'terminal'> & {
  program: Pick<Context['program'], 'version'>;
};
type Wish = Means & Pick<Context, 'settings'>;

/**
 * The library in use: the folders that were asked for, else the bundle.
 * @throws {UserError} for a folder that is not there, cannot be read, or holds no article.
 */
export async function openLibrary(bundle: Library, wish: Wish): Promise<Library> {
  const dirs = wish.settings.library;
  return dirs ? openFolders(dirs, wish) : bundle;
}

/** Opens folders while a terminal shows the count, and remembers them unless that was opted against. */
export async function openFolders(dirs: readonly string[], means: Means): Promise<Library> {
  const progress = showProgress('Articles read', means.terminal);
  try {
    return await openQuietly(dirs, means, progress.say);
  } finally {
    progress.end();
  }
}

async function openQuietly(
  dirs: readonly string[],
  { options, paths, program }: Means,
  onProgress?: (files: number) => void,
): Promise<Library> {
  const { openFolder } = await import('../library/folder.js');
  return openFolder(dirs, {
    ...(await openOptions(options)),
    ...(options.cache !== false && { cache: { dir: paths.cache, version: program.version } }),
    ...(onProgress && { onProgress }),
  });
}

/** How the library in use is read anew: folders may have changed, the bundle cannot. */
export function reopening(wish: Wish): (() => Promise<Library>) | undefined {
  const { library } = wish.settings;
  return library && (() => openQuietly(library, wish));
}

/** The same for folders that the command line names. */
export function reopeningOf(dirs: readonly string[], means: Means): () => Promise<Library> {
  return () => openQuietly(dirs, means);
}

/** What opening files asks of the command line: how to read TOML, and what was opted for. */
export async function openOptions({
  follow = false,
  drafts = false,
}: Pick<Context['options'], 'follow' | 'drafts'>) {
  const { parseToml } = await import('../host/toml.js');
  return { parseToml, follow, drafts };
}
