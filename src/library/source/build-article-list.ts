/** Builds the list of articles in a library: gives each a unique slug, sorts them, and leaves drafts out. */

import { fold } from '../../text/case-fold.js';
import { sortCooperatively } from '../../util/cooperative-sort.js';
import { appendAll } from '../../util/large-lists.js';
import type { YieldIfDue } from '../../util/time-slicer.js';
import type { Article } from '../article.js';
import type { ArticleMetadata } from '../metadata/article-metadata.js';
import { isSection } from '../metadata/path-metadata.js';
import type { Problem } from '../problem.js';
import { uniqueSlugs } from './unique-slugs.js';

export interface ArticleList {
  articles: Article[];
  problems: Problem[];
}

interface ListOptions {
  drafts: boolean;
  /** Includes sections without a text. */
  sections?: boolean;
  /** Called between parts of the work. */
  yieldIfDue?: YieldIfDue;
}

/** An article that keeps the slug it asks for is the object of its entry; others are copies. */
export async function buildArticleList(
  entries: readonly ArticleMetadata[],
  { drafts, sections = false, yieldIfDue = () => undefined }: ListOptions,
): Promise<ArticleList> {
  const isListed = ({ draft, words, path }: Article): boolean =>
    (drafts || !draft) && (sections || words > 0 || !isSection(path));
  const listed = entries.filter(({ article }) => isListed(article));
  const { slugs, problems } = uniqueSlugs(listed);
  await yieldIfDue();
  const articles = listed.map(({ article }, index) => {
    const slug = slugs[index] ?? article.slug;
    return slug === article.slug ? article : { ...article, slug };
  });
  for (const entry of listed) appendAll(problems, entry.problems);
  return { articles: await sortByDate(articles, yieldIfDue), problems: problems.sort(compareProblems) };
}

/** Newest first, undated last; then by title, then by path. The same on every machine, in any locale. */
async function sortByDate(articles: Article[], yieldIfDue: YieldIfDue): Promise<Article[]> {
  // Folded together: one by one, titles take four times as long. They have no control characters.
  const titles = fold(articles.map(({ title }) => title).join('\0')).split('\0');
  const keyed = articles.map((article, index) => ({ article, title: titles[index] ?? '' }));
  const sorted = await sortCooperatively(
    keyed,
    (a, b) =>
      compare(b.article.date ?? '', a.article.date ?? '') ||
      compare(a.title, b.title) ||
      compare(a.article.path, b.article.path),
    yieldIfDue,
  );
  return sorted.map(({ article }) => article);
}

/** By file, then line. */
export function compareProblems(a: Problem, b: Problem): number {
  return compare(a.file, b.file) || a.line - b.line;
}

/** By code units. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
