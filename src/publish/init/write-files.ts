/** Files written into a folder that may be there: all of them or none, and none over another. */
import { closeSync, existsSync, mkdirSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { UserError } from '../../util/user-error.js';

/** @throws {UserError} that names the first of the paths, from `dir`, where something is. */
export function refuseStanding(dir: string, paths: readonly string[]): void {
  const standing = paths.find(path => existsSync(join(dir, path)));
  if (standing === undefined) return;
  throw new UserError(`${join(dir, standing)} is there already, and nothing is overwritten.`, {
    hint: 'Name another folder, or move the file away.',
  });
}

/**
 * Writes texts by their paths from `dir`; what stands below `bin/` may be run.
 * @throws {UserError} where one cannot be written; then those before it, and the folders made for them, are gone again.
 */
export function writeFiles(dir: string, files: Readonly<Record<string, string>>): void {
  const made: string[] = [];
  try {
    for (const [path, text] of Object.entries(files)) {
      const file = join(dir, path);
      const folder = mkdirSync(dirname(file), { recursive: true });
      if (folder !== undefined) made.push(folder);
      // Made empty first, so that one which is cut short is known to be ours.
      closeSync(openSync(file, 'wx', path.startsWith('bin/') ? 0o755 : 0o644));
      made.push(file);
      writeFileSync(file, text);
    }
  } catch (error) {
    for (const path of made) rmSync(path, { recursive: true, force: true });
    const { code, path = dir } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    throw new UserError(`${path} cannot be written (${code}).`, {
      hint: 'Name another folder.',
      cause: error,
    });
  }
}
