import { realpathSync } from 'node:fs';
import { resolve, sep } from 'node:path';

/** The path without symbolic links; undefined if nothing exists there. */
export function findRealPath(path: string): string | undefined {
  try {
    return realpathSync(path);
  } catch {
    return undefined;
  }
}

/** The path without symbolic links; the absolute path if nothing exists there yet. */
export function realPath(path: string): string {
  return findRealPath(path) ?? resolve(path);
}

/** The start of the paths in a folder. The root of a disk already ends in a separator. */
export function folderPrefix(folder: string): string {
  return folder.endsWith(sep) ? folder : folder + sep;
}

/** True if a path is the folder or lies in it. Both are absolute and normalized. */
export function isInFolder(path: string, folder: string): boolean {
  return path === folder || path.startsWith(folderPrefix(folder));
}
