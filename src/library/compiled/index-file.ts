/**
 * The index of a compiled library, parsed only as far as needed. Each line is one article: a slug is found by a search in
 * the bytes, without parsing the other 999 lines. Nothing in it is trusted.
 */
import { hasUnsafeText } from '../../text/unsafe-json.js';
import { UserError } from '../../util/user-error.js';
import type { Article } from '../article.js';
import { type CompiledIndex, FORMAT, INDEX_END, INDEX_ROWS, type IndexRow, toArticle } from './format.js';
import { checkPublication, checkRow } from './index-row.js';

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
  /** All rows, once they have been parsed. */
  private rows: readonly IndexRow[] | undefined;

  private constructor(
    readonly head: IndexHead,
    private readonly bytes: Buffer,
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
    const { articles, ...head } = (parseJson(text, damageError) ?? {}) as Partial<Record<string, unknown>>;
    const major = typeof head.format === 'string' ? Number.parseInt(head.format, 10) : 0;
    if (major > FORMAT.major) {
      throw new UserError(`library was compiled by a later version of Lectern: "${dir}"`, {
        hint: 'upgrade with: npm install lectern@latest',
      });
    }
    const publication = checkPublication(head.publication, hasUnsafeText(text));
    if (!(major > 0) || publication === undefined || !Array.isArray(articles)) throw damageError();
    const index = new IndexFile({ ...(head as unknown as IndexHead), publication }, bytes, damageError);
    if (!hasLines) index.rows = index.checkRows(articles, text);
    return index;
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
    if (this.articles) return this.articles;
    this.rows ??= this.parseRows();
    const articles = this.rows.map(row => this.bySlug.get(row.slug) ?? this.createArticle(row));
    const isUnique = this.bySlug.size === articles.length && this.rowsByPath.size === articles.length;
    if (!isUnique || articles.length === 0) throw this.damageError();
    this.articles = articles;
    return articles;
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
    return this.checkRows([parseJson(line, this.damageError)], line)[0];
  }

  private parseRows(): IndexRow[] {
    const text = this.bytes.toString();
    const { articles } = parseJson(text, this.damageError) as Partial<CompiledIndex>;
    if (!Array.isArray(articles)) throw this.damageError();
    return this.checkRows(articles, text);
  }

  /** @param text the JSON that the rows were parsed from */
  private checkRows(rows: readonly unknown[], text: string): IndexRow[] {
    const isUnsafe = hasUnsafeText(text);
    return rows.map(row => {
      const checked = checkRow(row, isUnsafe);
      if (checked === undefined) throw this.damageError();
      return checked;
    });
  }
}

function parseJson(text: string, damageError: CreateDamageError): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw damageError(error);
  }
}
