/**
 * A compiled library, opened without parsing anything: of the index as much as is asked for, an article or the bodies when
 * they are. It knows no front matter and no Markdown.
 */

import { DOCUMENT_VERSION, type Document } from '../../document/document.js';
import { finished, type Parsing } from '../../markdown/incremental-parse.js';
import type { UserError } from '../../util/user-error.js';
import type { Article } from '../article.js';
import { fromLine } from '../body.js';
import type { BodyTexts } from '../body-text/body-text-store.js';
import type { Library } from '../library.js';
import { CompiledFiles } from './compiled-files.js';
import {
  AFTER_DOCUMENT,
  ARTICLES_FOLDER,
  BODIES_FILE,
  INDEX_FILE,
  type IndexRow,
  type Publication,
  type Text,
} from './format.js';
import { IndexFile } from './index-file.js';

export interface CompiledLibrary extends Library {
  publication: Publication;
  /**
   * What to say where one of its files that were read is not as it was built: whoever meets a bug asks this first, for a
   * damaged file may have led to it. Who meets none pays nothing.
   */
  damage(bug: unknown): Promise<UserError | undefined>;
}

/** @throws {UserError} where there is none, it is damaged, or a later major version made it. */
export async function openCompiled(dir: string): Promise<CompiledLibrary> {
  const files = new CompiledFiles(dir);
  const index = IndexFile.of(files.bytes(INDEX_FILE), dir, cause => files.damaged(INDEX_FILE, cause));
  const { homepage, name, title } = index.head.publication;
  const textOf = (article: Article) => readArticle(files, index.rowOf(article));
  const current = index.head.documents === DOCUMENT_VERSION;
  let bodies: Promise<BodyTexts> | undefined;

  const library: CompiledLibrary = {
    name: title ?? name,
    key: name,
    ...(homepage ? { homepage } : {}),
    publication: index.head.publication,
    get articles() {
      return index.every();
    },
    findBySlug: slug => index.named(slug),
    problems: [],
    markdown: async article => textOf(article).markdown,
    async parsing(article) {
      const document = readDocument(files, index.rowOf(article));
      return document?.version === DOCUMENT_VERSION
        ? finished(document)
        : parse(article, textOf(article).markdown);
    },
    preRendered: async article => textOf(article).piped,
    bodies() {
      bodies ??= current
        ? loadBodies(files, index.head.bodies, library.articles.length)
        : compileAgain(library);
      return bodies;
    },
    damage: bug => files.damage(bug),
  };
  return library;
}

function readArticle(
  files: CompiledFiles,
  { name, bytes, sum }: IndexRow,
): Partial<Text> & Pick<Text, 'markdown'> {
  const path = `${ARTICLES_FOLDER}/${name}`;
  if (bytes === undefined) return files.decoded(`${path}.json`, textIn, sum);
  return files.decoded(
    `${path}.md`,
    markdown => (markdown.length === bytes ? { markdown: markdown.toString() } : undefined),
    sum,
  );
}

/** The document without what else is in its file: a search looks into twenty, and has no use for the rest. */
function readDocument(files: CompiledFiles, { name, bytes, sum }: IndexRow): Document | undefined {
  if (bytes !== undefined) return undefined;
  return files.decoded(`${ARTICLES_FOLDER}/${name}.json`, documentIn, sum);
}

function documentIn(bytes: Buffer): Document | undefined {
  const end = bytes.indexOf(AFTER_DOCUMENT);
  const whole = bytes.subarray(-2).toString('latin1') === '"}';
  if (end < 0 || !whole) return textIn(bytes)?.document;
  const { document } = JSON.parse(`${bytes.toString('utf8', 0, end)}}`) as Partial<Text>;
  return Array.isArray(document?.blocks) ? document : undefined;
}

function textIn(bytes: Buffer): Text | undefined {
  const text = JSON.parse(bytes.toString()) as Partial<Text> | null;
  const sound = typeof text?.markdown === 'string' && Array.isArray(text.document?.blocks);
  return sound ? (text as Text) : undefined;
}

async function parse(article: Article, markdown: string): Promise<Parsing> {
  const { startParse } = await import('../../markdown/parse.js');
  const { dialectsFor } = await import('../../markdown/dialects/dialects.js');
  return startParse(fromLine(markdown, article.bodyLine), {
    firstLine: article.bodyLine,
    title: article.title,
    dialects: dialectsFor(article.path),
  });
}

async function loadBodies(files: CompiledFiles, sum: string | undefined, count: number): Promise<BodyTexts> {
  const { readBodies } = await import('../body-text/body-text-file.js');
  const bodiesIn = (bytes: Buffer): BodyTexts | undefined => {
    const bodies = readBodies(bytes);
    return bodies.size === count ? bodies : undefined;
  };
  return files.decoded(BODIES_FILE, bodiesIn, sum);
}

/** Offsets hold for the documents that they were taken from, so documents of another version need new ones. */
async function compileAgain(library: Library): Promise<BodyTexts> {
  const { compileBodies } = await import('../body-text/extract-text.js');
  return compileBodies(library);
}
