/** Finds where the last article was read, for `--continue`. Loaded lazily. */

import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, isAbsolute, join } from 'node:path';
import { isFolder } from '../host/is-folder.js';
import { ARTICLE_ENDING } from '../library/article.js';

/** Visits that are tried: the folder of a later one may be on a disk that is not mounted. */
const MAX_TRIED = 20;

/**
 * The folders or the file of the last visit that can be opened. Undefined if that is the library in use, or there is none.
 * @param visits last first
 * @param key of the library in use
 */
export function findLastVisit(
  visits: readonly { library: string; path: string }[],
  key: string | undefined,
): { folders: string[] } | { file: string } | undefined {
  for (const { library, path } of visits.slice(0, MAX_TRIED)) {
    if (library === key) return undefined;
    const folders = library.split('\n');
    if (!folders.every(each => isAbsolute(each) && isFolder(each))) continue;
    const [folder = ''] = folders;
    if (folders.length > 1) return { folders };
    const file = join(folder, path);
    if (existsSync(file)) return isSingleFile(folder, path) ? { file } : { folders };
  }
  return undefined;
}

/** The history does not tell a file from an article of its folder. A home folder is not read for one file in it. */
function isSingleFile(folder: string, path: string): boolean {
  const isLargeFolder = folder === homedir() || dirname(folder) === folder;
  return !path.includes('/') && (isLargeFolder || !ARTICLE_ENDING.test(path));
}
