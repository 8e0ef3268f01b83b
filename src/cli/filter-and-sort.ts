import type { Article } from '../library/article.js';
import { sortArticles } from '../library/sort-articles.js';
import { fold } from '../text/case-fold.js';
import type { Options } from './options.js';

/** Filters of `list` and `search`; absent: no filter. */
export interface ArticleFilter {
  category?: string[] | undefined;
  tag?: string[] | undefined;
}

/** Returns a predicate for one of the categories and one of the tags. Case and accents are ignored. */
export function createFilter(options: ArticleFilter): (article: Article) => boolean {
  const categories = options.category?.map(fold);
  const tags = options.tag?.map(fold);
  return article =>
    (!categories || categories.includes(fold(article.category))) &&
    (!tags || article.tags.some(tag => tags.includes(fold(tag))));
}

/** Sorts by `--sort` and `--reverse`. */
export function sortByOptions(
  articles: readonly Article[],
  { sort = 'date', reverse }: Pick<Options, 'sort' | 'reverse'>,
): readonly Article[] {
  return reverse ? sortArticles(articles, sort).toReversed() : sortArticles(articles, sort);
}
