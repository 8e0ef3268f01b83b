import { join } from 'node:path';
import type { CommitDays } from '../../host/programs/git.js';
import type { Article } from '../article.js';
import type { ArticleMetadata } from '../metadata/article-metadata.js';
import type { Problem } from '../problem.js';
import { nativePath, type SourceRoot } from '../source-root.js';

/** Reads the days of the last commits in a folder, or of one file in it. Throws a `UserError` if there is no repository. */
export type ReadCommitDays = (folder: string, file?: string) => Promise<CommitDays>;

/** Dates the articles that have no date by the last commits of their files. */
export class CommitDates {
  readonly problems: Problem[] = [];
  /** By absolute path. */
  readonly #days = new Map<string, string>();
  /** Dated copies, so that an unchanged article is the same object in each state of its library. */
  readonly #dated = new WeakMap<ArticleMetadata, ArticleMetadata>();

  private constructor() {}

  /** Asks git once for each folder. Throws as `read` does. */
  static async load(read: ReadCommitDays, roots: readonly SourceRoot[]): Promise<CommitDates> {
    const dates = new CommitDates();
    for (const { dir, root } of roots) {
      const { days, gap } = await read(root);
      for (const [path, day] of days) dates.#days.set(join(root, nativePath(path)), day);
      if (gap)
        dates.problems.push({
          file: dir,
          line: 1,
          level: 'warning',
          rule: 'date',
          message: `some articles have no date: ${gap.reason}`,
          hint: gap.hint,
        });
    }
    return dates;
  }

  /** The entry, or a copy with a date. */
  add(entry: ArticleMetadata): ArticleMetadata {
    const known = this.#dated.get(entry);
    if (known) return known;
    const date = this.#days.get(entry.article.file ?? '');
    const dated = { ...entry, article: withDate(entry.article, date) };
    if (dated.article === entry.article) return entry;
    this.#dated.set(entry, dated);
    return dated;
  }
}

/** The article, or a copy with this date if it has none. */
export function withDate(article: Article, date: string | undefined): Article {
  return date === undefined || article.date !== undefined ? article : { ...article, date };
}
