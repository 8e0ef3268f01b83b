/**
 * Caches that nobody needs: of folders that are gone, or not opened for a long time, and parts of files that a process
 * left when it was killed. They are looked for when another is written, a few at a time.
 */
import { closeSync, constants, openSync, readdirSync, readSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { CachePlace } from './cache-file.js';

const DAY = 24 * 60 * 60 * 1000;
const UNUSED = 90 * DAY;
/** Caches that are looked at in one go. */
const MOST = 100;
/** The first line of a cache names its folders: bytes. */
const LONGEST_HEAD = 1 << 16;

/** `<24 hex digits>.<kind>`; what has not been put in place yet ends in a number. */
const NAME = /^([0-9a-f]{24})\.(?:entries|bodies)(\.\d+)?$/;

/**
 * Deletes what `place` has no use for. Another process may do the same, or be about to read what is deleted here: it
 * makes that again.
 */
export function prune({ dir, file, now }: CachePlace): void {
  const own = NAME.exec(file('entries').slice(dir.length + 1))?.[1];
  const caches = new Map<string, string[]>();
  for (const name of namesIn(dir)) {
    const [, cache, part] = NAME.exec(name) ?? [];
    if (!cache) continue;
    // A part is a cache of its own: it is no use to anyone in a day.
    const key = part ? name : cache;
    if (key !== own) caches.set(key, [...(caches.get(key) ?? []), join(dir, name)]);
  }
  // From another place each time, so that all have their turn.
  const all = [...caches];
  const from = all.length > MOST ? Math.floor(now() % all.length) : 0;
  for (const [key, files] of [...all.slice(from), ...all.slice(0, from)].slice(0, MOST)) {
    const age = now() - Math.max(...files.map(timeOf));
    const useless = key.includes('.') ? age > DAY : age > UNUSED || files.some(isOfNothing);
    if (useless) for (const each of files) remove(each);
  }
}

function namesIn(dir: string): string[] {
  try {
    return readdirSync(dir);
  } catch {
    return [];
  }
}

function timeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

/** Whether a folder that the cache was made of is no longer there. One that cannot be looked at is taken to be. */
function isOfNothing(file: string): boolean {
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
    const buffer = Buffer.alloc(LONGEST_HEAD);
    const text = buffer.toString('utf8', 0, readSync(descriptor, buffer, 0, LONGEST_HEAD, 0));
    return text.slice(0, Math.max(0, text.indexOf('\n')));
  } finally {
    closeSync(descriptor);
  }
}

function remove(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch {
    // In use, or not ours to delete.
  }
}
