/** Classifies an argument by its syntax and the file system. Opens neither a library nor a file. */

import { lstatSync, type Stats, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { quotePath, shellWord } from '../text/quote.js';
import { errorCode } from '../util/errno.js';
import { UserError } from '../util/user-error.js';

/** `path` is as the user typed it, without its anchor. A special file is a `file` too: opening it reports the fault. */
export type PathTarget = { kind: 'file'; path: string; anchor?: string } | { kind: 'folder'; path: string };

export type ArgumentTarget =
  | PathTarget
  | { kind: 'stdin'; anchor?: string }
  /** An exact slug, else a path (`findPath`), else the prefix of a slug. */
  | { kind: 'name' };

/**
 * Classifies an argument, which may carry `#anchor`. `./x` can only be a path, `-` is standard input.
 * @param program for the command in the hint
 * @param base base of relative paths; default: the working directory
 * @throws {UserError} for a URL, and for a path that does not exist
 */
export function classifyArgument(word: string, program: string, base = ''): ArgumentTarget {
  refuseUrl(word, program);
  if (isPathSyntax(word)) {
    const target = findPath(word, base);
    if (target) return target;
    if (isInaccessible(resolve(base, word)))
      throw new UserError(`permission denied: ${quotePath(word)}`, {
        hint: 'check the permissions of its folders',
      });
    throw new UserError(`no such file or folder: ${quotePath(word)}`, {
      hint: 'check the path, or leave out the folder to name an article',
    });
  }
  const [stdin, ...anchor] = word.split('#');
  return stdin === '-' ? withAnchor({ kind: 'stdin' }, anchor.join('#')) : { kind: 'name' };
}

function refuseUrl(word: string, program: string): void {
  const [, path] = /^file:\/\/(\/.*)/i.exec(word) ?? [];
  if (path !== undefined)
    throw new UserError(`expected a path, got a URL: ${quotePath(word)}`, {
      hint: `name the file by its path: ${shellWord(path)}`,
    });
  if (/^(?:https?|ftp|file):\/\//i.test(word))
    throw new UserError(`the network is not used: ${quotePath(word)}`, {
      hint: `curl -sL ${shellWord(word)} | ${program} -`,
    });
}

/** True if the syntax allows only a path: `./x`, `../x`, `/x`, `.`, `C:\x`. */
function isPathSyntax(word: string): boolean {
  return /^(?:\.{1,2}(?:[/\\]|#|$)|\/|\\|[a-z]:[/\\])/i.test(word);
}

/** The file or folder with this path. A file with a `#` in its name takes precedence over an anchor in another. */
export function findPath(word: string, base = ''): PathTarget | undefined {
  const whole = statPath(resolve(base, word));
  if (whole) return whole.isDirectory() ? { kind: 'folder', path: word } : { kind: 'file', path: word };
  const hash = word.lastIndexOf('#');
  if (hash < 1) return undefined;
  const path = word.slice(0, hash);
  const stat = statPath(resolve(base, path));
  if (!stat) return undefined;
  return stat.isDirectory()
    ? { kind: 'folder', path }
    : withAnchor({ kind: 'file', path }, word.slice(hash + 1));
}

function statPath(path: string): Stats | undefined {
  // A broken link exists itself: opening it reports the fault.
  return tryStat(statSync, path) ?? tryStat(lstatSync, path);
}

function tryStat(stat: typeof statSync, path: string): Stats | undefined {
  try {
    return stat(path, { throwIfNoEntry: false });
  } catch {
    // The name is too long, or a folder is inaccessible: treated as missing.
    return undefined;
  }
}

/** True if a folder on the way to `path` must not be entered. Its content is then unknown. */
function isInaccessible(path: string): boolean {
  try {
    statSync(path);
    return false;
  } catch (error) {
    return errorCode(error) === 'EACCES';
  }
}

function withAnchor<T extends ArgumentTarget>(target: T, anchor: string): T {
  return anchor ? { ...target, anchor } : target;
}
