import type { Article } from '../article.js';
import type { Library } from '../library.js';

/** An article by its name, with the section asked for; or the several that a name may mean. */
export type FoundArticle = Match | { candidates: Article[] };

export interface Match {
  article: Article;
  anchor?: string;
  /** The name is its slug, whole. */
  exact: boolean;
}

/**
 * The article that `name` means: an exact slug, else a unique beginning of one (or of its last part, where it is
 * qualified by a folder); either may carry `#anchor`. Exact wins over case; undefined where nothing begins so.
 */
export function findArticle(
  library: Pick<Library, 'articles' | 'findBySlug'>,
  name: string,
): FoundArticle | undefined {
  const wanted = name.normalize('NFC');
  const whole = exactly(library, wanted);
  if (whole) return { article: whole, exact: true };
  const hash = wanted.lastIndexOf('#');
  const slug = hash < 0 ? wanted : wanted.slice(0, hash);
  const anchor = hash < 0 || hash === wanted.length - 1 ? {} : { anchor: wanted.slice(hash + 1) };
  const article = hash < 0 ? undefined : exactly(library, slug);
  if (article) return { article, ...anchor, exact: true };
  const [first, ...others] = beginning(library.articles, slug);
  if (!first) return undefined;
  return others.length > 0 ? { candidates: [first, ...others] } : { article: first, ...anchor, exact: false };
}

function exactly(library: Pick<Library, 'articles' | 'findBySlug'>, slug: string): Article | undefined {
  return library.findBySlug
    ? library.findBySlug(slug)
    : library.articles.find(article => article.slug === slug);
}

/** The articles that fit best: what heeds case comes before what does not. */
function beginning(articles: readonly Article[], start: string): Article[] {
  if (start === '') return [];
  const lower = start.toLowerCase();
  const ranks: ((slug: string) => boolean)[] = [
    slug => lastPart(slug) === start,
    slug => slug.startsWith(start),
    slug => slug.toLowerCase() === lower,
    slug => slug.toLowerCase().startsWith(lower) || lastPart(slug).toLowerCase().startsWith(lower),
  ];
  for (const matches of ranks) {
    const found = articles.filter(({ slug }) => matches(slug));
    if (found.length > 0) return found;
  }
  return [];
}

function lastPart(slug: string): string {
  return slug.slice(slug.lastIndexOf('/') + 1);
}
