/**
 * A compiled library, opened without parsing anything: the index at once, an article or the bodies when they are asked
 * for. It knows no front matter and no Markdown, and trusts no file name that it reads.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '../text/errors.js';
import { pattern } from '../text/pattern.js';
import { DOCUMENT_VERSION } from '../typeset/document.js';
import { finished, type Parsing } from '../typeset/parsing.js';
import type { Article } from './article.js';
import { fromLine } from './body.js';
import {
  ARTICLES_FOLDER,
  articleOf,
  BODIES_FILE,
  FORMAT,
  INDEX_FILE,
  type Index,
  type Publication,
  type Row,
  readBodies,
  type Text,
} from './format.js';
import type { Bodies, Library } from './library.js';

export interface CompiledLibrary extends Library {
  publication: Publication;
}

/** @throws {UserError} where there is none, it is damaged, or a later major version made it. */
export async function openCompiled(dir: string): Promise<CompiledLibrary> {
  const index = readIndex(dir);
  const { name, title, homepage } = index.publication;
  const rows = new Map(index.articles.map(row => [row.path, row]));
  const textOf = (article: Article) => readArticle(dir, rows.get(article.path) ?? missing(article));
  const current = index.documents === DOCUMENT_VERSION;
  let bodies: Promise<Bodies> | undefined;

  const library: CompiledLibrary = {
    name: title ?? name,
    key: name,
    ...(homepage ? { homepage } : {}),
    publication: index.publication,
    articles: index.articles.map(articleOf),
    problems: [],
    markdown: async article => textOf(article).markdown,
    async parsing(article) {
      const { document, markdown } = textOf(article);
      return document?.version === DOCUMENT_VERSION ? finished(document) : parse(article, markdown);
    },
    piped: async article => textOf(article).piped,
    bodies() {
      bodies ??= current ? loadBodies(dir) : compileAgain(library);
      return bodies;
    },
  };
  return library;
}

function readIndex(dir: string): Index {
  return readWhole(join(dir, INDEX_FILE), (index: Partial<Index>): index is Index => {
    const [major = 0] = String(index.format).split('.').map(Number);
    if (major > FORMAT.major) {
      const hint = 'Upgrade: npm install lectern@latest';
      throw new UserError(`The library in ${dir} was made for a later version of Lectern.`, { hint });
    }
    const { articles, publication } = index;
    return (
      major > 0 && typeof publication?.name === 'string' && Array.isArray(articles) && articles.every(isRow)
    );
  });
}

/** Names that stay in their folder, on every system. */
const fileName = pattern('^(?!\\.)[\\p{L}\\p{N}\\p{M}._-]{1,200}$');

function isRow(row: Partial<Row> | null): boolean {
  return (
    typeof row?.slug === 'string' &&
    typeof row.title === 'string' &&
    typeof row.path === 'string' &&
    typeof row.name === 'string' &&
    (/^\w[\w-]{0,99}$/.test(row.name) || fileName().test(row.name)) &&
    typeof row.headings === 'string'
  );
}

function readArticle(dir: string, { name, bytes }: Row): Partial<Text> & { markdown: string } {
  const path = join(dir, ARTICLES_FOLDER, name);
  if (bytes === undefined) return readWhole(`${path}.json`, isText);
  const markdown = read(`${path}.md`);
  if (Buffer.byteLength(markdown) !== bytes) throw damaged(`${path}.md`);
  return { markdown };
}

function isText(text: Partial<Text>): text is Text {
  return typeof text.markdown === 'string' && Array.isArray(text.document?.blocks);
}

async function parse(article: Article, markdown: string): Promise<Parsing> {
  const { startParse } = await import('../typeset/parse.js');
  const { dialectsFor } = await import('../typeset/dialects/dialects.js');
  return startParse(fromLine(markdown, article.bodyLine), {
    firstLine: article.bodyLine,
    title: article.title,
    dialects: dialectsFor(article.path),
  });
}

async function loadBodies(dir: string): Promise<Bodies> {
  const file = join(dir, BODIES_FILE);
  const text = read(file);
  return unbroken(file, () => readBodies(text));
}

/** Offsets hold for the documents that they were taken from, so documents of another version need new ones. */
async function compileAgain(library: Library): Promise<Bodies> {
  const { compileBodies } = await import('./compile.js');
  return compileBodies(library);
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new UserError(`The compiled library cannot be read: ${file} (${code}).`, {
      hint: 'Build it: npx lectern build',
      cause: error,
    });
  }
}

/** The JSON in a file, if it is what `isSound` says it is. */
function readWhole<T extends object>(file: string, isSound: (value: Partial<T>) => value is T): T {
  const text = read(file);
  const value = unbroken(file, () => JSON.parse(text) as Partial<T> | null);
  if (value === null || !isSound(value)) throw damaged(file);
  return value;
}

function unbroken<T>(file: string, decode: () => T): T {
  try {
    return decode();
  } catch (error) {
    throw damaged(file, error);
  }
}

function damaged(file: string, cause?: unknown): UserError {
  return new UserError(`The compiled library is damaged: ${file}.`, {
    hint: 'Build it again, or install it again.',
    cause,
  });
}

function missing(article: Article): never {
  throw new Error(`not an article of this library: ${article.path}`);
}
