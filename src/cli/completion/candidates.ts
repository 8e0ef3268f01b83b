import type { Article } from '../../library/article.js';
import { finishParse } from '../../markdown/incremental-parse.js';
import { pluralize } from '../../util/pluralize.js';
import type { Context } from '../context.js';
import { resolveArticle } from '../resolve-argument.js';

/** A value and its description. */
export type CompletionCandidate = readonly [value: string, description: string];

/**
 * Lists the candidates of a kind: `articles`, `categories`, `tags`, or `<article>#` for its sections.
 * @throws {UserError} if there is no such article
 */
export async function listCandidates(context: Context, kind: string): Promise<CompletionCandidate[]> {
  if (kind.endsWith('#')) return sections(context, kind.slice(0, -1));
  const { articles } = (await context.library()).library;
  if (kind === 'articles') return articles.map(({ slug, title }) => [slug, title]);
  if (kind === 'categories') return countArticles(articles, ({ category }) => [category]);
  return kind === 'tags' ? countArticles(articles, ({ tags }) => tags) : [];
}

async function sections(context: Context, name: string): Promise<CompletionCandidate[]> {
  const { library, article } = await resolveArticle(context, name);
  const headings = article.headings ?? finishParse(await library.parsing(article)).headings;
  return headings.map(({ anchor, text }) => [anchor, text]);
}

/** Lists the names with the number of their articles. */
function countArticles(
  articles: readonly Article[],
  namesOf: (article: Article) => readonly string[],
): CompletionCandidate[] {
  const counts = new Map<string, number>();
  for (const article of articles)
    for (const name of new Set(namesOf(article))) if (name) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, count]) => [name, pluralize(count, 'article')]);
}
