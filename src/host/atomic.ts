import { rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { makeFolder } from './folders.js';

/**
 * Puts `content` in the place of a file that can be made again, for the user alone; its folder is made where it is
 * missing. Who reads meanwhile sees the old file or the new one, never a part; of two who write, the last one stays.
 * Gives whether it was done: a full disk or a folder that may not be written to is no failure of the caller's.
 */
export async function replaceFile(file: string, content: string | Buffer): Promise<boolean> {
  try {
    makeFolder(dirname(file), 0o700);
    // What can be made again need not survive a power cut, and who reads it checks it.
    await writeFileAtomic(file, content, { mode: 0o600, fsync: false });
    return true;
  } catch {
    return false;
  }
}

/**
 * The same for a content that is too large to be held in memory twice. A part that a killed process leaves behind is named as the
 * library above names its own: the file's name, a dot and a number.
 */
export async function replaceInPieces(file: string, pieces: Iterable<Uint8Array>): Promise<boolean> {
  const part = `${file}.${process.pid}${Math.random().toString().slice(2)}`;
  try {
    makeFolder(dirname(file), 0o700);
    await writeFile(part, pieces, { mode: 0o600, flag: 'wx' });
    await rename(part, file);
    return true;
  } catch {
    await rm(part, { force: true }).catch(() => undefined);
    return false;
  }
}
