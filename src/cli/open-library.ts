import { isCompiled } from '../library/compiled/compiled-files.js';
import type { Library } from '../library/library.js';
import type { IncrementalLibrary } from '../library/source/folder-library.js';
import type { Context } from './context.js';
import { showProgress } from './output/progress.js';

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
    return await (await shelfOf(dirs, means, progress.say)).read(false);
  } finally {
    progress.end();
  }
}

/** A library that the reader opens, as far as it is there, and what becomes of it. */
export interface Opened {
  library: Library;
  /** What replaces it, one after the other; the last is whole. Absent where it is whole already. */
  arriving?: AsyncGenerator<Library>;
  /** Reads it anew from where it is; absent where it cannot have changed. */
  reopen?: () => Promise<Library>;
  /** Ends whatever is still being read. */
  stop?: () => void;
}

/** As `openFolders`, but ready as soon as there is something to show. */
export async function openGradually(dirs: readonly string[], means: Means): Promise<Opened> {
  const progress = showProgress('Articles read', means.terminal);
  try {
    const shelf = await shelfOf(dirs, means, progress.say);
    const arriving = shelf.grow();
    const first = await arriving.next();
    if (first.done) throw new Error('a library ended before it began');
    return { library: first.value, arriving, reopen: () => shelf.read(), stop: () => shelf.stop() };
  } finally {
    progress.end();
  }
}

async function shelfOf(
  dirs: readonly string[],
  { options, paths, program }: Means,
  onProgress?: (files: number) => void,
): Promise<IncrementalLibrary> {
  const [dir, second] = dirs;
  // What `build` made: its author names it to see what readers will.
  if (dir !== undefined && second === undefined && isCompiled(dir))
    return (await import('./open-compiled-library.js')).compiled(dir);
  const { openFolderLibrary } = await import('../library/source/open-source.js');
  return openFolderLibrary(dirs, {
    ...(await openOptions(options)),
    ...(options.cache !== false && { cache: { dir: paths.cache, version: program.version } }),
    ...(onProgress && { onProgress }),
  });
}

/** How the library in use is read anew: folders may have changed, the bundle cannot. */
export function reopening(wish: Wish): (() => Promise<Library>) | undefined {
  const { library } = wish.settings;
  return library && reopeningOf(library, wish);
}

/** The same for folders that the command line names. The second time, what has not changed is known already. */
export function reopeningOf(dirs: readonly string[], means: Means): () => Promise<Library> {
  let shelf: Promise<IncrementalLibrary> | undefined;
  return async () => {
    shelf ??= shelfOf(dirs, means);
    return (await shelf).read();
  };
}

/** What opening files asks of the command line: how to read TOML, and what was opted for. */
export async function openOptions({
  follow = false,
  drafts = false,
}: Pick<Context['options'], 'follow' | 'drafts'>) {
  const { parseToml } = await import('../host/toml.js');
  return { parseToml, follow, drafts };
}
