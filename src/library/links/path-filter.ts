/** Rules out most link paths without an article by one look-up. An article of 10 MB may have 100,000 of them. */
import { ARTICLE_ENDING, type Article } from '../article.js';
import { aliasesOf, normalizeKey } from './aliases.js';
import { addressesOf } from './article-lookup.js';
import { folderOf, lastPart, normalizePath } from './link-path.js';

/** Endings that the path of a link may lack: the file's extension, or the index of a folder. */
export const ENDINGS = [
  '',
  '.md',
  '.markdown',
  '.mdx',
  '/index.md',
  '/index.mdx',
  '/README.md',
  '/_index.md',
  '/index.markdown',
];

/**
 * Number of tests before the sets are created. For 10,000 articles, creating them takes as long as 1,000 searches for an article.
 */
const MAX_TESTS = 1000;

class PathFilter {
  #tests = 0;
  /** Paths without their ending. */
  #stems: ReadonlySet<string> | undefined;
  /** Last parts of paths, addresses, slugs and aliases, with and without endings. */
  #names: ReadonlySet<string> | undefined;
  readonly #articles: readonly Article[];

  constructor(articles: readonly Article[]) {
    this.#articles = articles;
  }

  /** False if no path of an article is `stem` and an ending. True: there may be one. */
  mayHaveStem(stem: string): boolean {
    if (stem === '' || this.#tests++ < MAX_TESTS) return true;
    this.#stems ??= stemsOf(this.#articles);
    return this.#stems.has(filterKey(stem));
  }

  /** False if no article can be found by a path with this end. `path` is normalized. True: there may be one. */
  mayHaveName(path: string): boolean {
    if (this.#tests++ < MAX_TESTS) return true;
    const name = filterKey(lastPart(path)).replace(PAGE_ENDING, '');
    if (name === '' || name === 'index') return true;
    this.#names ??= namesOf(this.#articles);
    return this.#names.has(name);
  }
}

/** Endings of an article or its page, after the language that a file name may have. */
const PAGE_ENDING = /(?:\.[a-z]{2}(?:[-_][a-z]{2,4})?)?\.(?:md|markdown|mdx|html?)$/;
const LANGUAGE = /\.[a-z]{2}(?:[-_][a-z]{2,4})?$/;

function stemsOf(articles: readonly Article[]): ReadonlySet<string> {
  const endings = ENDINGS.map(filterKey);
  const stems = new Set<string>();
  for (const { path } of articles) {
    const key = filterKey(path);
    for (const ending of endings)
      if (key.endsWith(ending)) stems.add(key.slice(0, key.length - ending.length));
  }
  return stems;
}

function namesOf(articles: readonly Article[]): ReadonlySet<string> {
  const names = new Set<string>();
  for (const article of articles) {
    const { path, slug } = article;
    for (const each of [path, folderOf(path), slug, ...addressesOf(article), ...aliasesOf(article)]) {
      const name = filterKey(lastPart(normalizePath(each)));
      const page = name.replace(PAGE_ENDING, '');
      for (const form of [name, name.replace(ARTICLE_ENDING, ''), page, page.replace(LANGUAGE, '')])
        names.add(form);
    }
  }
  return names;
}

/** Like `normalizeKey`, but with one form of sigma: its lower case depends on the next letter. */
function filterKey(text: string): string {
  return normalizeKey(text).replaceAll('ς', 'σ');
}

const filters = new WeakMap<readonly Article[], PathFilter>();

/** The filter of a list of articles. Not a part of `ArticleLookup`, because the startup bundle has that. */
export function filterOf(articles: readonly Article[]): PathFilter {
  let filter = filters.get(articles);
  if (!filter) {
    filter = new PathFilter(articles);
    filters.set(articles, filter);
  }
  return filter;
}
