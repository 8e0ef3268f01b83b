import type { Article } from '../../../library/article.js';

/** The titles that several articles of a library have, found once for each list of articles. */
const known = new WeakMap<readonly Article[], ReadonlySet<string>>();

/** What tells an article from others of the same title: its slug. Empty where no other has that title. */
export function distinction(articles: readonly Article[], { title, slug }: Article): string {
  const shared = known.get(articles) ?? sharedTitles(articles);
  known.set(articles, shared);
  return shared.has(title) ? slug : '';
}

function sharedTitles(articles: readonly Article[]): ReadonlySet<string> {
  const seen = new Set<string>();
  const shared = new Set<string>();
  for (const { title } of articles) (seen.has(title) ? shared : seen).add(title);
  return shared;
}
