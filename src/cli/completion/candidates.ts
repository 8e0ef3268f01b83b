import type { Article } from '../../library/article.js';
import { finish } from '../../markdown/incremental-parse.js';
import { pluralize } from '../../util/pluralize.js';
import type { Context } from '../context.js';
import { nameArticle } from '../resolve-argument.js';

/** A value, and what a shell may tell of it. */
export type Offer = readonly [value: string, told: string];

/**
 * What the library has for a place: `articles`, `categories`, `tags`, or `<article>#` for its sections.
 * @throws {UserError} where there is no such article
 */
export async function offersOf(context: Context, what: string): Promise<Offer[]> {
  if (what.endsWith('#')) return sections(context, what.slice(0, -1));
  const { articles } = await context.library();
  if (what === 'articles') return articles.map(({ slug, title }) => [slug, title]);
  if (what === 'categories') return tally(articles, ({ category }) => [category]);
  return what === 'tags' ? tally(articles, ({ tags }) => tags) : [];
}

async function sections(context: Context, name: string): Promise<Offer[]> {
  const { library, article } = await nameArticle(context, name);
  const headings = article.headings ?? finish(await library.parsing(article)).headings;
  return headings.map(({ anchor, text }) => [anchor, text]);
}

/** The names, each with how many articles have it. */
function tally(articles: readonly Article[], namesOf: (article: Article) => readonly string[]): Offer[] {
  const counts = new Map<string, number>();
  for (const article of articles)
    for (const name of new Set(namesOf(article))) if (name) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, count]) => [name, pluralize(count, 'article')]);
}
