/** Finds the article that the path of a link means, as the author's site or GitHub would. Of several it takes the nearest one. */
import { hasHeadingWithAnchor } from '../../document/heading-anchors.js';
import { maxOf } from '../../util/large-lists.js';
import { ARTICLE_ENDING, type Article } from '../article.js';
import type { Library } from '../library.js';
import { normalizeKey } from './aliases.js';
import { addressesOf, lookupOf } from './article-lookup.js';
import { folderOf, languageInPath, lastPart, normalizePath, toLanguage } from './link-path.js';
import { ENDINGS, filterOf } from './path-filter.js';

/** `path`: of a link, decoded, without its anchor; not empty. */
export function findLinkedArticle(
  library: Pick<Library, 'articles' | 'hasAnchor'>,
  from: Article,
  path: string,
  anchor: string,
): Article | undefined {
  const { articles } = library;
  const plain = normalizePath(path);
  if (plain !== '' && !filterOf(articles).mayHaveName(plain)) return undefined;
  const byPath = findByPath(articles, from, path);
  if (byPath) return byPath;
  const hasAnchor = (article: Article) => anchor !== '' && articleHasAnchor(library, article, anchor);
  const choose = (candidates: readonly Article[] | undefined) =>
    candidates && nearestArticle(candidates, { from, path: plain, hasAnchor });
  if (path.startsWith('.')) return undefined;
  return findFromTop(articles, from, plain) ?? findByName(articles, path, choose);
}

/**
 * A relative path starts at the folder of the file, as on GitHub, or at the address of its page, which is a folder on a site:
 * `../b/` in `de/a.md` is `b` or `de/b`. The article in the same language is taken; of two, the page's if the path ends in `/`.
 */
function findByPath(articles: readonly Article[], from: Article, path: string): Article | undefined {
  if (path.startsWith('/')) return findAt(articles, from, normalizePath(path));
  const byFile = findAt(articles, from, resolvePath(folderOf(from.path), path));
  if (ARTICLE_ENDING.test(path)) return byFile;
  const [page = ''] = addressesOf(from);
  const byPage = findAt(articles, from, resolvePath(page, path));
  if (!byFile || !byPage) return byFile ?? byPage;
  const [first, second] = path.endsWith('/') ? [byPage, byFile] : [byFile, byPage];
  return !isSameLanguage(first, from) && isSameLanguage(second, from) ? second : first;
}

/** Normalizes a path that is relative to a folder; empty for the top. */
export function resolvePath(folder: string, path: string): string {
  return normalizePath(folder === '' ? path : `${folder}/${path}`);
}

/** The article at this path of the library. A file in the language of the linking one is preferred: `intro.de.md`. */
function findAt(articles: readonly Article[], from: Article, path: string): Article | undefined {
  const { paths, addresses } = lookupOf(articles);
  const stems = /\.html?$/i.test(path) ? [path, path.replace(/(?:\/index)?\.html?$/i, '')] : [path];
  const [, language = ''] = /(\.[a-z]{2}(?:[-_][a-z]{2,4})?)\.\w+$/i.exec(from.path) ?? [];
  for (const stem of stems) {
    for (const ending of language || filterOf(articles).mayHaveStem(stem) ? ENDINGS : []) {
      const candidate = stem === '' ? ending.slice(1) : stem + ending;
      const translated = language && candidate.replace(ARTICLE_ENDING, `${language}$&`);
      for (const each of translated && translated !== candidate ? [translated, candidate] : [candidate]) {
        const article = paths.get(each) ?? paths.get(normalizeKey(each));
        if (article) return article;
      }
    }
    const pages = stem === '' ? undefined : addresses.get(normalizeKey(stem));
    if (pages) return nearestArticle(pages, { from, path: stem });
  }
  return undefined;
}

/**
 * The article with a path relative to the top of a vault or site, which may be any folder above the linking article:
 * `content`, `pages`, `docs`. Obsidian and Hugo also write such paths without a leading slash.
 */
function findFromTop(articles: readonly Article[], from: Article, path: string): Article | undefined {
  for (let folder = folderOf(from.path); folder !== ''; folder = folderOf(folder)) {
    const article = findAt(articles, from, `${folder}/${path}`);
    if (article) return article;
  }
  return path.includes('/') ? findAt(articles, from, path) : undefined;
}

/** The article with a name: a slug, the file name of a note in any folder, an alias, or the address of a page on its site. */
function findByName(
  articles: readonly Article[],
  path: string,
  choose: (candidates: readonly Article[] | undefined) => Article | undefined,
): Article | undefined {
  const name = normalizeKey(normalizePath(path).replace(ARTICLE_ENDING, ''));
  const { slugs, names, aliases, aliasNames } = lookupOf(articles);
  const page = name.replace(/(?:\/index)?\.html?$/, '');
  const named =
    choose(slugs.get(name)) ??
    (path.includes('/') ? undefined : choose(names.get(name))) ??
    choose(aliases.get(name) ?? aliases.get(page));
  // A path with the ending of an article is that of a file, and not of a page.
  if (named || !path.startsWith('/') || ARTICLE_ENDING.test(path)) return named;
  // Sites generate `/2024/12/15/title.html` and `/posts/title/` from a file named `title`. A name may have a dot: `v8.9.3`.
  return choose(names.get(lastPart(name)) ?? names.get(lastPart(page)) ?? aliasNames.get(lastPart(page)));
}

interface Wanted {
  from: Article;
  /** Normalized. */
  path: string;
  hasAnchor?: (article: Article) => boolean;
}

/** The path of a link as its parts, the last one first. */
type Compared = Omit<Wanted, 'path'> & { parts: readonly string[] };

/** Articles of one name that are compared: a folder may have 100,000 files named `index.md`. */
const MAX_COMPARED = 100;

/** Ranks of an article; higher is nearer. */
const RANKS: readonly ((article: Article, wanted: Compared) => number)[] = [
  (article, { from }) => Number(isSameLanguage(article, from)),
  (article, { parts }) => {
    const addresses = [...addressesOf(article), article.slug].map(each =>
      normalizeKey(each).split('/').reverse(),
    );
    return maxOf(addresses.map(each => commonLength(each, parts)));
  },
  (article, { hasAnchor }) => Number(hasAnchor?.(article) === true),
  (article, { from }) => commonLength(folderOf(article.path).split('/'), folderOf(from.path).split('/')),
  ({ path }) => -path.split('/').length,
];

/**
 * Of several articles the one in the language of the linking article; then the one whose address ends in more parts of the
 * path; then the one with the anchor; then the one in the nearest folder, and in the topmost one.
 */
function nearestArticle(candidates: readonly Article[], { path, ...wanted }: Wanted): Article | undefined {
  if (candidates.length < 2) return candidates[0];
  const parts = normalizeKey(path)
    .replace(/\.(?:html?|md|markdown|mdx)$/, '')
    .split('/')
    .reverse();
  let best = candidates.slice(0, MAX_COMPARED);
  for (const rank of RANKS) {
    if (best.length < 2) break;
    const ranks = best.map(article => rank(article, { ...wanted, parts }));
    const highest = maxOf(ranks);
    best = best.filter((_, index) => ranks[index] === highest);
  }
  return best[0];
}

function articleHasAnchor(library: Pick<Library, 'hasAnchor'>, article: Article, anchor: string): boolean {
  return library.hasAnchor?.(article, anchor) ?? hasHeadingWithAnchor(article.headings ?? [], anchor);
}

function commonLength(a: readonly string[], b: readonly string[]): number {
  const end = a.findIndex((part, index) => part !== b[index]);
  return end < 0 ? a.length : end;
}

function isSameLanguage(a: Article, b: Article): boolean {
  return languageOf(a) === languageOf(b);
}

function languageOf({ path, lang }: Article): string | undefined {
  return languageInPath(path) ?? (lang && toLanguage(lang));
}
