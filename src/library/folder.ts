/**
 * Folders, files and standard input → a library. Listing reads each file once and keeps its metadata alone; bodies are
 * read again when they are wanted. This half brings the front matter parsers and is loaded only when it is used; it
 * must not know the command line.
 */
import { realpathSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { UserError } from '../text/errors.js';
import { cleanLine } from '../text/sanitise.js';
import type { Article } from './article.js';
import { assemble, byPosition } from './assemble.js';
import { cachedBodies } from './cache/bodies.js';
import { type Entry, readEntry } from './entry.js';
import { type Decoded, decode } from './files/decode.js';
import { readText, reasonOf } from './files/read.js';
import type { Library } from './library.js';
import { loadFolders, type OpenOptions, withFaults } from './load.js';
import type { Problem } from './problem.js';
import { uncompiled } from './uncompiled.js';

/**
 * The library of all articles in `dirs`, which are searched deep.
 * @throws {UserError} for a folder that is not there, cannot be read, or holds no article.
 */
export async function openFolder(dirs: readonly string[], options: OpenOptions): Promise<Library> {
  const { entries, problems, roots, cache } = await loadFolders(dirs, options);
  const assembled = assemble(entries, { drafts: options.drafts ?? false });
  if (assembled.articles.length === 0) throw noArticles(dirs, entries, problems.length);
  const name = roots.map(root => cleanLine(basename(root) || root)).join(', ');
  const untitled = options.requireTitles
    ? entries.filter(({ article, titled }) => titled !== 'matter' && !article.draft)
    : [];
  const all = [...problems, ...assembled.problems, ...untitled.map(noTitle)].sort(byPosition);
  const head = { name, key: roots.join('\n'), articles: assembled.articles, problems: all };
  const read = ({ file = '' }: Article) => readNamed(file, file);
  const { parseToml } = options;
  if (!cache) return uncompiled(head, { read, parseToml });
  return uncompiled(head, {
    read,
    parseToml,
    unchanged: ({ file = '' }) => cache.isCurrent(file),
    compile: (library, onProgress) => cachedBodies(cache, library, onProgress),
  });
}

/**
 * The library of one file, whatever its ending. Its journal is that of its folder, so a place kept here is found there.
 * @throws {UserError} for what is not there, is not a text, or is not a plain file of at most 256 MB.
 */
export async function openFile(path: string, options: OpenOptions): Promise<Library> {
  const real = realFile(resolve(options.base ?? '', path), path);
  const decoded = textOf(readText(real), path);
  const origin = { path: cleanLine(basename(real)), shown: cleanLine(path), file: real };
  const entry = withFaults(readEntry(decoded.text, origin, options.parseToml), origin, decoded.faults);
  return single(entry, { name: origin.path, key: dirname(real) }, () => readNamed(real, path), options);
}

/**
 * The library of one text, such as standard input.
 * @throws {UserError} where it is not a text.
 */
export async function openText(text: string | Uint8Array, options: OpenOptions): Promise<Library> {
  const decoded = textOf(
    typeof text === 'string' ? { text, faults: [] } : decode(Buffer.from(text)),
    'standard input',
  );
  const origin = { path: '-', shown: '-', title: 'Standard input' };
  const entry = withFaults(readEntry(decoded.text, origin, options.parseToml), origin, decoded.faults);
  return single(entry, { name: 'standard input', key: '-' }, () => decoded.text, options);
}

function realFile(file: string, shown: string): string {
  try {
    return realpathSync(file);
  } catch (error) {
    throw new UserError(`“${cleanLine(shown)}” ${reasonOf(error)}.`, {
      hint: 'Check its name.',
      cause: error,
    });
  }
}

function single(
  entry: Entry,
  head: { name: string; key: string },
  read: () => string,
  options: OpenOptions,
): Library {
  // What is named is opened, a draft too.
  return uncompiled(
    { ...head, ...assemble([entry], { drafts: true }) },
    { read, parseToml: options.parseToml },
  );
}

function readNamed(file: string, shown: string): string {
  return textOf(readText(file), shown).text;
}

function textOf(decoded: Decoded, shown: string): Decoded & { text: string } {
  if (decoded.text !== undefined) return decoded;
  const { what, hint } = decoded.refusal;
  throw new UserError(`“${cleanLine(shown)}” ${what}.`, { hint });
}

function noTitle({ shown }: Entry): Problem {
  const hint = 'Write `title: "..."` into its front matter.';
  return { file: shown, line: 1, level: 'error', rule: 'title', message: 'The article has no title.', hint };
}

function noArticles(dirs: readonly string[], entries: readonly Entry[], unread: number): UserError {
  const where = dirs.map(dir => `“${cleanLine(dir)}”`).join(', ');
  if (entries.length > 0)
    return new UserError(`All articles in ${where} are drafts.`, { hint: 'List them with --drafts.' });
  if (unread > 0)
    return new UserError(`No article in ${where} can be read.`, {
      hint: 'Check the permissions of the files.',
    });
  return new UserError(`There are no articles in ${where}.`, {
    hint: 'Articles end in .md, .markdown or .mdx.',
  });
}
