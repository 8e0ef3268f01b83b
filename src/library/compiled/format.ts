/**
 * The shape of a compiled library on disk, format 1.2: what `publish/build.ts` writes and `open.ts` reads. Every 1.x
 * reads what an earlier 1.x wrote: fields may be added, none may go or change its meaning.
 *
 *   index.json              all metadata, in the library's order; since 1.1 a line for each article, its slug first
 *                           (1.2 renamed fields of the document: see `DOCUMENT_VERSION`)
 *   bodies.txt              one line of JSON, then the folded text of all bodies (`bodies-file.ts`)
 *   articles/<name>.json    an article's Markdown, whole, and its document with code coloured (`Text`)
 *   articles/<name>.md      the Markdown alone, where it is long
 *
 * Markdown and document say the same words: in one file they take half the room once the package is compressed.
 */
import type { Document } from '../../document/document.js';
import type { Article, ArticleHeading } from '../article.js';
import { isEmpty } from '../shared-empties.js';

export const FORMAT = { major: 1, minor: 2 };

export const INDEX_FILE = 'index.json';
export const BODIES_FILE = 'bodies.txt';
export const ARTICLES_FOLDER = 'articles';

/** Characters of Markdown up to which its document is kept: a longer one is on the screen sooner when it is parsed in slices. */
export const LONGEST_KEPT = 1 << 20;

export interface Publication {
  /** The package's name: what the journal and the folders of state go by. */
  name: string;
  /** What is typed to run it, where that is not the name without its scope. */
  command?: string;
  title?: string;
  version?: string;
  /** Address that relative links and images point to. */
  homepage?: string;
}

export interface Index {
  format: string;
  /** `DOCUMENT_VERSION` of the documents and of the offsets in the bodies. */
  documents: number;
  publication: Publication;
  articles: IndexRow[];
  /** `sumOf` the bodies' file. Since 1.1. */
  bodies?: string;
}

type Always = Pick<Article, 'slug' | 'title' | 'path' | 'minutes' | 'words'>;

/** What stands between the head of an index and its rows, and after these. */
export const INDEX_ROWS = '"articles":[';
export const INDEX_END = '\n]}\n';

/** An article's metadata; what is empty is left out. */
export interface IndexRow
  extends Always,
    Partial<Omit<Article, keyof Always | 'headings' | 'file' | 'draft' | 'bodyLine'>> {
  /** Of its file, without the ending. */
  name: string;
  /** `bodyLine`; 1 where absent. */
  line?: number;
  /** One a line: level, line, anchor and text between tabs. As rows of JSON they doubled the time that `list` takes to read an index. */
  headings: string;
  /** The file is long Markdown alone, of so many bytes: a shorter one was cut. */
  bytes?: number;
  /** `sumOf` the file. Since 1.1. */
  sum?: string;
}

/** What a row says of the article's own file. */
export type RowFile = Pick<IndexRow, 'name' | 'bytes' | 'sum'>;

/** An article's own file, its fields in this order. */
export interface Text {
  document: Document;
  markdown: string;
  /** The article as `read` writes it into a pipe, at the usual width (`piped.ts`). */
  piped?: string;
}

/** What stands after the document there. No other key is called so, and within a text a quotation mark is escaped. */
export const AFTER_DOCUMENT = ',"markdown":"';

export function rowOf(article: Article, file: RowFile): IndexRow {
  const { slug, bodyLine, headings = [], file: _file, draft: _draft, ...meta } = article;
  const said = Object.entries(meta).filter(([, value]) => !isEmpty(value));
  return {
    slug,
    ...(Object.fromEntries(said) as unknown as Omit<Always, 'slug'>),
    ...file,
    ...(bodyLine > 1 ? { line: bodyLine } : {}),
    headings: writeHeadings(headings),
  };
}

export function writeHeadings(headings: readonly ArticleHeading[]): string {
  return headings.map(({ level, line, anchor, text }) => [level, line, anchor, text].join('\t')).join('\n');
}

/** Field by field, most of them in the literal: spread out of the row, a thousand articles take three times as long. */
export function articleOf(row: IndexRow): Article {
  const article: Article = {
    slug: row.slug,
    title: row.title,
    description: row.description ?? '',
    // Nearly all have one; where there is none, it is there and undefined.
    date: row.date as string,
    category: row.category ?? '',
    tags: row.tags ?? [],
    authors: row.authors ?? [],
    minutes: row.minutes,
    words: row.words,
    path: row.path,
    bodyLine: row.line ?? 1,
    extra: row.extra ?? {},
  };
  if (row.updated !== undefined) article.updated = row.updated;
  if (row.image !== undefined) article.image = row.image;
  if (row.lang !== undefined) article.lang = row.lang;
  if (row.series !== undefined) article.series = row.series;
  if (row.order !== undefined) article.order = row.order;
  setHeadings(article, row.headings);
  return article;
}

const WRITTEN = Symbol('headings as they are written');
type WithWritten = Article & { [WRITTEN]?: string | ArticleHeading[] };

/** One accessor for all, so that all articles have one shape. */
const HEADINGS: PropertyDescriptor = {
  enumerable: true,
  configurable: true,
  get(this: WithWritten) {
    const known = this[WRITTEN] ?? '';
    if (typeof known !== 'string') return known;
    const headings = readHeadings(known);
    this[WRITTEN] = headings;
    return headings;
  },
  set(this: WithWritten, headings: ArticleHeading[]) {
    this[WRITTEN] = headings;
  },
};

/** Gives an article its headings, which are read from what was written when they are first asked for: few searches do. */
export function setHeadings(article: Article, written: string): void {
  Object.defineProperty(article, WRITTEN, { value: written, writable: true });
  Object.defineProperty(article, 'headings', HEADINGS);
}

/** The headings that the article has, as `writeHeadings` writes them. */
export function writtenHeadings(article: Article): string {
  const { [WRITTEN]: known = article.headings ?? [] } = article as WithWritten;
  return typeof known === 'string' ? known : writeHeadings(known);
}

/** The inverse of `writeHeadings`. */
function readHeadings(written: string): ArticleHeading[] {
  if (written === '') return [];
  return written.split('\n').map(row => {
    const [level = '', line = '', anchor = '', text = ''] = row.split('\t');
    return { level: Number(level), text, anchor, line: Number(line) };
  });
}
