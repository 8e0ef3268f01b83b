import { realpathSync } from 'node:fs';
import { resolve } from 'node:path';

/** The path without symbolic links; the absolute path if nothing exists there yet. */
export function realPath(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return resolve(path);
  }
}
