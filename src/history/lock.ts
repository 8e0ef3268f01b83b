/** A lock that is a file: held by one process at a time, and by none for long. */
import fs from 'node:fs';

/** A lock older than this was left by a process that died: what is done under it takes a fraction of a second. */
const STALE_MS = 10_000;

/** Runs `action` under the lock and returns what it returns; undefined where another process holds the lock. */
export function withLock<T>(file: string, now: Date, action: () => T): T | undefined {
  if (!take(file) && !(isStale(file, now) && takeOver(file))) return undefined;
  try {
    return action();
  } finally {
    fs.rmSync(file, { force: true });
  }
}

function take(file: string): boolean {
  try {
    fs.closeSync(fs.openSync(file, 'wx', 0o600));
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

function isStale(file: string, now: Date): boolean {
  const held = fs.statSync(file, { throwIfNoEntry: false });
  return held === undefined || now.getTime() - held.mtimeMs > STALE_MS;
}

/** Moved away first: of several processes that find it stale, one can. */
function takeOver(file: string): boolean {
  const gone = `${file}.${process.pid}.stale`;
  try {
    fs.renameSync(file, gone);
    fs.rmSync(gone, { force: true });
  } catch {
    return false;
  }
  return take(file);
}
