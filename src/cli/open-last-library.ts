/** Opens the library of the article that was read last, for `--continue`. Loaded lazily. */

import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, isAbsolute, join } from 'node:path';
import { History } from '../history/history.js';
import { isFolder } from '../host/is-folder.js';
import { ARTICLE_ENDING } from '../library/article.js';
import { sanitiseLine } from '../text/sanitise.js';
import { shellQuote } from '../util/shell-quote.js';
import type { Context } from './context.js';
import { openFolders } from './open-library.js';
import { openFile, type ResolvedArgument } from './resolve-argument.js';

/** Visits that are tried: the folder of a later one may be on a disk that is not mounted. */
const MAX_TRIED = 20;

/** The library, or the file, of the last visit that can be opened. Undefined if that is the library in use, or there is none. */
export async function openLastLibrary(context: Context): Promise<ResolvedArgument | undefined> {
  const { options, paths, settings } = context;
  if (options.history === false) return undefined;
  const { visits } = new History({ dir: paths.state, key: '', clock: () => new Date() });
  const bundle = settings.library ? undefined : (await context.library()).library.key;
  for (const { library, path } of visits.slice(0, MAX_TRIED)) {
    if (library === bundle) return undefined;
    const folders = library.split('\n');
    if (!folders.every(each => isAbsolute(each) && isFolder(each))) continue;
    const [folder = ''] = folders;
    const file = join(folder, path);
    if (folders.length === 1 && !existsSync(file)) continue;
    if (folders.length === 1 && isSingleFile(folder, path)) {
      const opened = await openFile(file, options);
      const [article] = opened.articles;
      return { library: opened, ...(article && { article }), reload: () => openFile(file, options) };
    }
    const opened = await openFolders(folders, context, !settings.accessible);
    const shown = folders.map(each => `--library ${shellQuote(sanitiseLine(each))}`).join(' ');
    return { ...opened, problemsCommand: `list ${shown}` };
  }
  return undefined;
}

/** The history does not tell a file from an article of its folder. A home folder is not read for one file in it. */
function isSingleFile(folder: string, path: string): boolean {
  const isLargeFolder = folder === homedir() || dirname(folder) === folder;
  return !path.includes('/') && (isLargeFolder || !ARTICLE_ENDING.test(path));
}
