import type { Article } from '../article.js';
import type { Library } from '../library.js';
import { findByAlias } from './aliases.js';
import { lastPart } from './link-path.js';

/** The article with a name, or all articles that an ambiguous name may mean. */
export type SlugResult = SlugMatch | { candidates: Article[] };

export interface SlugMatch {
  article: Article;
  anchor?: string;
  /** True if the name is the whole slug; false for an alias or a prefix. */
  exact: boolean;
}

/**
 * Finds the article with a name. Tries the slug, then an alias, then a unique prefix of a slug or of its last part. A name may
 * end in `#anchor`. A match of case is preferred. Undefined if there is no match.
 */
export function findArticle(
  library: Pick<Library, 'articles' | 'findBySlug'>,
  name: string,
): SlugResult | undefined {
  const wanted = name.normalize('NFC');
  // A slug may contain `#`, as in `c#`.
  const whole = findExact(library, wanted);
  if (whole) return { article: whole, exact: true };
  const hash = wanted.lastIndexOf('#');
  const slug = hash < 0 ? wanted : wanted.slice(0, hash);
  const anchor = hash < 0 || hash === wanted.length - 1 ? {} : { anchor: wanted.slice(hash + 1) };
  const article = hash < 0 ? undefined : findExact(library, slug);
  if (article) return { article, ...anchor, exact: true };
  const byAlias = findByAlias(library.articles, slug);
  const [first, ...others] = byAlias.length > 0 ? byAlias : findByPrefix(library.articles, slug);
  if (!first) return undefined;
  return others.length > 0 ? { candidates: [first, ...others] } : { article: first, ...anchor, exact: false };
}

function findExact(library: Pick<Library, 'articles' | 'findBySlug'>, slug: string): Article | undefined {
  return library.findBySlug
    ? library.findBySlug(slug)
    : library.articles.find(article => article.slug === slug);
}

/** The articles of the first test that any article passes. */
function findByPrefix(articles: readonly Article[], prefix: string): Article[] {
  if (prefix === '') return [];
  const lower = prefix.toLowerCase();
  const tests: ((slug: string) => boolean)[] = [
    slug => lastPart(slug) === prefix,
    slug => slug.startsWith(prefix),
    slug => slug.toLowerCase() === lower,
    slug => slug.toLowerCase().startsWith(lower) || lastPart(slug).toLowerCase().startsWith(lower),
  ];
  for (const test of tests) {
    const matches = articles.filter(({ slug }) => test(slug));
    if (matches.length > 0) return matches;
  }
  return [];
}
