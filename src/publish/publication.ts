/** The folder of a publication: `package.json` with its name, and `articles/`. */

import { existsSync, type Stats, statSync } from 'node:fs';
import { join } from 'node:path';
import { isHttpUrl } from '../document/is-web-url.js';
import { isFolder } from '../host/is-folder.js';
import { readRegularFile } from '../host/read-regular-file.js';
import { isInFolder, realPath } from '../host/real-path.js';
import type { PublicationInfo } from '../library/compiled/format.js';
import { quote, quotePath, shellWord } from '../text/quote.js';
import { sanitiseLine } from '../text/sanitise.js';
import { describeError } from '../util/errno.js';
import { UserError } from '../util/user-error.js';
import { commandName, OWN_NAME, packageNameError } from './package-name.js';
import { filesAddress, parseRepository, type Repository } from './repository.js';

const MANIFEST = 'package.json';
const ARTICLES = 'articles';

/** Returns the folder of the articles: `articles/` in a publication, else `dir` itself. */
export function articlesFolder(dir: string): string {
  const inside = join(dir, ARTICLES);
  return isFile(join(dir, MANIFEST)) && isFolder(inside) ? inside : dir;
}

/**
 * Refuses folders of the publication that are links out of it. Otherwise a foreign folder is read, published or overwritten.
 * @throws {UserError} for the first of them
 */
export function refuseLinksOut(dir: string, folders: readonly string[]): void {
  const root = realPath(dir);
  for (const folder of folders) {
    const target = realPath(folder);
    if (isInFolder(target, root)) continue;
    if (!existsSync(folder)) continue;
    throw new UserError(`${quotePath(folder)} is a link out of the publication, to ${quotePath(target)}`, {
      hint: 'to follow it, use --follow',
    });
  }
}

/**
 * Reads the metadata of a publication from its `package.json`.
 * @throws {UserError} if the file does not exist, is not valid JSON, or has a name that npm refuses.
 */
export function readPublication(dir: string): PublicationInfo {
  const file = join(dir, MANIFEST);
  const { name, title, version, homepage, repository, bin } = readManifest(file, dir);
  if (typeof name !== 'string')
    throw new UserError(`${file} has no name`, { hint: 'add a line: "name": "my-articles",' });
  // Lectern's own bundle is a publication too.
  const error = name === OWN_NAME ? undefined : packageNameError(name);
  if (error !== undefined) {
    throw new UserError(`invalid package name in ${file}: ${quote(name)} ${error}`, {
      hint: 'use lower-case letters, digits and dashes',
    });
  }
  const command = commandFromBin(bin, name);
  return {
    name,
    ...(command !== undefined && { command }),
    ...(isText(title) && { title: sanitiseLine(title) }),
    ...(isText(version) && { version: sanitiseLine(version) }),
    ...addresses(homepage, parseRepository(repository)),
  };
}

/**
 * Returns the homepage without `#readme`, which npm adds, and the address of the files in `articles/`. Files are below the
 * homepage, except if that is absent or the page of the repository: then they are where the host shows them.
 */
function addresses(
  homepage: unknown,
  repository: Repository | undefined,
): Pick<PublicationInfo, 'homepage' | 'filesUrl'> {
  const page =
    isText(homepage) && isHttpUrl(homepage) ? sanitiseLine(homepage).replace(/#.*$/s, '') : undefined;
  const isRepositoryPage = page === undefined || (repository && `${page}/`.startsWith(`${repository.url}/`));
  const filesUrl = repository && isRepositoryPage ? filesAddress(repository, ARTICLES) : undefined;
  return { ...(page !== undefined && { homepage: page }), ...(filesUrl !== undefined && { filesUrl }) };
}

/** Returns the command of the publication, if `bin` has none with the name of the package. */
function commandFromBin(bin: unknown, name: string): string | undefined {
  if (typeof bin !== 'object' || bin === null) return undefined;
  const commands = Object.keys(bin);
  return commands.includes(commandName(name))
    ? undefined
    : commands.find(command => /^[\w.-]+$/.test(command));
}

/** Largest `package.json`: 16 MB. */
const MAX_MANIFEST_SIZE = 1 << 24;

function readManifest(file: string, dir: string): Record<string, unknown> {
  let text: string;
  try {
    text = readRegularFile(file, MAX_MANIFEST_SIZE).toString('utf8');
  } catch (error) {
    throw new UserError(`cannot read the name of the publication from ${file}: ${describeError(error)}`, {
      hint: `to create a publication, run: npx lectern init${dir === '.' ? '' : ` ${shellWord(dir)}`}`,
      cause: error,
    });
  }
  try {
    const manifest: unknown = JSON.parse(text.replace(/^\ufeff/, ''));
    if (typeof manifest === 'object' && manifest !== null) return manifest as Record<string, unknown>;
  } catch (error) {
    throw new UserError(`${file} is not valid JSON: ${(error as Error).message}`, {
      hint: 'fix the syntax; JSON has no comments and no commas at the end of a list',
      cause: error,
    });
  }
  throw new UserError(`${file} is not a JSON object`, { hint: 'write an object: { "name": "my-articles" }' });
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== '';
}

function isFile(path: string): boolean {
  return tryStat(path)?.isFile() ?? false;
}

/** Undefined if there is no such file, or if it is inaccessible. */
function tryStat(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}
