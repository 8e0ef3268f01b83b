/**
 * The index of a compiled library, parsed only as far as needed. Each line is one article: a slug is found by a search in
 * the bytes, without parsing the other 999 lines. Nothing in it is trusted.
 */
import { hasUnsafeText } from '../../text/unsafe-json.js';
import { UserError } from '../../util/user-error.js';
import type { Article } from '../article.js';
import type { ArticleRows } from '../library.js';
import { ROW_END, SEARCHED } from '../record-templates.js';
import { formatRows } from './clean-rows.js';
import { type CompiledIndex, FORMAT, INDEX_END, INDEX_ROWS, type IndexRow, toArticle } from './format.js';
import { checkPublication, checkRow } from './index-row.js';

/** The index without its articles. */
export type IndexHead = Omit<CompiledIndex, 'articles'>;

/** Creates the error for a damaged index. */
type CreateDamageError = (cause?: unknown) => Error;

/** Length of an index that is formatted: of about 50 articles. Checking the rows of a shorter one takes less time. */
const MIN_FORMATTED = 1 << 15;
/** Number of articles that are created one by one, which takes twice as long for each. */
const MAX_SINGLE = 100;

export class IndexFile implements ArticleRows {
  /** Articles created so far, by slug. */
  private readonly bySlug = new Map<string, Article>();
  /** Rows of the articles created so far, by path. */
  private readonly rowsByPath = new Map<string, IndexRow>();
  private articles: Article[] | undefined;
  /** All rows, once they have been parsed. */
  private rows: readonly IndexRow[] | undefined;

  /** The last text of `format`. */
  private formatted: { template: string; text: string | undefined } | undefined;
  /** The rows, each without the comma after it, once `format` has found that all are clean. */
  private lines: readonly string[] | undefined;

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
    if (this.bySlug.size !== articles.length || articles.length === 0) throw this.damageError();
    this.articles = articles;
    return articles;
  }

  format(template: string): string | undefined {
    if (this.rows || this.bytes.length < MIN_FORMATTED) return undefined;
    if (this.formatted?.template !== template) {
      const rows = rowsOf(this.bytes.toString());
      this.formatted = { template, text: formatRows(rows, template) };
      if (this.formatted.text !== undefined) this.lines = rows.slice(0, -INDEX_END.length).split(',\n');
    }
    return this.formatted.text;
  }

  /** Looks for equal slugs and paths only among the articles created so far. */
  articleAt(index: number): Article {
    const line = this.rowAt(index);
    if (line === undefined || this.rows || this.bySlug.size > MAX_SINGLE)
      return this.allArticles()[index] as Article;
    const row = JSON.parse(line) as IndexRow;
    const known = this.bySlug.get(row.slug) ?? this.createArticle(row);
    if (known.path !== row.path) throw this.damageError();
    return known;
  }

  rowAt(index: number): string | undefined {
    return this.lines?.[index];
  }

  /** Number of articles. */
  count(): number {
    return this.format(SEARCHED) === undefined ? this.allArticles().length : (this.lines?.length ?? 0);
  }

  /** The row of an article, found by its path: the article may be an object of another `IndexFile`. */
  rowOf({ path }: Article): IndexRow {
    if (!this.rowsByPath.has(path)) this.allArticles();
    const row = this.rowsByPath.get(path);
    if (row === undefined) throw new Error(`not an article of this library: ${path}`);
    return row;
  }

  private createArticle(row: IndexRow): Article {
    if (this.rowsByPath.has(row.path)) throw this.damageError();
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
    const isClean = text.length >= MIN_FORMATTED && formatRows(rowsOf(text), ROW_END) !== undefined;
    return isClean ? articles : this.checkRows(articles, text);
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

/** The text of an index from its first row on. */
function rowsOf(text: string): string {
  return text.slice(text.indexOf(INDEX_ROWS) + INDEX_ROWS.length + 1);
}

function parseJson(text: string, damageError: CreateDamageError): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw damageError(error);
  }
}
