/**
 * What lists know of each file of a folder, kept from one run to the next, with the stamp that the file had when it was
 * read: whoever takes an entry from here compares the stamps. Read and written piece by piece, for there may be 100,000.
 */
import { sep } from 'node:path';
import type { Article } from '../article.js';
import type { ArticleMetadata } from '../metadata/article-metadata.js';
import type { Problem } from '../problem.js';
import { isEmpty, NO_PROBLEMS, NONE, NOTHING } from '../shared-empties.js';
import { native, originOf, type Source } from '../source/source-roots.js';
import { type CachePlace, keptLines, touchKept } from './cache-file.js';
import type { Stamp } from './file-fingerprint.js';
import { prune } from './prune.js';

/** Of an article, what its file says and its place does not; what is empty is left out. */
type Meta = Partial<Omit<Article, 'path' | 'file' | 'headings'>>;

/**
 * An entry on disk, a line of its own that ends in a comma: those that are read at a time are parsed at once. `key`: the
 * source's prefix and the path in it, as the system has it; `file` is empty where that is the path too, as it is without links.
 */
type Row = [
  key: string,
  file: string,
  stamp: Stamp,
  meta: Meta,
  titled: ArticleMetadata['titled'],
  slugLine: number,
  problems: Omit<Problem, 'file'>[],
];

/** Characters that are written in one go, and read: some 8 milliseconds' worth. */
const PIECE = 1 << 17;

export class EntryCache {
  readonly place: CachePlace;
  readonly #sources: readonly Source[];
  readonly #names = new Map<string, string>();
  /** What is to be written of entries that are new, made when they were. */
  readonly #lines = new Map<ArticleMetadata, string>();

  constructor(place: CachePlace, sources: readonly Source[]) {
    this.place = place;
    this.#sources = sources;
  }

  /** Puts into `entries` what was kept, in the order in which it was written; nothing where it is not whole. */
  *recall(entries: Map<string, ArticleMetadata>): Generator<void> {
    let count = -1;
    for (const lines of keptLines(this.place.file('entries'), this.place.head, PIECE)) {
      const rows = rowsOf(lines);
      for (const row of rows) {
        // The last line says how many there were.
        if (typeof row === 'number') count = row;
        else entries.set(row[0], this.#entryOf(row));
      }
      yield;
    }
    this.#names.clear();
    if (count !== entries.size) entries.clear();
    else touchKept(this.place.file('entries'), this.place.now());
  }

  /** Makes ready what will be written of an entry, so that writing 100,000 that were read now takes no longer than the disk. */
  note(key: string, entry: ArticleMetadata): void {
    if (entry.stamp !== undefined) this.#lines.set(entry, this.#lineOf(key, entry.stamp, entry));
  }

  /** How many of these would have to be made ready when they are written. */
  unready(entries: Iterable<readonly [string, ArticleMetadata]>): number {
    let count = 0;
    for (const [, entry] of entries) if (!this.#lines.has(entry)) count++;
    return count;
  }

  /** Keeps these and no others. Called where they are not what the disk has. */
  async save(
    entries: Iterable<readonly [string, ArticleMetadata]>,
    yieldToEventLoop: () => Promise<void> | undefined,
  ) {
    const pieces: Buffer[] = [];
    let text = `${this.place.head}\n`;
    let count = 0;
    for (const [key, entry] of entries) {
      if (entry.stamp === undefined) continue;
      count++;
      text += this.#lines.get(entry) ?? this.#lineOf(key, entry.stamp, entry);
      if (text.length < PIECE) continue;
      pieces.push(Buffer.from(text));
      text = '';
      await yieldToEventLoop();
    }
    pieces.push(Buffer.from(`${text}${count},\n`));
    this.#lines.clear();
    const { replaceFile } = await import('../../host/replace-file.js');
    await replaceFile(this.place.file('entries'), pieces);
    prune(this.place);
  }

  /** The text as it was first met: a category that thousands of articles share is held once. */
  #one(text: string): string {
    const known = this.#names.get(text);
    if (known === undefined) this.#names.set(text, text);
    return known ?? text;
  }

  #sourceOf(key: string): Source {
    const source = this.#sources.find(({ prefix }) => key.startsWith(prefix));
    if (!source) throw new RangeError(`no folder of ${key}`);
    return source;
  }

  #lineOf(key: string, stamp: Stamp, entry: ArticleMetadata): string {
    return `${JSON.stringify(this.#rowOf(key, stamp, entry))},\n`;
  }

  #rowOf(key: string, stamp: Stamp, { article, problems, titled, slugLine = 0 }: ArticleMetadata): Row {
    const { path: _path, file = '', headings: _headings, ...meta } = article;
    const usual = file === fileOf(this.#sourceOf(key), key);
    const said = Object.entries(meta).filter(([, value]) => !isEmpty(value));
    const faults = problems.map(({ file: _shown, ...fault }) => fault);
    return [key, usual ? '' : file, stamp, Object.fromEntries(said), titled, slugLine, faults];
  }

  #entryOf([key, elsewhere, stamp, meta, titled, slugLine, faults]: Row): ArticleMetadata {
    const source = this.#sourceOf(key);
    const file = elsewhere || fileOf(source, key);
    const { path, shown } = originOf(source, key.slice(source.prefix.length), file);
    const article: Article = Object.assign(
      {
        slug: '',
        title: '',
        description: '',
        category: '',
        tags: NONE,
        authors: NONE,
        minutes: 1,
        words: 0,
        bodyLine: 1,
        extra: NOTHING,
        path,
        file,
      },
      meta,
    );
    article.category = this.#one(article.category);
    return {
      article,
      problems: faults.length === 0 ? NO_PROBLEMS : faults.map(fault => ({ file: shown, ...fault })),
      // Of two strings that say the same one is enough.
      shown: shown === file ? file : shown,
      titled,
      ...(slugLine > 0 ? { slugLine } : {}),
      stamp,
    };
  }
}

/** Where a file is that no link leads to. */
function fileOf({ root, prefix }: Source, key: string): string {
  const inside = root.endsWith(sep) ? root : root + sep;
  return inside + native(key.slice(prefix.length));
}

/** The rows and numbers on these lines; as far as they are what was written. */
function rowsOf(lines: string): (Row | number)[] {
  try {
    const rows = JSON.parse(`[${lines}null]`) as unknown[];
    return rows.filter((row): row is Row | number => typeof row === 'number' || isRow(row));
  } catch {
    return [];
  }
}

function isRow(row: unknown): row is Row {
  if (!Array.isArray(row) || row.length !== 7) return false;
  const [key, file, stamp, meta, titled, slugLine, problems] = row as unknown[];
  return (
    typeof key === 'string' &&
    typeof file === 'string' &&
    typeof stamp === 'string' &&
    typeof (meta as Meta | null)?.slug === 'string' &&
    typeof titled === 'string' &&
    typeof slugLine === 'number' &&
    Array.isArray(problems)
  );
}
