/**
 * Cache of the metadata of each file in a set of folders, with the fingerprint that the file had when it was read: the
 * caller compares the fingerprints. Read and written in chunks, because there may be 100,000 files.
 */

import { sanitiseLine } from '../../text/sanitise.js';
import { hasUnsafeText } from '../../text/unsafe-json.js';
import { isObject } from '../../util/is-object.js';
import type { YieldIfDue } from '../../util/time-slicer.js';
import type { Article } from '../article.js';
import { checkFields, isCount, isDate, isLineNumber, isString } from '../article-fields.js';
import type { Fingerprint } from '../files/file-fingerprint.js';
import type { ArticleMetadata } from '../metadata/article-metadata.js';
import type { Problem } from '../problem.js';
import { EMPTY_LIST, EMPTY_RECORD, isEmpty, NO_PROBLEMS } from '../shared-empties.js';
import { originAt, type SourceRoot } from '../source-root.js';
import { type CacheFiles, markUsed, readCacheLines } from './cache-files.js';
import { pruneCaches } from './prune-caches.js';

/**
 * A row on disk: fields between tabs. Their texts have no tabs and no line breaks. `key`: the prefix of the root and the path
 * in it, as the system returns it; a JSON string if it has control characters. `more`: JSON of `RareFields`, often empty.
 */
type CacheRow = [
  key: string,
  fingerprint: Fingerprint,
  slug: string,
  title: string,
  description: string,
  category: string,
  date: string,
  minutes: string,
  words: string,
  bodyLine: string,
  titleFrom: string,
  more: string,
  ...tags: string[],
];

/** Number of fields without the tags. */
const FIELD_COUNT = 12;
const MORE = FIELD_COUNT - 1;

/** Data that few articles have. */
interface RareFields {
  /** Present if it is reached through a link. */
  file?: string;
  slugLine?: number;
  problems?: Omit<Problem, 'file'>[];
  /** Fields of the article that come from its text and have no column. Empty fields are left out. */
  fields?: Partial<Article>;
}

/** Code units that are written, and bytes that are read, at a time: about 8 milliseconds of work. */
const CHUNK_SIZE = 1 << 17;

export class MetadataCache {
  readonly files: CacheFiles;
  readonly #roots: readonly SourceRoot[];
  readonly #categories = new Map<string, string>();
  /** Serialized rows of new entries. */
  readonly #lines = new Map<ArticleMetadata, string>();

  constructor(files: CacheFiles, roots: readonly SourceRoot[]) {
    this.files = files;
    this.#roots = roots;
  }

  /** Adds the cached entries to `entries`, in the order in which they were written. Adds none if the file is incomplete. */
  *load(entries: Map<string, ArticleMetadata>): Generator<void> {
    let count = -1;
    for (const lines of readCacheLines(this.files.path('entries'), this.files.head, CHUNK_SIZE)) {
      const isUnsafe = UNUSUAL.test(lines) && (CONTROL.test(lines) || hasUnsafeText(lines));
      for (const line of lines.split('\n')) {
        const row = line.split('\t');
        if (row.length >= FIELD_COUNT) this.#addRow(row as CacheRow, isUnsafe, entries);
        // The last line is the number of rows.
        else count = Number(line);
      }
      yield;
    }
    this.#categories.clear();
    if (count !== entries.size) entries.clear();
    else markUsed(this.files.path('entries'), this.files.now());
  }

  #addRow(row: CacheRow, isUnsafe: boolean, entries: Map<string, ArticleMetadata>): void {
    const key = row[0].startsWith('"') ? parseJson(row[0]) : row[0];
    // Lectern writes no row of another folder.
    const root = isString(key) ? this.#findRoot(key) : undefined;
    const rare = row[MORE] ? parseJson(row[MORE]) : NOTHING_RARE;
    if (!isString(key) || !root || !isRareFields(rare) || (isUnsafe && isUnsafeRow(row, rare))) return;
    const entry = this.#fromRow(row, rare, key, root);
    if (entry) entries.set(key, entry);
  }

  /** Serializes an entry now, so that saving 100,000 new entries later only has to wait for the disk. */
  serializeAhead(key: string, entry: ArticleMetadata): void {
    if (entry.fingerprint !== undefined)
      this.#lines.set(entry, this.#serialize(key, entry.fingerprint, entry));
  }

  /** Number of entries that `save` would have to serialize. */
  countUnserialized(entries: Iterable<readonly [string, ArticleMetadata]>): number {
    let count = 0;
    for (const [, entry] of entries) if (!this.#lines.has(entry)) count++;
    return count;
  }

  /** Replaces the cached entries by these. */
  async save(entries: Iterable<readonly [string, ArticleMetadata]>, yieldIfDue: YieldIfDue): Promise<void> {
    const chunks: Buffer[] = [];
    let text = `${this.files.head}\n`;
    let count = 0;
    for (const [key, entry] of entries) {
      if (entry.fingerprint === undefined) continue;
      count++;
      text += this.#lines.get(entry) ?? this.#serialize(key, entry.fingerprint, entry);
      if (text.length < CHUNK_SIZE) continue;
      chunks.push(Buffer.from(text));
      text = '';
      await yieldIfDue();
    }
    chunks.push(Buffer.from(`${text}${count}\n`));
    this.#lines.clear();
    const { replaceFile } = await import('../../host/replace-file.js');
    await replaceFile(this.files.path('entries'), chunks);
    pruneCaches(this.files);
  }

  /** One string object for each category, which thousands of articles may share. */
  #internCategory(category: string): string {
    const known = this.#categories.get(category);
    if (known === undefined) this.#categories.set(category, category);
    return known ?? category;
  }

  #findRoot(key: string): SourceRoot | undefined {
    return this.#roots.find(({ prefix }) => key.startsWith(prefix));
  }

  #serialize(
    key: string,
    fingerprint: Fingerprint,
    { article, problems, titleFrom, slugLine, isLinked }: ArticleMetadata,
  ): string {
    const {
      slug,
      title,
      description,
      category,
      date = '',
      minutes,
      words,
      bodyLine,
      tags,
      ...others
    } = article;
    const { path: _path, file, headings: _headings, ...fields } = others;
    const rare: RareFields = {
      ...(isLinked && { file }),
      ...(slugLine !== undefined && { slugLine }),
      problems: problems.map(({ file: _file, ...problem }) => problem),
      fields: withoutEmpty(fields),
    };
    const more = withoutEmpty(rare);
    const row: CacheRow = [
      /^"|[\0-\x1f]/.test(key) ? JSON.stringify(key) : key,
      fingerprint,
      slug,
      title,
      description,
      category,
      date,
      `${minutes}`,
      `${words}`,
      `${bodyLine}`,
      titleFrom,
      isEmpty(more) ? '' : JSON.stringify(more),
      ...tags,
    ];
    return `${row.join('\t')}\n`;
  }

  /** Undefined if a field is not valid. */
  #fromRow(row: CacheRow, rare: RareFields, key: string, root: SourceRoot): ArticleMetadata | undefined {
    const [, fingerprint, slug, title, description, category, date, minutes, words, bodyLine, titleFrom] =
      row;
    const { slugLine, problems } = rare;
    const { path, shown, file } = originAt(root, key.slice(root.prefix.length), rare.file);
    const article: Article = {
      slug,
      title,
      description,
      category: this.#internCategory(category),
      tags: row.length === FIELD_COUNT ? EMPTY_LIST : row.slice(FIELD_COUNT),
      authors: EMPTY_LIST,
      minutes: Number(minutes),
      words: Number(words),
      bodyLine: Number(bodyLine),
      extra: EMPTY_RECORD,
      path,
      file,
    };
    const source = TITLE_SOURCES.find(each => each === titleFrom);
    const isValid =
      source !== undefined &&
      isCount(article.minutes) &&
      isCount(article.words) &&
      isLineNumber(article.bodyLine) &&
      (date === '' || isDate(date));
    if (!isValid) return undefined;
    if (date !== '') article.date = date;
    if (rare.fields) Object.assign(article, rare.fields);
    return {
      article,
      problems: problems ? problems.map(problem => toProblem(shown, problem)) : NO_PROBLEMS,
      shown,
      titleFrom: source,
      ...(slugLine !== undefined ? { slugLine } : {}),
      ...(rare.file !== undefined ? { isLinked: true } : {}),
      fingerprint,
    };
  }
}

function withoutEmpty<T extends object>(fields: T): Partial<T> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => !isEmpty(value))) as Partial<T>;
}

const NOTHING_RARE: RareFields = {};

const TITLE_SOURCES = ['matter', 'heading', 'name'] as const;

/** Characters that most chunks of English texts do not have: all that `CONTROL` and `hasUnsafeText` look for are among them. */
const UNUSUAL = /[^\t\n -[\]-~]/;
/** Control characters other than tabs and line breaks. Those in JSON are escaped. */
const CONTROL = /[\0-\x08\x0b-\x1f]/;

/** Undefined if the text is not JSON. */
function parseJson(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

/**
 * True if a field is not sanitised, which Lectern does not write. Names of files, unknown fields and quotations in problems
 * are stored as they are; the problems are sanitised here.
 */
function isUnsafeRow([, ...row]: CacheRow, { fields = {}, problems = [] }: RareFields): boolean {
  for (const problem of problems)
    for (const key of ['rule', 'message', 'hint'] as const) problem[key] = sanitiseLine(problem[key]);
  const { extra: _extra, ...known } = fields;
  return hasUnsafeText(JSON.stringify([row.toSpliced(MORE - 1, 1), known]));
}

/** Checks the types. */
function isRareFields(rare: unknown): rare is RareFields {
  if (!isObject(rare)) return false;
  const { file = '', slugLine = 1, problems = [], fields = {} } = rare;
  return (
    isString(file) &&
    isLineNumber(slugLine) &&
    Array.isArray(problems) &&
    problems.every(isProblem) &&
    isObject(fields) &&
    checkFields(fields) === 'valid'
  );
}

/** Copies the known fields only. */
function toProblem(file: string, { line, level, rule, message, hint }: Omit<Problem, 'file'>): Problem {
  return { file, line, level, rule, message, hint };
}

function isProblem(problem: unknown): boolean {
  if (!isObject(problem)) return false;
  const { line, level, rule, message, hint } = problem;
  const isLevel = level === 'error' || level === 'warning' || level === 'note';
  return isLineNumber(line) && isLevel && isString(rule) && isString(message) && isString(hint);
}
