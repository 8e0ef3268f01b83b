/**
 * The index of a compiled library, read no further than it is asked for. A line of it is an article: one that is
 * asked for by its slug is found in the bytes, and the other 999 lines are not parsed. It trusts no file name that it reads.
 */

import { lazyRegExp } from '../../util/lazy-regexp.js';
import { UserError } from '../../util/user-error.js';
import type { Article } from '../article.js';
import { articleOf, FORMAT, INDEX_END, INDEX_ROWS, type Index, type IndexRow } from './format.js';

/** What the index says of all articles together. */
export type IndexHead = Omit<Index, 'articles'>;

export class IndexFile {
  /** Articles that were made, by their slugs. */
  private readonly made = new Map<string, Article>();
  /** Of the articles that were made, by their paths. */
  private readonly rows = new Map<string, IndexRow>();
  private articles: Article[] | undefined;

  private constructor(
    readonly head: IndexHead,
    private readonly bytes: Buffer,
    /** All of them, where they had to be read at once. */
    private all: readonly IndexRow[] | undefined,
    private readonly damaged: (cause?: unknown) => Error,
  ) {}

  /**
   * `damaged` says that the file is not sound; it is also thrown when a line is read later.
   * @throws {UserError} for a library of a later major version.
   */
  static of(bytes: Buffer, dir: string, damaged: (cause?: unknown) => Error): IndexFile {
    const end = bytes.indexOf(INDEX_ROWS);
    const byLines = end > 0 && bytes.subarray(-INDEX_END.length).toString('latin1') === INDEX_END;
    const text = byLines ? `${bytes.toString('utf8', 0, end)}${INDEX_ROWS}]}` : bytes.toString();
    const { articles, ...head } = (parsed(text, damaged) ?? {}) as Partial<Index>;
    const [major = 0] = String(head.format).split('.').map(Number);
    if (major > FORMAT.major) {
      const hint = 'Upgrade: npm install lectern@latest';
      throw new UserError(`The library in ${dir} was made for a later version of Lectern.`, { hint });
    }
    if (major === 0 || typeof head.publication?.name !== 'string' || !Array.isArray(articles))
      throw damaged();
    if (!byLines && !articles.every(isRow)) throw damaged();
    return new IndexFile(head as IndexHead, bytes, byLines ? undefined : articles, damaged);
  }

  /** The article of exactly that slug. */
  named(slug: string): Article | undefined {
    const known = this.made.get(slug);
    if (known !== undefined) return known;
    const row = this.all ? this.all.find(each => each.slug === slug) : this.lineOf(slug);
    return row && this.make(row);
  }

  /** All, in order; those that were made before are the same objects. */
  every(): Article[] {
    this.all ??= this.readAll();
    this.articles ??= this.all.map(row => this.made.get(row.slug) ?? this.make(row));
    return this.articles;
  }

  /** What the index says of one of its articles; of another object with the same path, the same. */
  rowOf({ path }: Article): IndexRow {
    if (!this.rows.has(path)) this.every();
    const row = this.rows.get(path);
    if (row === undefined) throw new Error(`not an article of this library: ${path}`);
    return row;
  }

  private make(row: IndexRow): Article {
    const article = articleOf(row);
    this.made.set(row.slug, article);
    this.rows.set(row.path, row);
    return article;
  }

  /** The row of a slug, which stands first in its line. */
  private lineOf(slug: string): IndexRow | undefined {
    const at = this.bytes.indexOf(`\n{"slug":${JSON.stringify(slug)},`) + 1;
    if (at === 0) return undefined;
    const line = this.bytes.toString('utf8', at, this.bytes.indexOf('\n', at)).replace(/,$/, '');
    return this.sound(parsed(line, this.damaged));
  }

  private readAll(): IndexRow[] {
    const rows = (parsed(this.bytes.toString(), this.damaged) as Index).articles;
    return rows.map(row => this.sound(row));
  }

  private sound(row: unknown): IndexRow {
    if (!isRow(row as IndexRow)) throw this.damaged();
    return row as IndexRow;
  }
}

function parsed(text: string, damaged: (cause?: unknown) => Error): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw damaged(error);
  }
}

/** Names that stay in their folder, on every system. */
const fileName = lazyRegExp('^(?!\\.)[\\p{L}\\p{N}\\p{M}._-]{1,200}$');

function isRow(row: Partial<IndexRow> | null): boolean {
  return (
    typeof row?.slug === 'string' &&
    typeof row.title === 'string' &&
    typeof row.path === 'string' &&
    typeof row.name === 'string' &&
    (/^\w[\w-]{0,99}$/.test(row.name) || fileName().test(row.name)) &&
    typeof row.headings === 'string'
  );
}
