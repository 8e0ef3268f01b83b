import { closeSync, constants, openSync, readdirSync, readSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { maxOf } from '../../util/large-lists.js';
import type { CacheFiles } from './cache-files.js';

const DAY = 24 * 60 * 60 * 1000;
const MAX_UNUSED = 90 * DAY;
/** Caches examined by one call. */
const MAX_EXAMINED = 100;
/** Bytes of the first line, which names the folders of a cache. */
const MAX_HEAD = 1 << 16;

/** `<24 hex digits>.<kind>`; the name of a temporary file also ends in a number. */
const NAME = /^([0-9a-f]{24})\.(?:entries|bodies)(\.\d+)?$/;

/**
 * Deletes caches of folders that are gone or have not been opened for 90 days, and temporary files of killed processes.
 * Called when another cache is written; examines up to 100 caches. Another process may prune too, or be about to read a
 * deleted cache: it then writes that again.
 */
export function pruneCaches({ dir, path, now }: CacheFiles): void {
  const own = NAME.exec(path('entries').slice(dir.length + 1))?.[1];
  const caches = new Map<string, string[]>();
  for (const name of listNames(dir)) {
    const [, cache, temporary] = NAME.exec(name) ?? [];
    if (!cache) continue;
    // A temporary file is judged by itself: it is useless after a day.
    const key = temporary ? name : cache;
    if (key !== own) caches.set(key, [...(caches.get(key) ?? []), join(dir, name)]);
  }
  // Starts at another cache each time, so that all are examined in the end.
  const all = [...caches];
  const start = all.length > MAX_EXAMINED ? Math.floor(now() % all.length) : 0;
  for (const [key, files] of [...all.slice(start), ...all.slice(0, start)].slice(0, MAX_EXAMINED)) {
    const age = now() - maxOf(files.map(modifiedAt));
    const isUseless = key.includes('.') ? age > DAY : age > MAX_UNUSED || files.some(isOrphan);
    if (isUseless) for (const file of files) remove(file);
  }
}

function listNames(dir: string): string[] {
  try {
    return readdirSync(dir);
  } catch {
    return [];
  }
}

function modifiedAt(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

/** True if a folder of the cache no longer exists. A folder that cannot be examined counts as existing. */
function isOrphan(file: string): boolean {
  try {
    const head = JSON.parse(firstLine(file)) as unknown[];
    const [, , , root] = head;
    return typeof root === 'string' && statSync(root, { throwIfNoEntry: false }) === undefined;
  } catch {
    return false;
  }
}

function firstLine(file: string): string {
  const descriptor = openSync(file, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    const buffer = Buffer.alloc(MAX_HEAD);
    const text = buffer.toString('utf8', 0, readSync(descriptor, buffer, 0, MAX_HEAD, 0));
    return text.slice(0, Math.max(0, text.indexOf('\n')));
  } finally {
    closeSync(descriptor);
  }
}

function remove(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch {
    // In use, or owned by another user.
  }
}
