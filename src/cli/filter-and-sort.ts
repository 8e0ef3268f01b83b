import type { Article } from '../library/article.js';
import { sorted } from '../library/sort-articles.js';
import { fold } from '../text/case-fold.js';
import type { Options } from './options.js';

/** What was asked for; absent: any. */
export interface Selection {
  category?: string[] | undefined;
  tag?: string[] | undefined;
}

/** Whether an article is in the categories and has the tags that were asked for: any of each, case and accents ignored. */
export function selects(options: Selection): (article: Article) => boolean {
  const categories = options.category?.map(fold);
  const tags = options.tag?.map(fold);
  return article =>
    (!categories || categories.includes(fold(article.category))) &&
    (!tags || article.tags.some(tag => tags.includes(fold(tag))));
}

export function inOrder(
  articles: readonly Article[],
  { sort = 'date', reverse }: Pick<Options, 'sort' | 'reverse'>,
): readonly Article[] {
  return reverse ? sorted(articles, sort).toReversed() : sorted(articles, sort);
}
