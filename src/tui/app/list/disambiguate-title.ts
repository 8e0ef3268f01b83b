import type { Article } from '../../../library/article.js';

/** Titles that several articles share, found once for each list of articles. */
const cache = new WeakMap<readonly Article[], ReadonlySet<string>>();

/** The slug of an article whose title is shared by another one; else empty. */
export function disambiguatingSlug(articles: readonly Article[], { title, slug }: Article): string {
  const shared = cache.get(articles) ?? sharedTitles(articles);
  cache.set(articles, shared);
  return shared.has(title) ? slug : '';
}

function sharedTitles(articles: readonly Article[]): ReadonlySet<string> {
  const seen = new Set<string>();
  const shared = new Set<string>();
  for (const { title } of articles) (seen.has(title) ? shared : seen).add(title);
  return shared;
}
