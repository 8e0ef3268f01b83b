/**
 * The history file on the disk. Any number of processes append to it; one at a time compacts it. No record is lost:
 * after the rename, the compacting process copies records that reached the old file meanwhile; after writing, an
 * appending process checks that its file is still the one of that name, and else appends again.
 */
import fs from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { makeDir } from '../host/make-dir.js';
import { readRegularFile } from '../host/read-regular-file.js';
import { errorCode } from '../util/errno.js';
import { isStale, withLock } from './lock.js';
import { formatHeader } from './record.js';

/** Only for the user: the file says what they read. */
const FILE_MODE = 0o600;
const FOLDER_MODE = 0o700;
const MAX_APPENDS = 10;

/**
 * The text of the file; '' if there is no file. Throws the error of the system, and an error for a device or pipe, which may
 * never end, or for more than 256 MB.
 */
export function readHistory(file: string): string {
  try {
    return readRegularFile(file).toString();
  } catch (error) {
    if (isAbsent(error)) return '';
    throw error;
  }
}

/** Creates the file with `text` in one step. Returns false if it exists already, for example made by another process. */
export function createHistory(file: string, text: string): boolean {
  const temporary = temporaryName(file);
  try {
    writeDurably(temporary, text);
    fs.linkSync(temporary, file);
    return true;
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false;
    throw error;
  } finally {
    fs.rmSync(temporary, { force: true });
  }
}

/** Appends in one write; creates folder and file if they are missing. Returns the size of the file in bytes. */
export function appendHistory(file: string, text: string): number {
  for (let appends = 1; ; appends++) {
    const { size, isCurrent } = appendOnce(file, text);
    if (isCurrent || appends === MAX_APPENDS) return size;
  }
}

/** `isCurrent` is false if the file was replaced during the write. */
function appendOnce(file: string, text: string): { size: number; isCurrent: boolean } {
  const fd = openToAppend(file);
  try {
    const isNew = fs.fstatSync(fd).size === 0;
    writeAll(fd, isNew ? formatHeader() + text : text);
    const { size } = fs.fstatSync(fd);
    return { size, isCurrent: isSameFile(file, fd) };
  } finally {
    fs.closeSync(fd);
  }
}

function openToAppend(file: string): number {
  try {
    return fs.openSync(file, 'a', FILE_MODE);
  } catch (error) {
    if (!isAbsent(error)) throw error;
    makeDir(dirname(file), FOLDER_MODE);
    return fs.openSync(file, 'a', FILE_MODE);
  }
}

function writeAll(fd: number, text: string): void {
  const bytes = Buffer.from(text);
  for (let written = 0; written < bytes.length; ) written += fs.writeSync(fd, bytes, written);
}

/**
 * Replaces the text of the file with `rewrite(text)`, unless another process replaces it at the same time. Returns
 * whether it was replaced. Copies the old file to `backup` if that is given.
 */
export function replaceHistory(
  file: string,
  now: Date,
  rewrite: (text: string) => string,
  backup?: string,
): boolean {
  const replaced = withLock(`${file}.lock`, now, () => {
    removeLeftovers(file, now);
    const old = fs.openSync(file, 'r');
    const temporary = temporaryName(file);
    try {
      const text = fs.readFileSync(old);
      // Until the last line break: a record that another process is writing is copied with the late ones.
      const end = text.lastIndexOf('\n') + 1;
      writeDurably(temporary, rewrite(text.toString('utf8', 0, end)));
      if (!isSameFile(file, old)) return false;
      if (backup !== undefined) fs.copyFileSync(file, backup);
      // Records that other processes wrote meanwhile: after the rename, newer ones may already precede them.
      const meanwhile = readFrom(old, end);
      const complete = meanwhile.slice(0, meanwhile.lastIndexOf('\n') + 1);
      fs.appendFileSync(temporary, complete);
      fs.renameSync(temporary, file);
      const late = readFrom(old, end + Buffer.byteLength(complete));
      if (late !== '') appendHistory(file, late);
      return true;
    } finally {
      fs.closeSync(old);
      fs.rmSync(temporary, { force: true });
    }
  });
  return replaced ?? false;
}

function temporaryName(file: string): string {
  return `${file}.${process.pid}.new`;
}

/** Removes temporary files that killed processes left beside the history file. */
function removeLeftovers(file: string, now: Date): void {
  try {
    for (const name of fs.readdirSync(dirname(file))) {
      const suffix = name.startsWith(basename(file)) ? name.slice(basename(file).length) : '';
      const path = join(dirname(file), name);
      if (/^(?:\.\d+\.new|\.lock\.\d+\.stale)$/.test(suffix) && isStale(path, now))
        fs.rmSync(path, { force: true });
    }
  } catch {
    // They do no harm.
  }
}

/** Writes the file to the disk before it gets its name: after a power cut there is the old file or the new one. */
function writeDurably(file: string, text: string): void {
  const fd = fs.openSync(file, 'w', FILE_MODE);
  try {
    writeAll(fd, text);
    fs.fsyncSync(fd);
  } finally {
    fs.closeSync(fd);
  }
}

function readFrom(fd: number, position: number): string {
  const bytes = Buffer.alloc(Math.max(0, fs.fstatSync(fd).size - position));
  const count = bytes.length === 0 ? 0 : fs.readSync(fd, bytes, 0, bytes.length, position);
  return bytes.toString('utf8', 0, count);
}

/** True if `fd` is open on the file that has this name now. */
function isSameFile(file: string, fd: number): boolean {
  const named = fs.statSync(file, { bigint: true, throwIfNoEntry: false });
  const open = fs.fstatSync(fd, { bigint: true });
  return named !== undefined && named.ino === open.ino && named.dev === open.dev;
}

function isAbsent(error: unknown): boolean {
  const code = errorCode(error);
  return code === 'ENOENT' || code === 'ENOTDIR';
}
