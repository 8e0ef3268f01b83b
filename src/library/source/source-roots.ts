/** Resolves the folders that a library is read from, and reports those that cannot be used. */

import { realpathSync, statSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { quotePath } from '../../text/quote.js';
import { describeError } from '../../util/errno.js';
import { UserError } from '../../util/user-error.js';
import type { SourceRoot } from '../source-root.js';

/**
 * Resolves each folder once; `base` is the base of relative ones.
 * @throws {UserError} for a folder that is missing or cannot be read
 */
export function resolveRoots(dirs: readonly string[], base: string | undefined): SourceRoot[] {
  const prefixes = createPrefixes(dirs);
  const roots: SourceRoot[] = [];
  for (const [index, dir] of dirs.entries()) {
    const root = realFolder(dir, base);
    if (roots.some(known => known.root === root)) continue;
    roots.push({ dir, root, shownPrefix: join(dir, '_').slice(0, -1), prefix: prefixes[index] ?? '' });
  }
  return roots;
}

export function folderError({ dir }: Pick<SourceRoot, 'dir'>, reason: string): UserError {
  return new UserError(`${reason}: ${quotePath(dir)}`, { hint: 'name a folder with Markdown files' });
}

/** The error for a library without articles, by the number of files that were read and that could not be read. */
export function noArticlesError(
  roots: readonly SourceRoot[],
  { entries, problems }: { entries: { size: number }; problems: readonly unknown[] },
): UserError {
  const where = roots.map(({ dir }) => quotePath(dir)).join(', ');
  if (entries.size > 0)
    return new UserError(`all articles in ${where} are drafts`, { hint: 'to list them, use --drafts' });
  if (problems.length > 0)
    return new UserError(`cannot read any article in ${where}`, {
      hint: 'check the permissions of the files',
    });
  return new UserError(`no articles in ${where}`, {
    hint: 'add files that end in .md, .markdown or .mdx',
  });
}

/** Path prefixes of several folders: their names, with a number if names are equal. */
function createPrefixes(dirs: readonly string[]): string[] {
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
  // A variable of a script that is not set: the current folder may be a home folder.
  if (dir === '')
    throw new UserError('folder name is empty', { hint: 'for the current folder, write .', code: 2 });
  try {
    const real = realpathSync(resolve(base, dir));
    if (statSync(real).isDirectory()) return real;
  } catch (error) {
    throw folderError({ dir }, describeError(error));
  }
  throw folderError({ dir }, 'not a folder');
}
