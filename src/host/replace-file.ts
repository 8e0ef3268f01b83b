import { rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { makeDir } from './make-dir.js';

/**
 * Writes `pieces` to a temporary file and renames it to `file`. Creates the folder if it is missing. Readers see the old file
 * or the new one, never a part; of two writers, the last one wins. Only for caches, readable by the user only: returns false,
 * without an error, on a full disk or without permission, or if `pieces` throws. The temporary file of a killed process is named as `file`, with a dot
 * and a number.
 */
export async function replaceFile(
  file: string,
  pieces: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
): Promise<boolean> {
  const temporary = `${file}.${process.pid}${Math.random().toString().slice(2)}`;
  try {
    makeDir(dirname(file), 0o700);
    // Without fsync: a cache need not survive a power cut, and its reader checks it.
    await writeFile(temporary, pieces, { mode: 0o600, flag: 'wx' });
    await rename(temporary, file);
    return true;
  } catch {
    await rm(temporary, { force: true }).catch(() => undefined);
    return false;
  }
}
