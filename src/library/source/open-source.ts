/**
 * Opens Markdown sources as a library: folders (`openSources`), or a file or a text (`openDocument`). Listing reads each file
 * once and keeps only its metadata; bodies are read again on demand. Loaded lazily, because it brings the front matter
 * parsers; must not import the command line.
 */

import { lstatSync, realpathSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { quotePath } from '../../text/quote.js';
import { sanitiseLine } from '../../text/sanitise.js';
import { describeError } from '../../util/errno.js';
import { UserError } from '../../util/user-error.js';
import { type DecodedText, decode } from '../files/decode.js';
import { fileFingerprint } from '../files/file-fingerprint.js';
import { LongText } from '../files/long-text.js';
import { readNamedFile, readPipe, readText, requireText } from '../files/read-file.js';
import type { IncrementalLibrary, Library } from '../library.js';
import { type ArticleMetadata, readMetadata } from '../metadata/article-metadata.js';
import { buildArticleList } from './build-article-list.js';
import { withDate } from './commit-dates.js';
import { FolderLibrary } from './folder-library.js';
import { addFaults, lacksTitle, missingTitleProblem, type OpenOptions } from './load-metadata.js';
import { createSourceLibrary, type SourceReader } from './source-library.js';

/**
 * The articles in `dirs` and all folders in them. Nothing is read before the first `reload` or `updates`.
 * @throws {UserError} for a folder that is missing or cannot be read
 */
export function openSources(dirs: readonly string[], options: OpenOptions): IncrementalLibrary {
  return new FolderLibrary(dirs, options);
}

/**
 * A file of any extension, or a text such as standard input. `allowPipe`: a file that is a pipe, such as `<(command)` in a
 * shell, is read to its end; otherwise it is refused.
 */
export type DocumentSource = { file: string; allowPipe?: boolean } | { text: string | Uint8Array };

/**
 * The library of one document. A file belongs to the history of its folder, so that its position is found there too.
 * @throws {UserError} for a file that is missing, not text, or not a regular file of at most 256 MB
 */
export async function openDocument(source: DocumentSource, options: OpenOptions): Promise<Library> {
  if ('file' in source) return openFile(source.file, source.allowPipe ?? false, options);
  const { text } = source;
  const decoded =
    typeof text === 'string' ? { text: text.toWellFormed(), faults: [] } : decode(Buffer.from(text));
  return openText(requireText(decoded, 'standard input'), 'standard input', options);
}

async function openFile(path: string, allowPipe: boolean, options: OpenOptions): Promise<Library> {
  const file = resolve(options.base ?? '', path);
  const piped = allowPipe ? readPipe(file) : undefined;
  if (piped) return openText(requireText(piped, path), sanitiseLine(path), options);
  const real = realFile(file, path);
  const fingerprint = fileFingerprint(real, Date.now());
  const decoded = requireText(readText(real), path);
  const origin = { path: sanitiseLine(basename(real)), shown: sanitiseLine(path), file: real };
  const entry = addFaults(readMetadata(decoded, origin, options.parseToml), origin, decoded.faults);
  const { days } = (await options.commitDays?.(dirname(real), basename(real))) ?? {};
  entry.article = withDate(entry.article, days?.get(basename(real)));
  let initial: DecodedText | undefined = fingerprint === undefined ? undefined : decoded;
  // The first read of the article reuses the text that was read for its metadata, unless the file has changed.
  const read = () => {
    const isUnchanged = initial !== undefined && fileFingerprint(real, Date.now()) === fingerprint;
    const text = isUnchanged && initial !== undefined ? initial.text : readNamedFile(real, path);
    initial = undefined;
    return text;
  };
  const longText = () => (initial instanceof LongText ? initial : undefined);
  return createLibrary(
    entry,
    { name: origin.path, key: dirname(real) },
    { read, longText },
    options,
    dirname(real),
  );
}

/** The library of a text that can be read only once. Has no history. */
function openText(decoded: DecodedText, name: string, options: OpenOptions): Promise<Library> {
  const title = name.charAt(0).toUpperCase() + name.slice(1);
  const origin = { path: '-', shown: '-', title };
  const entry = addFaults(readMetadata(decoded, origin, options.parseToml), origin, decoded.faults);
  const { text } = decoded;
  return createLibrary(entry, { name, key: '-' }, { read: () => text }, options);
}

function realFile(file: string, shown: string): string {
  try {
    return realpathSync(file);
  } catch (error) {
    const prefix = isLink(file) ? 'broken link: ' : '';
    throw new UserError(`${prefix}${describeError(error)}: ${quotePath(shown)}`, {
      hint: 'check its name',
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

async function createLibrary(
  entry: ArticleMetadata,
  head: { name: string; key: string },
  reader: Pick<SourceReader, 'read' | 'longText'>,
  { parseToml, reportTitles, follow = false }: OpenOptions,
  folder?: string,
): Promise<Library> {
  // A document that the user named is listed even if it is a draft or a section.
  const list = await buildArticleList([entry], { drafts: true, sections: true });
  if (reportTitles && lacksTitle(entry)) list.problems = [...list.problems, missingTitleProblem(entry)];
  const imageFolders = folder === undefined ? {} : { imageFolders: { folders: [folder], follow } };
  return createSourceLibrary({ ...head, ...list }, { ...reader, parseToml, ...imageFolders });
}
