/**
 * Opens a compiled library without parsing any Markdown. Reads as much of the index as is asked for, and an article or
 * the bodies on demand. Must not import front matter or the Markdown parser statically.
 */

import { join } from 'node:path';
import { DOCUMENT_VERSION, type Document } from '../../document/document.js';
import { findRealPath } from '../../host/real-path.js';
import { toFinishedParse } from '../../markdown/incremental-parse.js';
import { dropBreakOpportunities, sanitise } from '../../text/sanitise.js';
import { hasUnsafeText } from '../../text/unsafe-json.js';
import { isObject } from '../../util/is-object.js';
import type { UserError } from '../../util/user-error.js';
import type { Article } from '../article.js';
import { isString } from '../article-fields.js';
import type { BodyTexts } from '../body-text/body-text-store.js';
import type { Library } from '../library.js';
import { parseBody } from '../parse-body.js';
import { CompiledFiles } from './compiled-files.js';
import {
  AFTER_DOCUMENT,
  ARTICLES_FOLDER,
  type ArticleFile,
  BODIES_FILE,
  IMAGES_FOLDER,
  INDEX_FILE,
  type IndexRow,
  PIPED,
  type PublicationInfo,
  WORDS_FILE,
} from './format.js';
import { IndexFile } from './index-file.js';

export interface CompiledLibrary extends Library {
  publication: PublicationInfo;
  /**
   * An error that names a damaged file, if one that was read has changed since it was built. Called before an internal
   * error is reported, because a damaged file may have caused it; costs nothing as long as there is no error.
   */
  findDamage(bug: unknown): Promise<UserError | undefined>;
}

export interface OpenCompiledOptions {
  /**
   * True for the library that is installed with the program. The types in its documents are then not checked, which takes a
   * millisecond for each: `findDamage` names a file that has changed. Its strings are sanitised like all others.
   */
  isBundle?: boolean;
}

/** @throws {UserError} if there is no compiled library, if it is damaged, or if a later major version made it */
export async function openCompiled(
  dir: string,
  { isBundle = false }: OpenCompiledOptions = {},
): Promise<CompiledLibrary> {
  const files = new CompiledFiles(dir);
  const index = IndexFile.parse(files.read(INDEX_FILE), dir, cause => files.damageError(INDEX_FILE, cause));
  const { homepage, filesUrl, name, title, sites = [] } = index.head.publication;
  const addresses = homepage ? [homepage, ...sites] : sites;
  const readFile = (article: Article) => readArticle(files, index.rowOf(article));
  const isCurrentVersion = index.head.documents === DOCUMENT_VERSION;
  let bodies: Promise<BodyTexts> | undefined;

  const library: CompiledLibrary = {
    name: title ?? name,
    key: name,
    ...(homepage ? { homepage } : {}),
    siteAddresses: addresses,
    ...(filesUrl ? { filesUrl } : {}),
    publication: index.head.publication,
    get articles() {
      return index.allArticles();
    },
    findBySlug: slug => index.findBySlug(slug),
    rows: index,
    problems: [],
    markdown: async article => readFile(article).markdown,
    async parsing(article) {
      const document = await readDocument(files, index.rowOf(article), isBundle);
      return document
        ? toFinishedParse(document)
        : parseBody(article, readFile(article).markdown, article.bodyLine);
    },
    get imageFolders() {
      // Libraries without images have no such folder.
      const folder = findRealPath(join(dir, IMAGES_FOLDER));
      return folder === undefined
        ? undefined
        : { folders: [folder], names: (each: Article) => index.rowOf(each).images ?? {} };
    },
    decodeFile(article, decode) {
      const row = index.rowOf(article);
      return isBundle && row.sum !== undefined
        ? readJson(files, row, file => ({ value: decode(file) }))?.value
        : undefined;
    },
    preRendered: async article => readPiped(files, index.rowOf(article)),
    bodies() {
      bodies ??= isCurrentVersion
        ? loadBodies(files, index.head.bodies, index.count())
        : extractAgain(library);
      return bodies;
    },
    async words() {
      const { words } = index.head;
      if (!isCurrentVersion || words === undefined) return undefined;
      return files.readDecoded(WORDS_FILE, bytes => bytes.toString(), words);
    },
    findDamage: bug => files.findDamage(bug),
  };
  return library;
}

/** The value that `decode` returns for the article's `.json` file; undefined if its Markdown is stored only. */
function readJson<T>(
  files: CompiledFiles,
  row: IndexRow,
  decode: (file: Buffer) => T | undefined,
): T | undefined {
  return row.bytes === undefined ? files.readDecoded(articlePath(row), decode, row.sum) : undefined;
}

function articlePath({ name }: IndexRow): string {
  return `${ARTICLES_FOLDER}/${name}.json`;
}

type ReadFile = Pick<ArticleFile, 'markdown' | 'piped'>;

function readArticle(files: CompiledFiles, row: IndexRow): ReadFile {
  return (
    readJson(files, row, decodeArticle) ??
    files.readDecoded(
      `${ARTICLES_FOLDER}/${row.name}.md`,
      markdown => (markdown.length === row.bytes ? { markdown: markdown.toString() } : undefined),
      row.sum,
    )
  );
}

/** The pre-rendered text only, without the rest of its file: a piped `read` needs nothing else. */
function readPiped(files: CompiledFiles, row: IndexRow): string | undefined {
  return readJson(files, row, decodePiped)?.piped;
}

function decodePiped(bytes: Buffer): Pick<ArticleFile, 'piped'> | undefined {
  const start = bytes.lastIndexOf(PIPED);
  if (start < 0 || bytes.indexOf(AFTER_DOCUMENT) < 0) return decodeArticle(bytes);
  const text = bytes.toString('utf8', start + 1);
  const { piped } = JSON.parse(`{${text}`);
  return isString(piped) ? { piped: cleanPiped(piped, text) } : undefined;
}

/** The document only, without the rest of its file. Undefined if the file has none, or one of another version. */
async function readDocument(
  files: CompiledFiles,
  row: IndexRow,
  isBundle: boolean,
): Promise<Document | undefined> {
  const { document, isUnsafe = false } = readJson(files, row, decodeDocument) ?? {};
  if (document === undefined || (isBundle && row.sum !== undefined && !isUnsafe)) return document;
  // Loaded lazily: the documents of a publication have checksums.
  const { checkDocument } = await import('./check-document.js');
  try {
    return checkDocument(document, isUnsafe);
  } catch (error) {
    throw files.damageError(articlePath(row), error);
  }
}

/** The types of the document are not checked yet. `isUnsafe`: `hasUnsafeText` of its JSON. */
function decodeDocument(bytes: Buffer): { document?: Document; isUnsafe?: boolean } | undefined {
  const end = bytes.indexOf(AFTER_DOCUMENT);
  const isWhole = bytes.subarray(-2).toString('latin1') === '"}';
  const text = end < 0 || !isWhole ? bytes.toString() : `${bytes.toString('utf8', 0, end)}}`;
  const file: unknown = JSON.parse(text);
  if (!isObject(file) || !isObject(file.document)) return undefined;
  if (file.document.version !== DOCUMENT_VERSION) return {};
  return { document: file.document as unknown as Document, isUnsafe: hasUnsafeText(text) };
}

/** `markdown` is not sanitised: like that of a file, it is parsed, or sanitised where it is printed. */
function decodeArticle(bytes: Buffer): ReadFile | undefined {
  const text = bytes.toString();
  const file: unknown = JSON.parse(text);
  if (!isObject(file) || !isObject(file.document) || !isString(file.markdown)) return undefined;
  const { markdown, piped } = file;
  if (piped === undefined) return { markdown };
  if (!isString(piped)) return undefined;
  return { markdown, piped: cleanPiped(piped, text) };
}

/**
 * Sanitises the pre-rendered text only if the JSON around it has an unsafe character. After wrapping, it has no soft hyphens, and
 * hard breaks end its lines.
 */
function cleanPiped(piped: string, json: string): string {
  const clean = dropBreakOpportunities(hasUnsafeText(json) ? sanitise(piped) : piped);
  return clean.replaceAll('\u2028', '\n');
}

async function loadBodies(
  files: CompiledFiles,
  expected: string | undefined,
  count: number,
): Promise<BodyTexts> {
  const { readBodies } = await import('../body-text/body-text-file.js');
  const decode = (bytes: Buffer): BodyTexts | undefined => {
    const bodies = readBodies(bytes);
    return bodies.size === count ? bodies : undefined;
  };
  return files.readDecoded(BODIES_FILE, decode, expected);
}

/** Stored offsets hold only for the documents they were taken from, so other document versions need new ones. */
async function extractAgain(library: Library): Promise<BodyTexts> {
  const { extractBodies } = await import('../body-text/extract-text.js');
  return extractBodies(library);
}
