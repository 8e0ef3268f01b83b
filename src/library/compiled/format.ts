/**
 * The format of a compiled library on disk, version 1.5: `publish/build/` writes it, `open-compiled.ts` reads it. Every
 * 1.x reads the files of an earlier 1.x: fields may be added; none may be removed, renamed or change its meaning.
 *
 *   index.json              `CompiledIndex`: all metadata, in the library's order; one line for each article since 1.1
 *   bodies.txt              one line of JSON, then the folded text of all bodies (`body-text/body-text-file.ts`)
 *   words.txt               the words of metadata and bodies with their frequencies, for typos (`Vocabulary.lines`); since 1.3
 *   articles/<name>.json    `ArticleFile`: the whole Markdown, and its document with highlighted code
 *   articles/<name>.md      the Markdown only, if it is longer than `MAX_COMPILED_LENGTH`
 *   images/<name>           local images of the articles, at most 1,600 pixels wide and high; since 1.4
 *
 * Versions: 1.1 added the checksums (`bodies`, `sum`), `kinds` and `bytes` of `bodies.txt`, and the slug as the first key
 * of a line. 1.2 has documents of version 2, in which `runs` of text are called `spans`; a document of another version is
 * parsed again from the Markdown beside it. 1.3 added `words.txt`. 1.4 added images (`images`). 1.5 added
 * `lengths`, and puts each block of a document and its headings on a line, so that a search parses only one block.
 *
 * Markdown and document repeat the same words: in one file they take half the space once the package is compressed.
 */
import type { Document } from '../../document/document.js';
import type { Article } from '../article.js';
import { serializeHeadings, setHeadings } from '../lazy-headings.js';
import { isEmpty } from '../shared-empties.js';

export const FORMAT = { major: 1, minor: 5 };

export const INDEX_FILE = 'index.json';
export const BODIES_FILE = 'bodies.txt';
export const WORDS_FILE = 'words.txt';
export const ARTICLES_FOLDER = 'articles';
export const IMAGES_FOLDER = 'images';

/** Maximum length of Markdown, in characters, whose document is stored: parsing a longer one in slices shows it sooner. */
export const MAX_COMPILED_LENGTH = 1 << 20;

export interface PublicationInfo {
  /** Name of the package; the key of its history and the name of its state folder. */
  name: string;
  /** Command that starts it, if that is not the name without its scope. */
  command?: string;
  title?: string;
  version?: string;
  /** Address that relative links and images point to. */
  homepage?: string;
  /** Addresses of the site of the articles, found by the build. */
  sites?: string[];
  /** Address of the folder of the articles on the host of the repository, if relative links point there instead. Since 1.1. */
  filesUrl?: string;
}

/** `index.json`, in this order of keys. */
export interface CompiledIndex {
  format: string;
  /** `DOCUMENT_VERSION` of the documents and of the offsets in the bodies. */
  documents: number;
  publication: PublicationInfo;
  /** `checksum` of the bodies' file. Since 1.1. */
  bodies?: string;
  /** `checksum` of the words' file. Since 1.3. */
  words?: string;
  articles: IndexRow[];
}

type RequiredFields = Pick<Article, 'slug' | 'title' | 'path' | 'minutes' | 'words'>;

/** Text between the head of an index and its rows, and after the rows. */
export const INDEX_ROWS = '"articles":[';
export const INDEX_END = '\n]}\n';

/** Metadata of one article. Empty fields are left out. */
export interface IndexRow
  extends RequiredFields,
    Partial<Omit<Article, keyof RequiredFields | 'headings' | 'file' | 'draft' | 'bodyLine'>> {
  /** Name of its file, without the extension. */
  name: string;
  /** `bodyLine`; 1 if absent. */
  line?: number;
  /** Serialized headings. As JSON arrays they doubled the time that `list` takes to read an index. */
  headings: string;
  /** Size of the `.md` file in bytes; present only for long Markdown. A shorter file is damaged. */
  bytes?: number;
  /** `checksum` of the file. Since 1.1. */
  sum?: string;
  /** Names of files in `images/`, by the address of each image as written. Since 1.4. */
  images?: Record<string, string>;
}

/** The keys of a row that describe the article's file. */
export type RowFile = Pick<IndexRow, 'name' | 'bytes' | 'sum' | 'images'>;

/** `articles/<name>.json`, in this order of keys. */
export interface ArticleFile {
  /** Lengths of the blocks' texts, in UTF-16 code units (`blockText`). Since 1.5. */
  lengths?: number[];
  document: Document;
  markdown: string;
  /** The text that `read` writes into a pipe with default options (`publish/build/write-library.ts`). */
  piped?: string;
}

/** Text after the document in that file. Cannot occur earlier: no other key has this name, and quotes inside strings are escaped. */
export const AFTER_DOCUMENT = ',"markdown":"';

/** Start of the last key of that file, if it has one. Cannot occur earlier, for the same reasons. */
export const PIPED = ',"piped":"';

export function toIndexRow(article: Article, file: RowFile): IndexRow {
  const { slug, bodyLine, headings = [], file: _file, draft: _draft, ...metadata } = article;
  const fields = Object.entries(metadata).filter(([, value]) => !isEmpty(value));
  return {
    slug,
    ...(Object.fromEntries(fields) as unknown as Omit<RequiredFields, 'slug'>),
    ...file,
    ...(bodyLine > 1 ? { line: bodyLine } : {}),
    headings: serializeHeadings(headings),
  };
}

/** Copies field by field, most of them in the literal: spreading the row takes three times as long for 1,000 articles. */
export function toArticle(row: IndexRow): Article {
  const article: Article = {
    slug: row.slug,
    title: row.title,
    description: row.description ?? '',
    // Nearly all articles have a date. One without has the key with the value undefined, so that all have one shape.
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
