/**
 * Cache of the metadata of each file in a set of folders, with the fingerprint that the file had when it was read: the
 * caller compares the fingerprints. Read and written in chunks, because there may be 100,000 files.
 */

import { folderPrefix } from '../../host/real-path.js';
import { sanitiseLine } from '../../text/sanitise.js';
import { hasUnsafeText } from '../../text/unsafe-json.js';
import { isObject } from '../../util/is-object.js';
import type { YieldIfDue } from '../../util/time-slicer.js';
import type { Article } from '../article.js';
import { checkFields, isLineNumber, isString } from '../article-fields.js';
import type { Fingerprint } from '../files/file-fingerprint.js';
import type { ArticleMetadata } from '../metadata/article-metadata.js';
import type { Problem } from '../problem.js';
import { EMPTY_LIST, EMPTY_RECORD, isEmpty, NO_PROBLEMS } from '../shared-empties.js';
import { nativePath, originAt, type SourceRoot } from '../source-root.js';
import { type CacheFiles, markUsed, readCacheLines } from './cache-files.js';
import { pruneCaches } from './prune-caches.js';

/** The fields of an article that come from its text and not from its path. Empty fields are left out. */
type ArticleFields = Partial<Omit<Article, 'path' | 'file' | 'headings'>>;

/**
 * A row on disk: a line that ends in a comma, so that a chunk of lines is parsed at once. `key`: the prefix of the root and
 * the path in it, as the system returns it. `file` is empty if it follows from the key, which is so without links.
 */
type CacheRow = [
  key: string,
  file: string,
  fingerprint: Fingerprint,
  fields: ArticleFields,
  titleFrom: ArticleMetadata['titleFrom'],
  slugLine: number,
  problems: Omit<Problem, 'file'>[],
];

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
      for (const row of parseRows(lines)) {
        // The last line is the number of rows.
        if (typeof row === 'number') count = row;
        else this.#addRow(row, entries);
      }
      yield;
    }
    this.#categories.clear();
    if (count !== entries.size) entries.clear();
    else markUsed(this.files.path('entries'), this.files.now());
  }

  #addRow(row: CacheRow, entries: Map<string, ArticleMetadata>): void {
    // Lectern writes no row of another folder.
    if (this.#findRoot(row[0]) !== undefined) entries.set(row[0], this.#fromRow(row));
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
    chunks.push(Buffer.from(`${text}${count},\n`));
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

  #rootOf(key: string): SourceRoot {
    const root = this.#findRoot(key);
    if (!root) throw new RangeError(`no folder of ${key}`);
    return root;
  }

  #serialize(key: string, fingerprint: Fingerprint, entry: ArticleMetadata): string {
    return `${JSON.stringify(this.#toRow(key, fingerprint, entry))},\n`;
  }

  #toRow(
    key: string,
    fingerprint: Fingerprint,
    { article, problems, titleFrom, slugLine = 0 }: ArticleMetadata,
  ): CacheRow {
    const { path: _path, file = '', headings: _headings, ...fields } = article;
    const storedFile = file === fileOf(this.#rootOf(key), key) ? '' : file;
    const storedFields = Object.fromEntries(Object.entries(fields).filter(([, value]) => !isEmpty(value)));
    const storedProblems = problems.map(({ file: _file, ...problem }) => problem);
    return [key, storedFile, fingerprint, storedFields, titleFrom, slugLine, storedProblems];
  }

  #fromRow([key, storedFile, fingerprint, fields, titleFrom, slugLine, problems]: CacheRow): ArticleMetadata {
    const root = this.#rootOf(key);
    const file = storedFile || fileOf(root, key);
    const { path, shown } = originAt(root, key.slice(root.prefix.length), file);
    const article: Article = Object.assign(
      {
        slug: '',
        title: '',
        description: '',
        category: '',
        tags: EMPTY_LIST,
        authors: EMPTY_LIST,
        minutes: 1,
        words: 0,
        bodyLine: 1,
        extra: EMPTY_RECORD,
        path,
        file,
      },
      fields,
    );
    article.category = this.#internCategory(article.category);
    return {
      article,
      problems: problems.length === 0 ? NO_PROBLEMS : problems.map(problem => toProblem(shown, problem)),
      // Keeps one of two equal strings.
      shown: shown === file ? file : shown,
      titleFrom,
      ...(slugLine > 0 ? { slugLine } : {}),
      fingerprint,
    };
  }
}

/** The path of a file that is not reached through a link. */
function fileOf({ root, prefix }: SourceRoot, key: string): string {
  return folderPrefix(root) + nativePath(key.slice(prefix.length));
}

/** The valid rows and numbers on these lines. */
function parseRows(lines: string): (CacheRow | number)[] {
  try {
    const rows = JSON.parse(`[${lines}null]`) as unknown[];
    const valid = rows.filter((row): row is CacheRow | number => typeof row === 'number' || isRow(row));
    return hasUnsafeText(lines) ? sanitiseRows(valid) : valid;
  } catch {
    return [];
  }
}

/**
 * Leaves out the rows whose fields are not sanitised, which Lectern does not write. Names of files, unknown fields and
 * quotations in problems are stored as they are.
 */
function sanitiseRows(rows: readonly (CacheRow | number)[]): (CacheRow | number)[] {
  return rows.flatMap((row): (CacheRow | number)[] => {
    if (typeof row === 'number') return [row];
    const [key, file, fingerprint, fields, titleFrom, slugLine, problems] = row;
    const { extra: _extra, ...known } = fields;
    if (hasUnsafeText(JSON.stringify(known))) return [];
    const clean = problems.map(problem => ({
      ...problem,
      rule: sanitiseLine(problem.rule),
      message: sanitiseLine(problem.message),
      hint: sanitiseLine(problem.hint),
    }));
    return [[key, file, fingerprint, fields, titleFrom, slugLine, clean]];
  });
}

function isRow(row: unknown): row is CacheRow {
  if (!Array.isArray(row) || row.length !== 7) return false;
  const [key, file, fingerprint, fields, titleFrom, slugLine, problems] = row as unknown[];
  return (
    isString(key) &&
    isString(file) &&
    isString(fingerprint) &&
    isObject(fields) &&
    isString(fields.slug) &&
    checkFields(fields) === 'valid' &&
    (titleFrom === 'matter' || titleFrom === 'heading' || titleFrom === 'name') &&
    Number.isSafeInteger(slugLine) &&
    Array.isArray(problems) &&
    problems.every(isProblem)
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
