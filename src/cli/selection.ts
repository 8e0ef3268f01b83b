import type { Article } from '../library/article.js';
import { fold } from '../text/fold.js';
import type { Options, SortKey } from './command.js';

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

type Compare = (a: Article, b: Article) => number;

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** The orders that `--sort` names; each is stable, so that equals stay in the library's own order. */
const ORDERS: Record<SortKey, Compare> = {
  date: (a, b) => byText(b.date ?? '', a.date ?? ''),
  title: (a, b) => byText(fold(a.title), fold(b.title)),
  category: (a, b) => byText(fold(a.category), fold(b.category)),
  time: (a, b) => a.minutes - b.minutes,
};

export function inOrder(articles: readonly Article[], options: Pick<Options, 'sort' | 'reverse'>): Article[] {
  const sorted = options.sort ? articles.toSorted(ORDERS[options.sort]) : [...articles];
  return options.reverse ? sorted.reverse() : sorted;
}
