import { existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Makes a folder and those above it that are missing. Throws what the system says where one cannot be made. Not
 * `recursive`: on Node 20 that never returns where a folder cannot be made in one that is there, as under `/proc`.
 */
export function makeFolder(folder: string, mode: number): void {
  const missing: string[] = [];
  for (let above = folder; !existsSync(above); above = dirname(above)) {
    missing.push(above);
    if (dirname(above) === above) break;
  }
  for (const path of missing.reverse()) makeOne(path, mode);
}

/** Another process may have made it meanwhile. */
function makeOne(path: string, mode: number): void {
  try {
    mkdirSync(path, { mode });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
}
