/** Finds articles by path, slug, file name and alias. Created once for each list of articles, at its first link. */
import { ARTICLE_ENDING, type Article } from '../article.js';
import { folderOf, lastPart, normalizePath } from './link-path.js';

/** Keys are in lower case and NFC; a path is also a key as written. */
export interface ArticleLookup {
  paths: Map<string, Article>;
  /** By folder and slug: the address of a page whose file has another name, such as `_posts/2024-12-15-intro.md`. */
  addresses: Map<string, Article[]>;
  slugs: Map<string, Article[]>;
  /** By file name without extension, by the folder of an index, and by the last part of the slug. */
  names: Map<string, Article[]>;
  /** By other names of a note in Obsidian, and former addresses of a page in Hugo and Jekyll. */
  aliases: Map<string, Article[]>;
  /** By the last part of an alias. */
  aliasNames: Map<string, Article[]>;
}

const lookups = new WeakMap<readonly Article[], ArticleLookup>();

export function lookupOf(articles: readonly Article[]): ArticleLookup {
  const known = lookups.get(articles);
  if (known) return known;
  const lookup = createLookup(articles);
  lookups.set(articles, lookup);
  return lookup;
}

function createLookup(articles: readonly Article[]): ArticleLookup {
  const lookup: ArticleLookup = {
    paths: new Map(), addresses: new Map(), slugs: new Map(), names: new Map(), aliases: new Map(), aliasNames: new Map(),
  }; // biome-ignore format: a row
  for (const article of articles) {
    const { path, slug } = article;
    for (const key of [path, normalizeKey(path)]) if (!lookup.paths.has(key)) lookup.paths.set(key, article);
    const name = lastPart(slug);
    add(lookup.slugs, slug, article);
    for (const address of addressesOf(article)) add(lookup.addresses, address, article);
    for (const each of new Set([lastPart(path).replace(ARTICLE_ENDING, ''), name]))
      add(lookup.names, each, article);
    for (const alias of aliasesOf(article)) {
      add(lookup.aliases, alias, article);
      if (alias.includes('/')) add(lookup.aliasNames, lastPart(alias), article);
    }
  }
  return lookup;
}

function add(map: Map<string, Article[]>, name: string, article: Article): void {
  const key = normalizeKey(name);
  const known = map.get(key);
  if (!known) map.set(key, [article]);
  else if (known.at(-1) !== article) known.push(article);
}

/** Paths without an extension that a site gives to the page of an article: by its file name and by its slug. */
export function addressesOf({ path, slug }: Article): string[] {
  const stem = path.replace(ARTICLE_ENDING, '');
  const page = stem.replace(/(?:^|\/)(?:_?index|readme)$/i, '');
  const folder = folderOf(page).replace(/(?:^|\/)_(?:posts|drafts)(?=\/|$)/, '');
  return [...new Set([page, folder === '' ? lastPart(slug) : `${folder}/${lastPart(slug)}`])];
}

const ALIAS_KEYS = ['aliases', 'alias', 'redirect_from', 'redirectFrom'];

function aliasesOf({ extra }: Article): string[] {
  const values = ALIAS_KEYS.flatMap(key => (Object.hasOwn(extra, key) ? [extra[key]].flat() : []));
  return values.flatMap(value => (typeof value === 'string' ? toAlias(value) : [])).filter(Boolean);
}

/** An address without its host, or a name. */
function toAlias(value: string): string {
  const path = value.replace(/^https?:\/\/[^/]*/i, '').replace(/[?#].*$/s, '');
  return normalizePath(/^https?:/i.test(value) ? path : value.trim()).replace(
    /\.html?$|\/index\.html?$/i,
    '',
  );
}

export function normalizeKey(text: string): string {
  return text.normalize('NFC').toLowerCase();
}

/** The articles with an alias, or with an alias that ends in this name. */
export function findByAlias(articles: readonly Article[], name: string): readonly Article[] {
  const key = normalizeKey(toAlias(name));
  if (key === '') return [];
  const { aliases, aliasNames } = lookupOf(articles);
  return aliases.get(key) ?? aliasNames.get(key) ?? [];
}
