import { realpathSync } from 'node:fs';
import { resolve } from 'node:path';

/** The folder's path without links; of one that is not there yet, as it will be. */
export function realOf(dir: string): string {
  try {
    return realpathSync(dir);
  } catch {
    return resolve(dir);
  }
}
