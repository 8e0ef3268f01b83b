/** Finds articles by path, slug, file name and alias. Created once for each list of articles, at its first link. */
import { ARTICLE_ENDING, type Article } from '../article.js';
import { aliasesOf, normalizeKey } from './aliases.js';
import { folderOf, lastPart } from './link-path.js';

type Index = Map<string, Article[]>;

/** Each index is created at its first use: most links are paths. Keys are in lower case and NFC; a path is also a key as written. */
class ArticleLookup {
  readonly #articles: readonly Article[];
  #paths: Map<string, Article> | undefined;
  #addresses: Index | undefined;
  #slugs: Index | undefined;
  #names: Index | undefined;
  #aliases: Index | undefined;
  #aliasNames: Index | undefined;
  #scans = 0;

  constructor(articles: readonly Article[]) {
    this.#articles = articles;
  }

  get paths(): Map<string, Article> {
    if (this.#paths) return this.#paths;
    this.#paths = new Map();
    for (const article of this.#articles) {
      const { path } = article;
      if (!this.#paths.has(path)) this.#paths.set(path, article);
      const key = normalizeKey(path);
      if (key !== path && !this.#paths.has(key)) this.#paths.set(key, article);
    }
    return this.#paths;
  }

  /** By folder and slug: the address of a page whose file has another name, such as `_posts/2024-12-15-intro.md`. */
  get addresses(): Index {
    this.#addresses ??= this.#index(addressesOf);
    return this.#addresses;
  }

  get slugs(): Index {
    this.#slugs ??= this.#index(({ slug }) => [slug]);
    return this.#slugs;
  }

  /** By file name without extension, and by the last part of the slug. */
  get names(): Index {
    this.#names ??= this.#index(({ path, slug }) => [lastPart(stemOf(path)), lastPart(slug)]);
    return this.#names;
  }

  /** By other names of a note in Obsidian, and former addresses of a page in Hugo and Jekyll. */
  get aliases(): Index {
    this.#aliases ??= this.#index(aliasesOf);
    return this.#aliases;
  }

  /** By the last part of an alias. */
  get aliasNames(): Index {
    this.#aliasNames ??= this.#index(article => aliasesOf(article).filter(isPath).map(lastPart));
    return this.#aliasNames;
  }

  /** True if an article has this name or alias. The empty name is the top of a site. */
  isName(name: string): boolean {
    const key = normalizeKey(name);
    if (key === '') return true;
    // Few links ask for a name, and most ask for none of the library: three indexes of 10,000 articles would take 50 ms.
    if (
      !this.#names &&
      this.#scans++ < MAX_SCANS &&
      !this.#articles.some(article => mayHaveName(article, key))
    )
      return false;
    return this.names.has(key) || this.aliases.has(key) || this.aliasNames.has(key);
  }

  #index(keysOf: (article: Article) => readonly string[]): Index {
    const index: Index = new Map();
    for (const article of this.#articles) {
      for (const each of keysOf(article)) {
        const key = normalizeKey(each);
        const known = index.get(key);
        if (!known) index.set(key, [article]);
        else if (known.at(-1) !== article) known.push(article);
      }
    }
    return index;
  }
}

/** Names that are looked for without an index. */
const MAX_SCANS = 16;

function mayHaveName(article: Article, key: string): boolean {
  return [article.path, article.slug, ...aliasesOf(article)].some(each => normalizeKey(each).includes(key));
}

const lookups = new WeakMap<readonly Article[], ArticleLookup>();

export function lookupOf(articles: readonly Article[]): ArticleLookup {
  let lookup = lookups.get(articles);
  if (!lookup) {
    lookup = new ArticleLookup(articles);
    lookups.set(articles, lookup);
  }
  return lookup;
}

function isPath(name: string): boolean {
  return name.includes('/');
}

function stemOf(path: string): string {
  return path.replace(ARTICLE_ENDING, '');
}

/** Paths without an extension that a site gives to the page of an article: by its file name and by its slug. */
export function addressesOf({ path, slug }: Article): string[] {
  const stem = stemOf(path);
  const page = INDEX.test(stem) ? folderOf(stem) : stem;
  const folder = path.includes('_') ? folderOf(page).replace(JEKYLL_FOLDER, '') : folderOf(page);
  const name = lastPart(slug);
  const address = folder === '' ? name : `${folder}/${name}`;
  return address === page ? [page] : [page, address];
}
const INDEX = /(?:^|\/)(?:_?index|readme)$/i;
const JEKYLL_FOLDER = /(?:^|\/)_(?:posts|drafts)(?=\/|$)/;
