/**
 * Folders, files and standard input → a library. Listing reads each file once and keeps its metadata alone; bodies are
 * read again when they are wanted. This half brings the front matter parsers and is loaded only when it is used; it
 * must not know the command line.
 */
import { lstatSync, realpathSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { cleanLine } from '../../text/sanitise.js';
import { UserError } from '../../util/user-error.js';
import { stampOf } from '../cache/file-fingerprint.js';
import { decode } from '../files/decode.js';
import { readPipe, readText, reasonOf } from '../files/read.js';
import { readNamed, textOf } from '../files/read-named.js';
import type { Library } from '../library.js';
import { type ArticleMetadata, readMetadata } from '../metadata/article-metadata.js';
import { assemble } from './build-article-list.js';
import { FolderLibrary } from './folder-library.js';
import { type OpenOptions, withFaults } from './load-article.js';
import { uncompiled } from './source-library.js';

/**
 * The library of all articles in `dirs`, which are searched deep.
 * @throws {UserError} for a folder that is not there, cannot be read, or holds no article.
 */
export async function openFolder(dirs: readonly string[], options: OpenOptions): Promise<Library> {
  return new FolderLibrary(dirs, options).read();
}

/**
 * The same folders as something to be read again, and had as it grows.
 * @throws {UserError} for a folder that is not there or cannot be read.
 */
export function openFolderLibrary(dirs: readonly string[], options: OpenOptions): FolderLibrary {
  return new FolderLibrary(dirs, options);
}

/**
 * The library of one file, whatever its ending. Its journal is that of its folder, so a place kept here is found there.
 * @throws {UserError} for what is not there, is not a text, or is not a plain file of at most 256 MB.
 */
export async function openFile(path: string, options: OpenOptions): Promise<Library> {
  const piped = options.pipes ? readPipe(resolve(options.base ?? '', path)) : undefined;
  if (piped) return openDecoded(textOf(piped, path), cleanLine(path), options);
  const real = realFile(resolve(options.base ?? '', path), path);
  const stamp = stampOf(real, Date.now());
  const decoded = textOf(readText(real), path);
  const origin = { path: cleanLine(basename(real)), shown: cleanLine(path), file: real };
  const entry = withFaults(readMetadata(decoded.text, origin, options.parseToml), origin, decoded.faults);
  let fresh = stamp === undefined ? undefined : decoded.text;
  // What was read to list it is not read again when it is first opened, unless it has changed meanwhile.
  const read = () => {
    const text = fresh !== undefined && stampOf(real, Date.now()) === stamp ? fresh : readNamed(real, path);
    fresh = undefined;
    return text;
  };
  return single(entry, { name: origin.path, key: dirname(real) }, read, options);
}

/**
 * The library of one text, such as standard input.
 * @throws {UserError} where it is not a text.
 */
export async function openText(text: string | Uint8Array, options: OpenOptions): Promise<Library> {
  const decoded = typeof text === 'string' ? { text, faults: [] } : decode(Buffer.from(text));
  return openDecoded(textOf(decoded, 'standard input'), 'standard input', options);
}

/** The library of what can be read only once; nothing of it is kept in a journal. */
function openDecoded(
  { text, faults }: ReturnType<typeof textOf>,
  name: string,
  options: OpenOptions,
): Promise<Library> {
  const title = name.charAt(0).toUpperCase() + name.slice(1);
  const origin = { path: '-', shown: '-', title };
  const entry = withFaults(readMetadata(text, origin, options.parseToml), origin, faults);
  return single(entry, { name, key: '-' }, () => text, options);
}

function realFile(file: string, shown: string): string {
  try {
    return realpathSync(file);
  } catch (error) {
    const link = isLink(file) ? 'is a link, and its target ' : '';
    throw new UserError(`“${cleanLine(shown)}” ${link}${reasonOf(error)}.`, {
      hint: 'Check its name.',
      cause: error,
    });
  }
}

function isLink(file: string): boolean {
  try {
    return lstatSync(file).isSymbolicLink();
  } catch {
    return false;
  }
}

async function single(
  entry: ArticleMetadata,
  head: { name: string; key: string },
  read: () => string,
  { parseToml }: OpenOptions,
): Promise<Library> {
  // What is named is opened, a draft and a section too.
  const assembled = await assemble([entry], { drafts: true, sections: true });
  return uncompiled({ ...head, ...assembled }, { read, parseToml });
}
