/**
 * Where a folder's cache is kept: files of our own making, made again whenever they are not what was written. It is an
 * index to the folder and nothing more; without one everything works as well, only later.
 */
import {
  closeSync,
  constants,
  fstatSync,
  openSync,
  readFileSync,
  readSync,
  statSync,
  utimesSync,
} from 'node:fs';
import { join } from 'node:path';
import { DOCUMENT_VERSION } from '../../document/document.js';

/** Counts up whenever what is kept, or what is made of a file, changes: fields, words, headings, dialects. */
const FORMAT = 4;

export interface CacheOptions {
  /** The folder of the cache; made when something is to be kept. */
  dir: string;
  /** Of the program: what an earlier or later one kept is not used. */
  version: string;
  /** Milliseconds since 1970, for tests; default: the clock. */
  now?: () => number;
}

export interface CachePlace {
  /** The folder of the caches. */
  dir: string;
  /** What a file must begin with to be read. */
  head: string;
  now: () => number;
  /** Path of the cache's file of that kind. */
  file(kind: 'entries' | 'bodies'): string;
}

/** `key`: all that what is kept depends on, beside the files themselves. */
export function cachePlace(
  { dir, version, now = Date.now }: CacheOptions,
  key: readonly string[],
): CachePlace {
  const name = SEEDS.map(seed => hashOf(JSON.stringify(key), seed)).join('');
  return {
    dir,
    head: JSON.stringify([version, FORMAT, DOCUMENT_VERSION, ...key]),
    now,
    file: kind => join(dir, `${name}.${kind}`),
  };
}

/**
 * FNV-1a of the text's code units, as eight hex digits. Two folders that share a name take turns in it, for the head tells whose a file
 * is; Node's own hashes take three milliseconds to load.
 */
function hashOf(text: string, seed: number): string {
  let hash = seed;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, '0');
}
const SEEDS = [0x811c9dc5, 0x9e3779b9, 0x85ebca6b];

/** The file's bytes; undefined where there is none to be read. */
export function readKept(file: string): Buffer | undefined {
  try {
    // Anything may stand there by now: a pipe would be waited on for ever.
    return statSync(file).isFile() ? readFileSync(file) : undefined;
  } catch {
    return undefined;
  }
}

/**
 * The lines of a file that begins with the line `head`, some `piece` bytes of them at a time, without a break at their
 * end. Of a file that is not there, or begins otherwise, none.
 */
export function* keptLines(file: string, head: string, piece: number): Generator<string> {
  let descriptor: number | undefined;
  try {
    descriptor = openSync(file, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    if (!fstatSync(descriptor).isFile()) return;
    let buffer = Buffer.allocUnsafe(piece);
    let filled = 0;
    let begun = false;
    for (;;) {
      if (filled === buffer.length) buffer = Buffer.concat([buffer, Buffer.allocUnsafe(filled)]);
      const count = readSync(descriptor, buffer, filled, buffer.length - filled, null);
      if (count === 0) return;
      filled += count;
      const end = buffer.subarray(0, filled).lastIndexOf('\n');
      if (end < 0) continue;
      const lines = buffer.toString('utf8', 0, end);
      buffer.copyWithin(0, end + 1, filled);
      filled -= end + 1;
      const first = begun ? '' : head;
      if (!begun && lines !== head && !lines.startsWith(`${head}\n`)) return;
      begun = true;
      if (lines.length > first.length) yield first === '' ? lines : lines.slice(first.length + 1);
    }
  } catch {
    // What cannot be read is made again.
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}

const DAY = 24 * 60 * 60 * 1000;

/** Notes that a cache was used, once a day: one that is not goes in the end. */
export function touchKept(file: string, now: number): void {
  try {
    if (now - statSync(file).mtimeMs > DAY) utimesSync(file, now / 1000, now / 1000);
  } catch {
    // It is of use as long as it can be read.
  }
}
