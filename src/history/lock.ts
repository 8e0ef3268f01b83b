/** A lock file: held by one process at a time, for a fraction of a second. */
import fs from 'node:fs';
import { errorCode } from '../util/errno.js';

/** Age from which a file that a process holds for a fraction of a second counts as left by a dead one. */
const STALE_MS = 10_000;

/** Runs `action` under the lock and returns its result; undefined if another process holds the lock. */
export function withLock<T>(file: string, now: Date, action: () => T): T | undefined {
  if (!acquire(file) && !(isStale(file, now) && takeOver(file, now))) return undefined;
  try {
    return action();
  } finally {
    fs.rmSync(file, { force: true });
  }
}

function acquire(file: string): boolean {
  try {
    fs.closeSync(fs.openSync(file, 'wx', 0o600));
    return true;
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false;
    throw error;
  }
}

/** True for a lock or temporary file of a dead process. After the clock was set back, its time may be in the future. */
export function isStale(file: string, now: Date): boolean {
  const stats = fs.statSync(file, { throwIfNoEntry: false });
  return stats === undefined || Math.abs(now.getTime() - stats.mtimeMs) > STALE_MS;
}

/** Acquires a stale lock. A rename succeeds for only one of several processes that try. */
function takeOver(file: string, now: Date): boolean {
  const renamed = `${file}.${process.pid}.stale`;
  try {
    fs.renameSync(file, renamed);
    if (!isStale(renamed, now)) {
      // Another process was faster, and this is its new lock.
      fs.renameSync(renamed, file);
      return false;
    }
    fs.rmSync(renamed, { force: true });
  } catch {
    return false;
  }
  return acquire(file);
}
