import { rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { makeFolder } from './make-dir.js';

/**
 * Puts `pieces`, one after the other, in the place of a file that can be made again, for the user alone; its folder is made where it
 * is missing. Who reads meanwhile sees the old file or the new one, never a part; of two who write, the last one stays.
 * Gives whether it was done: a full disk or a folder that may not be written to is no failure of the caller's. A part that a killed
 * process leaves behind is named as the file, with a dot and a number.
 */
export async function replaceFile(file: string, pieces: Iterable<Uint8Array>): Promise<boolean> {
  const part = `${file}.${process.pid}${Math.random().toString().slice(2)}`;
  try {
    makeFolder(dirname(file), 0o700);
    // What can be made again need not survive a power cut, and who reads it checks it.
    await writeFile(part, pieces, { mode: 0o600, flag: 'wx' });
    await rename(part, file);
    return true;
  } catch {
    await rm(part, { force: true }).catch(() => undefined);
    return false;
  }
}
