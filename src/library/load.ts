/** Folders → entries, before they are put in order: each article is read once, and its text is not kept. */
import { realpathSync, statSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { UserError } from '../text/errors.js';
import { cleanLine } from '../text/sanitise.js';
import { EntryCache } from './cache/entries.js';
import { type CacheOptions, cachePlace } from './cache/place.js';
import { pacer } from './compile.js';
import { type Entry, type Origin, readEntry } from './entry.js';
import type { Refusal } from './files/decode.js';
import { readText, reasonOf } from './files/read.js';
import { walk } from './files/walk.js';
import type { ParseToml } from './matter/engines.js';
import type { Problem } from './problem.js';

export interface OpenOptions {
  parseToml: ParseToml;
  /** Follow symbolic links that lead outside the folder. */
  follow?: boolean;
  /** List drafts too. */
  drafts?: boolean;
  /** What relative paths start from; default: the working directory. */
  base?: string;
  /** Front matter without a title is an error: what a publication asks of its articles. */
  requireTitles?: boolean;
  /** Where folders are remembered between runs; absent: they are not. */
  cache?: CacheOptions;
  /** Called now and then with the number of files listed, and later with that of bodies made ready for searching. */
  onProgress?: (files: number) => void;
}

export interface Loaded {
  entries: Entry[];
  /** Of what could not be read. */
  problems: Problem[];
  /** Real paths of the folders. */
  roots: string[];
  /** What was remembered of the folders and is to be. */
  cache?: EntryCache;
}

/** @throws {UserError} for a folder that is not there or cannot be read. */
export async function loadFolders(dirs: readonly string[], options: OpenOptions): Promise<Loaded> {
  const sources = sourcesOf(dirs, options.base);
  const loaded: Loaded = { entries: [], problems: [], roots: sources.map(({ root }) => root) };
  if (options.cache) {
    const { follow = false, drafts = false } = options;
    const key = [...sources.flatMap(({ root, prefix }) => [root, prefix]), `${follow}`, `${drafts}`];
    loaded.cache = new EntryCache(cachePlace(options.cache, key));
  }
  for (const source of sources) await loadFolder(source, options, loaded);
  await loaded.cache?.save();
  return loaded;
}

interface Source {
  /** As the user typed it. */
  dir: string;
  root: string;
  /** What its articles' paths start with. */
  prefix: string;
}

function sourcesOf(dirs: readonly string[], base: string | undefined): Source[] {
  const prefixes = prefixesOf(dirs);
  const sources: Source[] = [];
  for (const [index, dir] of dirs.entries()) {
    const root = realFolder(dir, base);
    if (sources.some(source => source.root === root)) continue;
    sources.push({ dir, root, prefix: prefixes[index] ?? '' });
  }
  return sources;
}

async function loadFolder(
  { dir, root, prefix }: Source,
  options: OpenOptions,
  { entries, problems, cache }: Loaded,
): Promise<void> {
  const breathe = pacer();
  for (const { path, file, refusal } of walk(root, { follow: options.follow ?? false })) {
    if (path === '' && refusal) throw noFolder(dir, refusal.what);
    const origin = { path: cleanLine(prefix + path), shown: cleanLine(join(dir, path)), file };
    const entry = refusal ? { refusal } : entryOf(file, origin, options, cache);
    if ('refusal' in entry) problems.push(problemOf(origin.shown, entry.refusal));
    else entries.push(entry);
    if (entries.length % 100 === 0) options.onProgress?.(entries.length);
    await breathe();
  }
}

/** What the cache remembers of a file, else what reading it gives. */
function entryOf(
  file: string,
  origin: Origin,
  { parseToml }: OpenOptions,
  cache: EntryCache | undefined,
): Entry | { refusal: Refusal } {
  // Taken before the file is read: what changes it meanwhile changes the stamp too.
  const stamp = cache?.stamp(file);
  const known = cache?.find(file, stamp, origin);
  if (known) return known;
  const read = readText(file);
  if ('refusal' in read) return read;
  const entry = withFaults(readEntry(read.text, origin, parseToml), origin, read.faults);
  return cache ? cache.keep(stamp, entry, origin) : entry;
}

/** An entry with what was wrong with its file, before what is wrong with its front matter. */
export function withFaults(entry: Entry, { shown }: Origin, faults: Omit<Problem, 'file'>[]): Entry {
  entry.problems.unshift(...faults.map(fault => ({ file: shown, ...fault })));
  return entry;
}

function problemOf(file: string, { what, ...refusal }: Refusal): Problem {
  return { file, line: 1, ...refusal, message: `It ${what}.` };
}

/** Several folders are told apart by their names, equal names by a number. */
function prefixesOf(dirs: readonly string[]): string[] {
  if (dirs.length < 2) return [''];
  const counts = new Map<string, number>();
  return dirs.map(dir => {
    const name = basename(resolve(dir));
    const count = (counts.get(name) ?? 0) + 1;
    counts.set(name, count);
    return count === 1 ? `${name}/` : `${name}-${count}/`;
  });
}

function realFolder(dir: string, base = ''): string {
  try {
    const real = realpathSync(resolve(base, dir));
    if (statSync(real).isDirectory()) return real;
  } catch (error) {
    throw noFolder(dir, reasonOf(error));
  }
  throw noFolder(dir, 'is not a folder');
}

function noFolder(dir: string, what: string): UserError {
  return new UserError(`The folder “${cleanLine(dir)}” ${what}.`, {
    hint: 'Name a folder that holds Markdown files.',
  });
}
