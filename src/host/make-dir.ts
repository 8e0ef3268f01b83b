import { existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { errorCode } from '../util/errno.js';

/**
 * Creates a folder and its missing parents. Returns the first one created; undefined if all existed. Throws the error of the
 * system if one cannot be created. Does not use `recursive`: with it, Node 20 never returns if a folder refuses new folders, as
 * `/proc` does.
 */
export function makeDir(folder: string, mode: number): string | undefined {
  const missing: string[] = [];
  for (let parent = folder; !existsSync(parent); parent = dirname(parent)) {
    missing.push(parent);
    if (dirname(parent) === parent) break;
  }
  for (const path of missing.reverse()) makeOne(path, mode);
  return missing[0];
}

function makeOne(path: string, mode: number): void {
  try {
    mkdirSync(path, { mode });
  } catch (error) {
    // Another process may have created it meanwhile.
    if (errorCode(error) !== 'EEXIST') throw error;
  }
}
