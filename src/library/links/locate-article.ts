/** What a name on the command line stands for. It asks the disk whether a path is there, and opens nothing by itself. */
import { lstatSync, type Stats, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { cleanLine } from '../../text/sanitise.js';
import { UserError } from '../../util/user-error.js';
import type { Article } from '../article.js';
import type { Library } from '../library.js';
import { findArticle, type Match } from './find-by-slug.js';

/** `path` is as the user typed it, without its anchor. Special files are `file` too: opening one says what is wrong. */
export type Located =
  | { kind: 'article'; library: Library; article: Article; anchor?: string }
  | { kind: 'stdin'; anchor?: string }
  | { kind: 'file'; path: string; anchor?: string }
  | { kind: 'folder'; path: string }
  /** Several slugs begin so, or none does. */
  | { kind: 'unknown'; library: Library; name: string; candidates: Article[] };

export interface LocateOptions {
  /** Opens the library in use; called at most once, and not for names that can only be paths. */
  library: () => Promise<Library>;
  /** What relative paths start from; default: the working directory. */
  base?: string;
}

/**
 * The order: an exact slug, `-`, a file that is there, a folder that is there, a unique beginning of a slug. `./x` is
 * a path alone. Each may carry `#anchor`.
 * @throws {UserError} for an address on the network, and for a path that is written as one and is not there.
 */
export async function locate(name: string, { library: open, base = '' }: LocateOptions): Promise<Located> {
  const [, path] = /^file:\/\/(\/.*)/i.exec(name) ?? [];
  if (path !== undefined)
    throw new UserError(`“${cleanLine(name)}” is an address.`, {
      hint: `Name the file by its path: ${cleanLine(path)}`,
    });
  if (/^(?:https?|ftp|file):\/\//i.test(name)) {
    throw new UserError(`“${cleanLine(name)}” is an address, and the network is never used.`, {
      hint: 'Save the page as Markdown and name the file.',
    });
  }
  if (isPathAlone(name)) {
    const there = onDisk(name, base);
    if (there) return there;
    if (isShut(resolve(base, name)))
      throw new UserError(`“${cleanLine(name)}” may not be read by you.`, {
        hint: 'Check the permissions of the folders it is in.',
      });
    throw new UserError(`There is no file “${cleanLine(name)}”.`, {
      hint: 'Check its name, or leave the folder out to name an article.',
    });
  }
  const [stdin, ...anchor] = name.split('#');
  if (stdin === '-') return withAnchor({ kind: 'stdin' }, anchor.join('#'));
  const library = await open();
  const found = findArticle(library, name);
  const match = found && 'article' in found ? found : undefined;
  if (match?.exact) return articleOf(match, library);
  const there = onDisk(name, base);
  if (there) return there;
  if (match) return articleOf(match, library);
  return {
    kind: 'unknown',
    library,
    name,
    candidates: found && 'candidates' in found ? found.candidates : [],
  };
}

function articleOf({ article, anchor }: Match, library: Library): Located {
  return withAnchor({ kind: 'article', library, article }, anchor ?? '');
}

/** Written so that it can be nothing but a path: `./x`, `../x`, `/x`, `.`, `C:\x`. */
function isPathAlone(name: string): boolean {
  return /^(?:\.{1,2}(?:[/\\]|#|$)|\/|\\|[a-z]:[/\\])/i.test(name);
}

/** A file whose name holds a `#` comes before an anchor in another. */
function onDisk(name: string, base: string): Located | undefined {
  const whole = statOf(resolve(base, name));
  if (whole) return whole.isDirectory() ? { kind: 'folder', path: name } : { kind: 'file', path: name };
  const hash = name.lastIndexOf('#');
  if (hash < 1) return undefined;
  const path = name.slice(0, hash);
  const stat = statOf(resolve(base, path));
  if (!stat) return undefined;
  return stat.isDirectory()
    ? { kind: 'folder', path }
    : withAnchor({ kind: 'file', path }, name.slice(hash + 1));
}

function statOf(path: string): Stats | undefined {
  // A link whose target is not there is there itself: opening it says what is wrong.
  return tryStat(statSync, path) ?? tryStat(lstatSync, path);
}

function tryStat(stat: typeof statSync, path: string): Stats | undefined {
  try {
    return stat(path, { throwIfNoEntry: false });
  } catch {
    // A name that is too long, a folder that may not be entered: not there, as far as a reader can tell.
    return undefined;
  }
}

/** Whether a folder on the way there may not be entered: then nobody can say what is in it. */
function isShut(path: string): boolean {
  try {
    statSync(path);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EACCES';
  }
}

function withAnchor<L extends Located>(located: L, anchor: string): L {
  return anchor ? { ...located, anchor } : located;
}
