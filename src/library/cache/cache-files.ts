/**
 * The cache files of a set of folders: their paths, and how they are read. A cache is only an index: it is written again
 * whenever it is missing or invalid, and everything works without one, only slower.
 */
import { isAscii } from 'node:buffer';
import { closeSync, constants, fstatSync, openSync, readSync, statSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { DOCUMENT_VERSION } from '../../document/document.js';

/** Incremented when the format, or what is extracted from a file, changes: fields, words, headings, dialects. */
const FORMAT = 9;

export interface CacheOptions {
  /** Folder of the caches; created when the first cache is written. */
  dir: string;
  /** Version of the program. A cache of another version is ignored. */
  version: string;
  /** Milliseconds since 1970; default: the clock. For tests. */
  now?: () => number;
}

export interface CacheFiles {
  /** Folder of the caches. */
  dir: string;
  /** First line of a valid file. */
  head: string;
  now: () => number;
  path(kind: 'entries' | 'bodies'): string;
}

/** `key`: everything that invalidates the cache, other than the contents of the files. */
export function locateCache(
  { dir, version, now = Date.now }: CacheOptions,
  key: readonly string[],
): CacheFiles {
  const name = SEEDS.map(seed => hash(JSON.stringify(key), seed)).join('');
  return {
    dir,
    head: JSON.stringify([version, FORMAT, DOCUMENT_VERSION, ...key]),
    now,
    path: kind => join(dir, `${name}.${kind}`),
  };
}

/**
 * FNV-1a of the code units, as eight hex digits. In a collision two folders overwrite each other's cache, because the head
 * tells whose a file is. The hashes of Node take 3 ms to load.
 */
function hash(text: string, seed: number): string {
  let value = seed;
  for (let at = 0; at < text.length; at++) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  return (value >>> 0).toString(16).padStart(8, '0');
}
const SEEDS = [0x811c9dc5, 0x9e3779b9, 0x85ebca6b];

/** Maximum size of a cache that is read, in bytes: 1 GB holds the bodies of 100,000 long articles. */
export const MAX_CACHE_SIZE = 1 << 30;
/** Maximum length of a row, in bytes. A longer one is not of Lectern's making. */
const MAX_ROW_LENGTH = 1 << 26;

/**
 * Reads the lines after the line `head`, about `chunkSize` bytes at a time. A chunk consists of whole lines, without the
 * last line break. Yields nothing if the file cannot be read or begins with another line.
 */
export function* readCacheLines(file: string, head: string, chunkSize: number): Generator<string> {
  let descriptor: number | undefined;
  try {
    descriptor = openSync(file, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    if (!fstatSync(descriptor).isFile()) return;
    let buffer = Buffer.allocUnsafe(chunkSize);
    let filled = 0;
    let headSeen = false;
    for (;;) {
      if (filled >= MAX_ROW_LENGTH) return;
      if (filled === buffer.length) buffer = Buffer.concat([buffer, Buffer.allocUnsafe(filled)]);
      const count = readSync(descriptor, buffer, filled, buffer.length - filled, null);
      if (count === 0) return;
      filled += count;
      const end = buffer.subarray(0, filled).lastIndexOf('\n');
      if (end < 0) continue;
      const lines = decodeText(buffer.subarray(0, end));
      buffer.copyWithin(0, end + 1, filled);
      filled -= end + 1;
      const first = headSeen ? '' : head;
      if (!headSeen && lines !== head && !lines.startsWith(`${head}\n`)) return;
      headSeen = true;
      if (lines.length > first.length) yield first === '' ? lines : lines.slice(first.length + 1);
    }
  } catch {
    // An unreadable cache counts as missing.
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}

/** Decodes UTF-8. ASCII, the usual case, is decoded as Latin-1, which takes a third of the time. */
export function decodeText(bytes: Buffer): string {
  return bytes.toString(isAscii(bytes) ? 'latin1' : 'utf8');
}

const DAY = 24 * 60 * 60 * 1000;

/** Updates the modification time, at most once a day: `pruneCaches` deletes a cache that is not used for long. */
export function markUsed(file: string, now: number): void {
  try {
    if (now - statSync(file).mtimeMs > DAY) utimesSync(file, now / 1000, now / 1000);
  } catch {
    // A read-only cache can still be read.
  }
}
