/**
 * Opens a compiled library without parsing any Markdown. Reads as much of the index as is asked for, and an article or
 * the bodies on demand. Must not import front matter or the Markdown parser statically.
 */

import { DOCUMENT_VERSION, type Document } from '../../document/document.js';
import { finishedParse } from '../../markdown/incremental-parse.js';
import type { UserError } from '../../util/user-error.js';
import type { Article } from '../article.js';
import type { BodyTexts } from '../body-text/body-text-store.js';
import type { Library } from '../library.js';
import { parseBody } from '../parse-body.js';
import { CompiledFiles } from './compiled-files.js';
import {
  AFTER_DOCUMENT,
  ARTICLES_FOLDER,
  type ArticleFile,
  BODIES_FILE,
  INDEX_FILE,
  type IndexRow,
  type Publication,
} from './format.js';
import { IndexFile } from './index-file.js';

export interface CompiledLibrary extends Library {
  publication: Publication;
  /**
   * An error that names a damaged file, if one that was read has changed since it was built. Called before an internal
   * error is reported, because a damaged file may have caused it; costs nothing as long as there is no error.
   */
  findDamage(bug: unknown): Promise<UserError | undefined>;
}

/** @throws {UserError} if there is no compiled library, if it is damaged, or if a later major version made it */
export async function openCompiled(dir: string): Promise<CompiledLibrary> {
  const files = new CompiledFiles(dir);
  const index = IndexFile.parse(files.read(INDEX_FILE), dir, cause => files.damageError(INDEX_FILE, cause));
  const { homepage, name, title } = index.head.publication;
  const readFile = (article: Article) => readArticle(files, index.rowOf(article));
  const isCurrentVersion = index.head.documents === DOCUMENT_VERSION;
  let bodies: Promise<BodyTexts> | undefined;

  const library: CompiledLibrary = {
    name: title ?? name,
    key: name,
    ...(homepage ? { homepage } : {}),
    publication: index.head.publication,
    get articles() {
      return index.allArticles();
    },
    findBySlug: slug => index.findBySlug(slug),
    problems: [],
    markdown: async article => readFile(article).markdown,
    async parsing(article) {
      const document = readDocument(files, index.rowOf(article));
      return document?.version === DOCUMENT_VERSION
        ? finishedParse(document)
        : parseBody(article, readFile(article).markdown, article.bodyLine);
    },
    preRendered: async article => readFile(article).piped,
    bodies() {
      bodies ??= isCurrentVersion
        ? loadBodies(files, index.head.bodies, library.articles.length)
        : extractAgain(library);
      return bodies;
    },
    findDamage: bug => files.findDamage(bug),
  };
  return library;
}

function readArticle(
  files: CompiledFiles,
  { name, bytes, sum }: IndexRow,
): Partial<ArticleFile> & Pick<ArticleFile, 'markdown'> {
  const path = `${ARTICLES_FOLDER}/${name}`;
  if (bytes === undefined) return files.readDecoded(`${path}.json`, decodeArticle, sum);
  return files.readDecoded(
    `${path}.md`,
    markdown => (markdown.length === bytes ? { markdown: markdown.toString() } : undefined),
    sum,
  );
}

/** The document only, without the rest of its file: a search reads twenty documents and needs nothing else. */
function readDocument(files: CompiledFiles, { name, bytes, sum }: IndexRow): Document | undefined {
  if (bytes !== undefined) return undefined;
  return files.readDecoded(`${ARTICLES_FOLDER}/${name}.json`, decodeDocument, sum);
}

function decodeDocument(bytes: Buffer): Document | undefined {
  const end = bytes.indexOf(AFTER_DOCUMENT);
  const isWhole = bytes.subarray(-2).toString('latin1') === '"}';
  if (end < 0 || !isWhole) return decodeArticle(bytes)?.document;
  const { document } = JSON.parse(`${bytes.toString('utf8', 0, end)}}`) as Partial<ArticleFile>;
  return Array.isArray(document?.blocks) ? document : undefined;
}

function decodeArticle(bytes: Buffer): ArticleFile | undefined {
  const file = JSON.parse(bytes.toString()) as Partial<ArticleFile> | null;
  const isValid = typeof file?.markdown === 'string' && Array.isArray(file.document?.blocks);
  return isValid ? (file as ArticleFile) : undefined;
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
