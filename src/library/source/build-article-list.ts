/** Entries → the articles of a library: each under a slug of its own, in the library's order, drafts left out. */
import { fold } from '../../text/case-fold.js';
import { sortCooperatively, type YieldIfDue } from '../../util/cooperative-sort.js';
import type { Article } from '../article.js';
import type { ArticleMetadata } from '../metadata/article-metadata.js';
import { isSection } from '../metadata/path-metadata.js';
import type { Problem } from '../problem.js';
import { uniqueSlugs } from './unique-slugs.js';

export interface Assembled {
  articles: Article[];
  problems: Problem[];
}

interface AssembleOptions {
  drafts: boolean;
  /** Sections without a text too. */
  sections?: boolean;
  yieldToEventLoop?: YieldIfDue;
}

/** `breathe` is called between parts of the work. An article that keeps the slug it asks for is the entry's own. */
export async function assemble(
  entries: readonly ArticleMetadata[],
  { drafts, sections = false, yieldToEventLoop = () => undefined }: AssembleOptions,
): Promise<Assembled> {
  const isListed = ({ draft, words, path }: Article): boolean =>
    (drafts || !draft) && (sections || words > 0 || !isSection(path));
  const kept = entries.filter(({ article }) => isListed(article));
  const { slugs, problems } = uniqueSlugs(kept);
  await yieldToEventLoop();
  const articles = kept.map(({ article }, index) => {
    const slug = slugs[index] ?? article.slug;
    return slug === article.slug ? article : { ...article, slug };
  });
  for (const entry of kept) if (entry.problems.length > 0) problems.push(...entry.problems);
  return { articles: await inOrder(articles, yieldToEventLoop), problems: problems.sort(byPosition) };
}

/** Date descending, those without one last; then title, then path: the same on every machine, whatever its locale. */
async function inOrder(articles: Article[], yieldToEventLoop: YieldIfDue): Promise<Article[]> {
  const keyed = articles.map(article => ({ article, title: fold(article.title) }));
  const sorted = await sortCooperatively(
    keyed,
    (a, b) =>
      compare(b.article.date ?? '', a.article.date ?? '') ||
      compare(a.title, b.title) ||
      compare(a.article.path, b.article.path),
    yieldToEventLoop,
  );
  return sorted.map(({ article }) => article);
}

/** By file, then line. */
export function byPosition(a: Problem, b: Problem): number {
  return compare(a.file, b.file) || a.line - b.line;
}

/** By code units. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
