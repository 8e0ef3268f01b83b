/** Folders → entries, before they are put in order: each article is read once, and its text is not kept. */
import { realpathSync, statSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { UserError } from '../text/errors.js';
import { cleanLine } from '../text/sanitise.js';
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
  /** Called now and then with the number of files read. */
  onProgress?: (files: number) => void;
}

export interface Loaded {
  entries: Entry[];
  /** Of what could not be read. */
  problems: Problem[];
  /** Real paths of the folders. */
  roots: string[];
}

/** @throws {UserError} for a folder that is not there or cannot be read. */
export async function loadFolders(dirs: readonly string[], options: OpenOptions): Promise<Loaded> {
  const loaded: Loaded = { entries: [], problems: [], roots: [] };
  const prefixes = prefixesOf(dirs);
  for (const [index, dir] of dirs.entries()) {
    const root = realFolder(dir, options.base);
    if (loaded.roots.includes(root)) continue;
    loaded.roots.push(root);
    await loadFolder({ dir, root, prefix: prefixes[index] ?? '' }, options, loaded);
  }
  return loaded;
}

interface Source {
  /** As the user typed it. */
  dir: string;
  root: string;
  /** What its articles' paths start with. */
  prefix: string;
}

async function loadFolder(
  { dir, root, prefix }: Source,
  options: OpenOptions,
  { entries, problems }: Loaded,
): Promise<void> {
  const breathe = pacer();
  for (const { path, file, refusal } of walk(root, { follow: options.follow ?? false })) {
    if (path === '' && refusal) throw noFolder(dir, refusal.what);
    const origin = { path: cleanLine(prefix + path), shown: cleanLine(join(dir, path)), file };
    const read = refusal ? { refusal } : readText(file);
    if ('refusal' in read) problems.push(problemOf(origin.shown, read.refusal));
    else entries.push(withFaults(readEntry(read.text, origin, options.parseToml), origin, read.faults));
    if (entries.length % 100 === 0) options.onProgress?.(entries.length);
    await breathe();
  }
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
