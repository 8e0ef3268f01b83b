/**
 * The journal's file: read whole, appended to by any number of processes, made small again by one at a time. No
 * record is lost between them: who makes it small looks, after the rename, for what came to the old file meanwhile;
 * who appends looks, after writing, whether the file is still the one of that name, and else writes again.
 */
import fs from 'node:fs';
import { dirname } from 'node:path';
import { makeFolder } from '../host/make-dir.js';
import { withLock } from './lock.js';
import { formatHeader } from './record.js';

/** For the user alone: it says what they read. */
const FILE_MODE = 0o600;
const FOLDER_MODE = 0o700;

/** The file's text, and '' where there is none. Throws what the system says, and for what is no file (a pipe never ends). */
export function readHistory(file: string): string {
  try {
    const stats = fs.statSync(file);
    if (!stats.isFile() && !stats.isDirectory()) throw new Error('what is in its place is no file');
    return fs.readFileSync(file, 'utf8');
  } catch (error) {
    if (isAbsent(error)) return '';
    throw error;
  }
}

/** Appends in one write; makes folder and file where they are missing. Returns the file's size in bytes. */
export function appendHistory(file: string, text: string): number {
  // A file that is made small while it is appended to is found again at the next turn.
  for (let turn = 0; ; turn++) {
    const { size, current } = appendOnce(file, text);
    if (current || turn === 9) return size;
  }
}

function appendOnce(file: string, text: string): { size: number; current: boolean } {
  const fd = openToAppend(file);
  try {
    const fresh = fs.fstatSync(fd).size === 0;
    writeAll(fd, fresh ? formatHeader() + text : text);
    const { size } = fs.fstatSync(fd);
    return { size, current: isStill(file, fd) };
  } finally {
    fs.closeSync(fd);
  }
}

function openToAppend(file: string): number {
  try {
    return fs.openSync(file, 'a', FILE_MODE);
  } catch (error) {
    if (!isAbsent(error)) throw error;
    makeFolder(dirname(file), FOLDER_MODE);
    return fs.openSync(file, 'a', FILE_MODE);
  }
}

function writeAll(fd: number, text: string): void {
  const bytes = Buffer.from(text);
  for (let written = 0; written < bytes.length; ) written += fs.writeSync(fd, bytes, written);
}

/**
 * Puts in the file's place what `rewrite` makes of its text, unless another process is at it. Returns whether it was
 * done. With `aside` the file as it was is kept under that name.
 */
export function replaceHistory(
  file: string,
  now: Date,
  rewrite: (text: string) => string,
  aside?: string,
): boolean {
  const replaced = withLock(`${file}.lock`, now, () => {
    const old = fs.openSync(file, 'r');
    const fresh = `${file}.${process.pid}.new`;
    try {
      const text = fs.readFileSync(old);
      // Up to its last line break: what another process is just writing comes with the rest.
      const end = text.lastIndexOf('\n') + 1;
      writeFresh(fresh, rewrite(text.toString('utf8', 0, end)));
      if (!isStill(file, old)) return false;
      if (aside !== undefined) fs.copyFileSync(file, aside);
      fs.renameSync(fresh, file);
      const late = readFrom(old, end);
      if (late !== '') appendHistory(file, late);
      return true;
    } finally {
      fs.closeSync(old);
      fs.rmSync(fresh, { force: true });
    }
  });
  return replaced ?? false;
}

/** On the disk before it gets its name: after a power cut there is the old file or the new one. */
function writeFresh(file: string, text: string): void {
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

/** Whether `fd` is open on the file that has this name now. */
function isStill(file: string, fd: number): boolean {
  const named = fs.statSync(file, { bigint: true, throwIfNoEntry: false });
  const open = fs.fstatSync(fd, { bigint: true });
  return named !== undefined && named.ino === open.ino && named.dev === open.dev;
}

function isAbsent(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR');
}
