import { statSync } from 'node:fs';

/** True for a folder, or a link to one. False if there is none, or it is inaccessible. */
export function isFolder(path: string): boolean {
  try {
    return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
  } catch {
    return false;
  }
}
