/**
 * The index of a compiled library, parsed only as far as needed. Each line is one article: a slug is found by a search in
 * the bytes, without parsing the other 999 lines. File names in it are not trusted.
 */

import { lazyRegExp } from '../../util/lazy-regexp.js';
import { UserError } from '../../util/user-error.js';
import type { Article } from '../article.js';
import { type CompiledIndex, FORMAT, INDEX_END, INDEX_ROWS, type IndexRow, toArticle } from './format.js';

/** The index without its articles. */
export type IndexHead = Omit<CompiledIndex, 'articles'>;

/** Creates the error for a damaged index. */
type CreateDamageError = (cause?: unknown) => Error;

export class IndexFile {
  /** Articles created so far, by slug. */
  private readonly bySlug = new Map<string, Article>();
  /** Rows of the articles created so far, by path. */
  private readonly rowsByPath = new Map<string, IndexRow>();
  private articles: Article[] | undefined;

  private constructor(
    readonly head: IndexHead,
    private readonly bytes: Buffer,
    /** All rows, once they have been parsed. */
    private rows: readonly IndexRow[] | undefined,
    private readonly damageError: CreateDamageError,
  ) {}

  /**
   * Parses the head, and the rows too if they are not one a line (before 1.1). A damaged row may be found later, so
   * `damageError` is also used by the methods.
   * @throws {UserError} for a library of a later major version
   */
  static parse(bytes: Buffer, dir: string, damageError: CreateDamageError): IndexFile {
    const end = bytes.indexOf(INDEX_ROWS);
    const hasLines = end > 0 && bytes.subarray(-INDEX_END.length).toString('latin1') === INDEX_END;
    const text = hasLines ? `${bytes.toString('utf8', 0, end)}${INDEX_ROWS}]}` : bytes.toString();
    const { articles, ...head } = (parseJson(text, damageError) ?? {}) as Partial<CompiledIndex>;
    const [major = 0] = String(head.format).split('.').map(Number);
    if (major > FORMAT.major) {
      throw new UserError(`library was compiled by a later version of Lectern: "${dir}"`, {
        hint: 'upgrade with: npm install lectern@latest',
      });
    }
    if (major === 0 || typeof head.publication?.name !== 'string' || !Array.isArray(articles))
      throw damageError();
    if (!hasLines && !articles.every(isIndexRow)) throw damageError();
    return new IndexFile(head as IndexHead, bytes, hasLines ? undefined : articles, damageError);
  }

  /** The article with exactly this slug. */
  findBySlug(slug: string): Article | undefined {
    const known = this.bySlug.get(slug);
    if (known !== undefined) return known;
    const row = this.rows ? this.rows.find(each => each.slug === slug) : this.findLine(slug);
    return row && this.createArticle(row);
  }

  /** All articles, in order. Articles created before are the same objects. */
  allArticles(): Article[] {
    this.rows ??= this.parseRows();
    this.articles ??= this.rows.map(row => this.bySlug.get(row.slug) ?? this.createArticle(row));
    return this.articles;
  }

  /** The row of an article, found by its path: the article may be an object of another `IndexFile`. */
  rowOf({ path }: Article): IndexRow {
    if (!this.rowsByPath.has(path)) this.allArticles();
    const row = this.rowsByPath.get(path);
    if (row === undefined) throw new Error(`not an article of this library: ${path}`);
    return row;
  }

  private createArticle(row: IndexRow): Article {
    const article = toArticle(row);
    this.bySlug.set(row.slug, article);
    this.rowsByPath.set(row.path, row);
    return article;
  }

  /** The row with this slug, which is the first key of its line. */
  private findLine(slug: string): IndexRow | undefined {
    const at = this.bytes.indexOf(`\n{"slug":${JSON.stringify(slug)},`) + 1;
    if (at === 0) return undefined;
    const line = this.bytes.toString('utf8', at, this.bytes.indexOf('\n', at)).replace(/,$/, '');
    return this.checked(parseJson(line, this.damageError));
  }

  private parseRows(): IndexRow[] {
    const { articles } = parseJson(this.bytes.toString(), this.damageError) as CompiledIndex;
    return articles.map(row => this.checked(row));
  }

  private checked(row: unknown): IndexRow {
    if (!isIndexRow(row as IndexRow)) throw this.damageError();
    return row as IndexRow;
  }
}

function parseJson(text: string, damageError: CreateDamageError): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw damageError(error);
  }
}

/** Names that cannot lead out of their folder on any system. */
const fileName = lazyRegExp('^(?!\\.)[\\p{L}\\p{N}\\p{M}._-]{1,200}$');

function isIndexRow(row: Partial<IndexRow> | null): boolean {
  return (
    typeof row?.slug === 'string' &&
    typeof row.title === 'string' &&
    typeof row.path === 'string' &&
    typeof row.name === 'string' &&
    (/^\w[\w-]{0,99}$/.test(row.name) || fileName().test(row.name)) &&
    typeof row.headings === 'string'
  );
}
