/** Writes all files into a folder that may exist, or none. Never overwrites a file. */

import { closeSync, existsSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { isFolder } from '../../host/is-folder.js';
import { makeDir } from '../../host/make-dir.js';
import { quotePath } from '../../text/quote.js';
import { describeError, errorCode } from '../../util/errno.js';
import { UserError } from '../../util/user-error.js';

/** @throws {UserError} for the first of the paths, relative to `dir`, that exists, and if `dir` is no folder. */
export function refuseExisting(dir: string, paths: readonly string[]): void {
  if (existsSync(dir) && !isFolder(dir))
    throw new UserError(`not a folder: ${quotePath(dir)}`, { hint: 'choose another folder' });
  const existing = paths.find(path => existsSync(join(dir, path)));
  if (existing === undefined) return;
  throw new UserError(`"${join(dir, existing)}" already exists`, {
    hint: 'choose another folder, or move the file away',
  });
}

/**
 * Writes texts by their paths relative to `dir`. Files below `bin/` are executable.
 * @throws {UserError} if one cannot be written; the files and folders created before it are removed.
 */
export function writeFiles(dir: string, files: Readonly<Record<string, string>>): void {
  const created: string[] = [];
  try {
    for (const [path, text] of Object.entries(files)) {
      const file = join(dir, path);
      const folder = makeDir(dirname(file), 0o777);
      if (folder !== undefined) created.push(folder);
      // Create the file empty first. If writing fails half way, it is already in `created` and is removed.
      closeSync(openSync(file, 'wx', path.startsWith('bin/') ? 0o755 : 0o644));
      created.push(file);
      writeFileSync(file, text);
    }
  } catch (error) {
    for (const path of created) rmSync(path, { recursive: true, force: true });
    if (errorCode(error) === undefined) throw error;
    const { path = dir } = error as NodeJS.ErrnoException;
    throw new UserError(`cannot write "${path}": ${describeError(error)}`, {
      hint: 'choose another folder',
      cause: error,
    });
  }
}
