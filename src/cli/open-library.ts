import type { Library } from '../library/library.js';
import type { Options } from './command.js';
import type { Settings } from './settings.js';

interface Wish {
  settings: Pick<Settings, 'library'>;
  options: Pick<Options, 'follow' | 'drafts'>;
  warn(message: string): void;
}

/** More warnings than this are counted, not listed. */
const MOST_WARNINGS = 20;

/**
 * The library in use: the folders that were asked for, else the bundle. What is wrong in it is warned of, a line each.
 * @throws {UserError} for a folder that is not there, cannot be read, or holds no article.
 */
export async function openLibrary(bundle: Library, { settings, options, warn }: Wish): Promise<Library> {
  const library = settings.library ? await openFolders(settings.library, options) : bundle;
  warnOf(library, warn);
  return library;
}

export async function openFolders(dirs: readonly string[], options: Wish['options']): Promise<Library> {
  const { openFolder } = await import('../library/folder.js');
  return openFolder(dirs, await openOptions(options));
}

/** How the library in use is read anew: folders may have changed, the bundle cannot. */
export function reopening({
  settings: { library },
  options,
}: Omit<Wish, 'warn'>): (() => Promise<Library>) | undefined {
  return library && (() => openFolders(library, options));
}

/** What opening files asks of the command line: how to read TOML, and what was opted for. */
export async function openOptions({ follow = false, drafts = false }: Wish['options']) {
  const { parseToml } = await import('../host/toml.js');
  return { parseToml, follow, drafts };
}

export function warnOf({ problems }: Pick<Library, 'problems'>, warn: (message: string) => void): void {
  for (const { file, line, message, hint } of problems.slice(0, MOST_WARNINGS)) {
    warn(`${file}:${line}: ${message} ${hint}`);
  }
  const more = problems.length - MOST_WARNINGS;
  if (more > 0) warn(`and ${more} more problems.`);
}
