/**
 * Where a folder's cache is kept: files of our own making, made again whenever they are not what was written. It is an
 * index to the folder and nothing more; without one everything works as well, only later.
 */
import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { DOCUMENT_VERSION } from '../../typeset/document.js';

/** Counts up whenever what is kept, or what is made of a file, changes: fields, words, headings, dialects. */
const FORMAT = 1;

export interface CacheOptions {
  /** The folder of the cache; made when something is to be kept. */
  dir: string;
  /** Of the program: what an earlier or later one kept is not used. */
  version: string;
  /** Milliseconds since 1970, for tests; default: the clock. */
  now?: () => number;
}

export interface CachePlace {
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
  const name = createHash('sha256').update(JSON.stringify(key)).digest('hex').slice(0, 24);
  return {
    head: JSON.stringify([version, FORMAT, DOCUMENT_VERSION, ...key]),
    now,
    file: kind => join(dir, `${name}.${kind}`),
  };
}

/** The file's bytes; undefined where there is none to be read. */
export function readKept(file: string): Buffer | undefined {
  try {
    // Anything may stand there by now: a pipe would be waited on for ever.
    return statSync(file).isFile() ? readFileSync(file) : undefined;
  } catch {
    return undefined;
  }
}

/** Replaces the file, where that can be done. */
export async function writeKept(file: string, content: string | Buffer): Promise<void> {
  const { replaceFile } = await import('../../host/atomic.js');
  await replaceFile(file, content);
}
