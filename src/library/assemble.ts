/** Entries → the articles of a library: each under a slug of its own, in the library's order, drafts left out. */
import { fold } from '../text/fold.js';
import type { Article } from './article.js';
import type { Entry } from './entry.js';
import type { Problem } from './problem.js';
import { uniqueSlugs } from './slugs.js';

export interface Assembled {
  articles: Article[];
  problems: Problem[];
}

export function assemble(entries: readonly Entry[], options: { drafts: boolean }): Assembled {
  const kept = entries.filter(({ article }) => options.drafts || !article.draft);
  const { slugs, problems } = uniqueSlugs(kept);
  const articles = kept.map(({ article }, index) => ({ ...article, slug: slugs[index] ?? article.slug }));
  const own = kept.flatMap(entry => entry.problems);
  return { articles: inOrder(articles), problems: [...own, ...problems].sort(byPosition) };
}

/** Date descending, those without one last; then title, then path: the same on every machine, whatever its locale. */
function inOrder(articles: Article[]): Article[] {
  const keyed = articles.map(article => ({ article, title: fold(article.title) }));
  keyed.sort(
    (a, b) =>
      compare(b.article.date ?? '', a.article.date ?? '') ||
      compare(a.title, b.title) ||
      compare(a.article.path, b.article.path),
  );
  return keyed.map(({ article }) => article);
}

/** By file, then line. */
export function byPosition(a: Problem, b: Problem): number {
  return compare(a.file, b.file) || a.line - b.line;
}

/** By code units. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
