/** A publication's folder: its `package.json` says what it is called, its `articles/` holds what it says. */
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Publication } from '../library/compiled/format.js';
import { cleanLine } from '../text/sanitise.js';
import { UserError } from '../util/user-error.js';
import { commandOf, faultOfName, OWN } from './package-name.js';

const MANIFEST = 'package.json';
const ARTICLES = 'articles';

/** The folder of the articles: `articles/` in a publication, else the folder itself. */
export function articlesFolder(dir: string): string {
  const inside = join(dir, ARTICLES);
  return isFile(join(dir, MANIFEST)) && isFolder(inside) ? inside : dir;
}

/**
 * What a publication's `package.json` says of it.
 * @throws {UserError} where there is none, it is no JSON, or npm would refuse its name.
 */
export function readPublication(dir: string): Publication {
  const file = join(dir, MANIFEST);
  const { name, title, version, homepage, bin } = readManifest(file, dir);
  if (typeof name !== 'string')
    throw new UserError(`${file} has no name.`, { hint: 'Write `"name": "..."` into it.' });
  // Lectern's own bundle is a publication like any other.
  const fault = name === OWN ? undefined : faultOfName(name);
  if (fault !== undefined) {
    throw new UserError(`npm refuses the name “${cleanLine(name)}” in ${file}: it ${fault}.`, {
      hint: 'Use lower-case letters, digits and dashes.',
    });
  }
  const command = otherCommand(bin, name);
  return {
    name,
    ...(command !== undefined && { command }),
    ...(isText(title) && { title: cleanLine(title) }),
    ...(isText(version) && { version: cleanLine(version) }),
    ...(isText(homepage) && /^https?:\/\//.test(homepage) && { homepage: cleanLine(homepage) }),
  };
}

/** What is typed, where `bin` calls no program as the package is called. */
function otherCommand(bin: unknown, name: string): string | undefined {
  if (typeof bin !== 'object' || bin === null) return undefined;
  const commands = Object.keys(bin);
  return commands.includes(commandOf(name)) ? undefined : commands.find(command => /^[\w.-]+$/.test(command));
}

function readManifest(file: string, dir: string): Record<string, unknown> {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const what = code === 'ENOENT' ? 'is not there' : `cannot be read (${code})`;
    throw new UserError(`${file} ${what}, and a publication takes its name from it.`, {
      hint: `Make one: npx lectern init${dir === '.' ? '' : ` ${dir}`}`,
      cause: error,
    });
  }
  try {
    const manifest: unknown = JSON.parse(text.replace(/^\ufeff/, ''));
    if (typeof manifest === 'object' && manifest !== null) return manifest as Record<string, unknown>;
  } catch (error) {
    throw new UserError(`${file} is not JSON: ${(error as Error).message}.`, {
      hint: 'Mend it.',
      cause: error,
    });
  }
  throw new UserError(`${file} is not a JSON object.`, { hint: 'Mend it.' });
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== '';
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}
