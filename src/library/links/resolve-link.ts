/** Resolves the links of an article by the paths and slugs of its library. Pure: must not access the disk. */
import { isHttpUrl } from '../../document/is-web-url.js';
import { sanitiseLine } from '../../text/sanitise.js';
import { ARTICLE_ENDING, type Article } from '../article.js';
import type { Library } from '../library.js';

export type LinkTarget =
  | { kind: 'article'; article: Article; anchor?: string }
  /** In the same article; empty for its top. */
  | { kind: 'anchor'; anchor: string }
  /** `url` is as written, or below the homepage. */
  | { kind: 'web'; url: string }
  | { kind: 'mail'; address: string }
  /** Not in the library. Absolute if the article's file is known and the target is relative to it. */
  | { kind: 'file'; path: string; anchor?: string }
  /** An unsupported scheme; `target` is as written. */
  | { kind: 'other'; target: string };

type LinkableLibrary = Pick<Library, 'articles' | 'homepage'>;

/** Resolves a link. `target` is as the author wrote it, with entities decoded. */
export function resolveLink(library: LinkableLibrary, from: Article, target: string): LinkTarget {
  const written = target.trim();
  if (written.startsWith('//')) return { kind: 'web', url: `https:${written}` };
  const scheme = /^([a-z][a-z0-9+.-]+):/i.exec(written)?.[1]?.toLowerCase();
  if (scheme === 'http' || scheme === 'https') return { kind: 'web', url: written };
  if (scheme === 'mailto') return { kind: 'mail', address: written.slice(7) };
  if (scheme) return { kind: 'other', target: written };

  const [, before = '', fragment = ''] = /^([^#]*)#?(.*)$/s.exec(written) ?? [];
  // Percent encoding can hide control characters, which the anchor of a heading never has.
  const anchor = sanitiseLine(decodePercent(fragment));
  // Zola writes `@/` for its content folder.
  const path = decodePercent(before.replace(/\?.*$/s, '').replace(/^@\//, '/'));
  if (path === '') return { kind: 'anchor', anchor };
  const libraryPath = path.startsWith('/')
    ? normalizePath(path)
    : normalizePath(`${folderOf(from.path)}/${path}`);
  const article =
    findByPath(library.articles, libraryPath) ??
    (path.startsWith('.') ? undefined : findFromTop(library.articles, from, normalizePath(path))) ??
    findByName(library.articles, path);
  if (article)
    return article.path === from.path
      ? { kind: 'anchor', anchor }
      : withAnchor({ kind: 'article', article }, anchor);
  return resolveOutside(library, from, { path, libraryPath, anchor, fragment });
}

/** The address to print for a link: a slug with its anchor, a URL, or the target as written. */
export function linkAddress(library: LinkableLibrary, from: Article, target: string): string {
  const resolved = resolveLink(library, from, target);
  switch (resolved.kind) {
    case 'article':
      return resolved.anchor ? `${resolved.article.slug}#${resolved.anchor}` : resolved.article.slug;
    case 'web':
      return resolved.url;
    default:
      // A path is printed as written: an absolute one would reveal the user's folders.
      return target;
  }
}

interface OutsideTarget {
  path: string;
  libraryPath: string;
  anchor: string;
  fragment: string;
}

function resolveOutside(
  { homepage }: LinkableLibrary,
  from: Article,
  { path, libraryPath, anchor, fragment }: OutsideTarget,
): LinkTarget {
  if (homepage && isHttpUrl(homepage)) {
    const base = homepage.endsWith('/') ? homepage : `${homepage}/`;
    const url = `${base}${encodeURI(libraryPath).replaceAll('#', '%23').replaceAll('?', '%3F')}`;
    return { kind: 'web', url: fragment ? `${url}#${fragment}` : url };
  }
  if (path.startsWith('/') || from.file === undefined)
    return withAnchor({ kind: 'file', path: path.startsWith('/') ? path : libraryPath }, anchor);
  const folder = from.file.replaceAll('\\', '/').replace(/\/[^/]*$/, '');
  const root = /^(?:[a-z]:)?\//i.exec(folder)?.[0] ?? '/';
  return withAnchor(
    { kind: 'file', path: root + normalizePath(`${folder.slice(root.length)}/${path}`) },
    anchor,
  );
}

function withAnchor<T extends object>(resolved: T, anchor: string): T & { anchor?: string } {
  return anchor ? { ...resolved, anchor } : resolved;
}

/** Articles by path and by slug; keys are as written, and also in lower case and NFC. Created once for each list of articles. */
interface ArticleLookup {
  paths: Map<string, Article>;
  slugs: Map<string, Article>;
  /** By file name without extension; of several articles the one in the topmost folder. */
  names: Map<string, Article>;
  /** By `aliases`: other names of a note in Obsidian, former addresses of a page in Hugo. */
  aliases: Map<string, Article>;
}
const lookups = new WeakMap<readonly Article[], ArticleLookup>();

function lookupOf(articles: readonly Article[]): ArticleLookup {
  let index = lookups.get(articles);
  if (!index) {
    index = { paths: new Map(), slugs: new Map(), names: new Map(), aliases: new Map() };
    for (const article of articles) {
      for (const path of [article.path, normalizeKey(article.path)])
        if (!index.paths.has(path)) index.paths.set(path, article);
      for (const slug of [article.slug, normalizeKey(article.slug)])
        if (!index.slugs.has(slug)) index.slugs.set(slug, article);
      const name = normalizeKey(lastPart(article.path).replace(ARTICLE_ENDING, ''));
      const known = index.names.get(name);
      if (!known || depth(article.path) < depth(known.path)) index.names.set(name, article);
      for (const alias of aliasesOf(article))
        if (!index.aliases.has(alias)) index.aliases.set(alias, article);
    }
    lookups.set(articles, index);
  }
  return index;
}

function aliasesOf({ extra }: Article): string[] {
  const values = [extra.aliases ?? extra.alias ?? []].flat();
  return values.flatMap(alias => (typeof alias === 'string' ? normalizeKey(normalizePath(alias)) : []));
}

function normalizeKey(text: string): string {
  return text.normalize('NFC').toLowerCase();
}

/** Endings that the path of a link may lack: the file's extension, or the index of a folder. */
const ENDINGS = [
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

function findByPath(articles: readonly Article[], path: string): Article | undefined {
  const { paths } = lookupOf(articles);
  const stems = /\.html?$/i.test(path) ? [path, path.replace(/\.html?$/i, '')] : [path];
  for (const stem of stems) {
    for (const ending of ENDINGS) {
      const candidate = stem === '' ? ending.slice(1) : stem + ending;
      const article = paths.get(candidate) ?? paths.get(normalizeKey(candidate));
      if (article) return article;
    }
  }
  return undefined;
}

/**
 * The article with a path relative to the top of a vault or site, which may be any folder above the linking article:
 * `content`, `pages`, `docs`. Obsidian and Hugo also write such paths without a leading slash.
 */
function findFromTop(articles: readonly Article[], from: Article, path: string): Article | undefined {
  for (let folder = folderOf(from.path); folder !== ''; folder = folderOf(folder)) {
    const article = findByPath(articles, `${folder}/${path}`);
    if (article) return article;
  }
  return path.includes('/') ? findByPath(articles, path) : undefined;
}

/** The article with a name: a slug, the file name of a note in any folder, or the address of a page on its site. */
function findByName(articles: readonly Article[], path: string): Article | undefined {
  if (path.startsWith('.')) return undefined;
  const name = normalizePath(path).replace(ARTICLE_ENDING, '');
  const { slugs, names, aliases } = lookupOf(articles);
  const named =
    slugs.get(name) ??
    slugs.get(normalizeKey(name)) ??
    (path.includes('/') ? undefined : names.get(normalizeKey(name))) ??
    aliases.get(normalizeKey(name));
  if (named || !path.startsWith('/')) return named;
  // Sites generate `/2024/12/15/title.html` and `/posts/title/` from a file named `title`.
  const [, last = ''] = /([^/]+?)(?:\.html?|\/)?$/i.exec(path) ?? [];
  return /\.\w+$/.test(last) ? undefined : (slugs.get(last) ?? slugs.get(normalizeKey(last)));
}

function lastPart(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

function depth(path: string): number {
  return path.split('/').length;
}

function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

/** Removes empty parts and `.`; resolves `..`, which cannot lead above the top. */
function normalizePath(path: string): string {
  const parts: string[] = [];
  for (const part of path.replaceAll('\\', '/').split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return parts.join('/');
}

/** Decodes percent encoding. Returns the text unchanged if the encoding is invalid. */
export function decodePercent(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
