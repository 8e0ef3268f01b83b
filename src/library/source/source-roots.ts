/** The folders that a library is made of, and what their articles are called in it. */
import { realpathSync, statSync } from 'node:fs';
import { basename, join, resolve, sep } from 'node:path';
import { cleanLine } from '../../text/sanitise.js';
import { UserError } from '../../util/user-error.js';
import { reasonOf } from '../files/read.js';
import type { Origin } from '../metadata/article-metadata.js';

export interface Source {
  /** As the user typed it. */
  dir: string;
  /** Its real path. */
  root: string;
  /** What their paths as the user would type them start with. */
  shown: string;
  /** What its articles' paths start with; no two sources have the same, and of several none is empty. */
  prefix: string;
}

/**
 * Each folder once, relative ones from `base`.
 * @throws {UserError} for one that is not there or cannot be read.
 */
export function sourcesOf(dirs: readonly string[], base: string | undefined): Source[] {
  const prefixes = prefixesOf(dirs);
  const sources: Source[] = [];
  for (const [index, dir] of dirs.entries()) {
    const root = realFolder(dir, base);
    if (sources.some(source => source.root === root)) continue;
    sources.push({ dir, root, shown: join(dir, '_').slice(0, -1), prefix: prefixes[index] ?? '' });
  }
  return sources;
}

/** Where an article of a source comes from; `path`: in the source, as the system has it. */
export function originOf({ shown, prefix }: Source, path: string, file: string): Origin & { file: string } {
  return { path: cleanLine(prefix + path), shown: cleanLine(shown + native(path)), file };
}

/** A path with `/` between its parts as the system writes it. */
export function native(path: string): string {
  return sep === '/' ? path : path.replaceAll('/', sep);
}

export function noFolder({ dir }: Pick<Source, 'dir'>, what: string): UserError {
  return new UserError(`The folder “${cleanLine(dir)}” ${what}.`, {
    hint: 'Name a folder that holds Markdown files.',
  });
}

/** Why a library has no articles, by how many files were read and how many could not be. */
export function noArticles(
  sources: readonly Source[],
  { entries, problems }: { entries: { size: number }; problems: readonly unknown[] },
): UserError {
  const where = sources.map(({ dir }) => `“${cleanLine(dir)}”`).join(', ');
  if (entries.size > 0)
    return new UserError(`All articles in ${where} are drafts.`, { hint: 'List them with --drafts.' });
  if (problems.length > 0)
    return new UserError(`No article in ${where} can be read.`, {
      hint: 'Check the permissions of the files.',
    });
  return new UserError(`There are no articles in ${where}.`, {
    hint: 'Articles end in .md, .markdown or .mdx.',
  });
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
    throw noFolder({ dir }, reasonOf(error));
  }
  throw noFolder({ dir }, 'is not a folder');
}
