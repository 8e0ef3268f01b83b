/** Where a link of an article leads. Pure: it knows the library's paths and slugs, and never the disk. */
import { cleanLine } from '../../text/sanitise.js';
import { ARTICLE_ENDING, type Article } from '../article.js';
import type { Library } from '../library.js';

export type Resolved =
  | { kind: 'article'; article: Article; anchor?: string }
  /** In the same article; empty: its top. */
  | { kind: 'anchor'; anchor: string }
  /** `url` is as written, or the homepage's. */
  | { kind: 'web'; url: string }
  | { kind: 'mail'; address: string }
  /** What the library does not hold. Absolute where the article's own file is known and the target is relative to it. */
  | { kind: 'file'; path: string; anchor?: string }
  /** A scheme that is not followed, as written. */
  | { kind: 'other'; target: string };

type Shelf = Pick<Library, 'articles' | 'homepage'>;

/** `target` is as the author wrote it, entities decoded. */
export function resolveTarget(library: Shelf, from: Article, target: string): Resolved {
  const written = target.trim();
  if (written.startsWith('//')) return { kind: 'web', url: `https:${written}` };
  const scheme = /^([a-z][a-z0-9+.-]+):/i.exec(written)?.[1]?.toLowerCase();
  if (scheme === 'http' || scheme === 'https') return { kind: 'web', url: written };
  if (scheme === 'mailto') return { kind: 'mail', address: written.slice(7) };
  if (scheme) return { kind: 'other', target: written };

  const [, before = '', fragment = ''] = /^([^#]*)#?(.*)$/s.exec(written) ?? [];
  // Decoded, it may hold what the author's text may not; the anchor of a heading never does.
  const anchor = cleanLine(decoded(fragment));
  // Zola writes `@/` for the folder of its content.
  const path = decoded(before.replace(/\?.*$/s, '').replace(/^@\//, '/'));
  if (path === '') return { kind: 'anchor', anchor };
  const inLibrary = path.startsWith('/') ? normal(path) : normal(`${folderOf(from.path)}/${path}`);
  const article =
    articleAt(library.articles, inLibrary) ??
    (path.startsWith('.') ? undefined : fromTop(library.articles, from, normal(path))) ??
    articleNamed(library.articles, path);
  if (article)
    return article.path === from.path
      ? { kind: 'anchor', anchor }
      : withAnchor({ kind: 'article', article }, anchor);
  return outside(library, from, { path, inLibrary, anchor, fragment });
}

/** One line for print: what to type for an article, an address, or a path. */
export function addressOf(library: Shelf, from: Article, target: string): string {
  const resolved = resolveTarget(library, from, target);
  switch (resolved.kind) {
    case 'article':
      return resolved.anchor ? `${resolved.article.slug}#${resolved.anchor}` : resolved.article.slug;
    case 'web':
      return resolved.url;
    default:
      // A path too is printed as written: made absolute it would name the reader's own folders.
      return target;
  }
}

interface Away {
  path: string;
  inLibrary: string;
  anchor: string;
  fragment: string;
}

function outside({ homepage }: Shelf, from: Article, { path, inLibrary, anchor, fragment }: Away): Resolved {
  if (homepage) {
    const base = homepage.endsWith('/') ? homepage : `${homepage}/`;
    const url = `${base}${encodeURI(inLibrary).replaceAll('#', '%23').replaceAll('?', '%3F')}`;
    return { kind: 'web', url: fragment ? `${url}#${fragment}` : url };
  }
  if (path.startsWith('/') || from.file === undefined)
    return withAnchor({ kind: 'file', path: path.startsWith('/') ? path : inLibrary }, anchor);
  const folder = from.file.replaceAll('\\', '/').replace(/\/[^/]*$/, '');
  const root = /^(?:[a-z]:)?\//i.exec(folder)?.[0] ?? '/';
  return withAnchor({ kind: 'file', path: root + normal(`${folder.slice(root.length)}/${path}`) }, anchor);
}

function withAnchor<T extends object>(resolved: T, anchor: string): T & { anchor?: string } {
  return anchor ? { ...resolved, anchor } : resolved;
}

/** Articles by path and by slug, lower case and in NFC, made once for each list of articles. */
interface Index {
  paths: Map<string, Article>;
  slugs: Map<string, Article>;
  /** By the file's name without its ending; of several the one nearest to the top. */
  names: Map<string, Article>;
  /** By what Obsidian and Hugo call `aliases`: other names of a note, former addresses of a page. */
  aliases: Map<string, Article>;
}
const indexes = new WeakMap<readonly Article[], Index>();

function indexOf(articles: readonly Article[]): Index {
  let index = indexes.get(articles);
  if (!index) {
    index = { paths: new Map(), slugs: new Map(), names: new Map(), aliases: new Map() };
    for (const article of articles) {
      for (const path of [article.path, key(article.path)])
        if (!index.paths.has(path)) index.paths.set(path, article);
      for (const slug of [article.slug, key(article.slug)])
        if (!index.slugs.has(slug)) index.slugs.set(slug, article);
      const name = key(lastPart(article.path).replace(ARTICLE_ENDING, ''));
      const known = index.names.get(name);
      if (!known || depth(article.path) < depth(known.path)) index.names.set(name, article);
      for (const alias of aliasesOf(article))
        if (!index.aliases.has(alias)) index.aliases.set(alias, article);
    }
    indexes.set(articles, index);
  }
  return index;
}

function aliasesOf({ extra }: Article): string[] {
  const given = [extra.aliases ?? extra.alias ?? []].flat();
  return given.flatMap(alias => (typeof alias === 'string' ? key(normal(alias)) : []));
}

function key(text: string): string {
  return text.normalize('NFC').toLowerCase();
}

/** What a path may have been written for: the file, a page made from it, a folder's index. */
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

function articleAt(articles: readonly Article[], path: string): Article | undefined {
  const { paths } = indexOf(articles);
  const stems = /\.html?$/i.test(path) ? [path, path.replace(/\.html?$/i, '')] : [path];
  for (const stem of stems) {
    for (const ending of ENDINGS) {
      const candidate = stem === '' ? ending.slice(1) : stem + ending;
      const article = paths.get(candidate) ?? paths.get(key(candidate));
      if (article) return article;
    }
  }
  return undefined;
}

/**
 * A path from the top of a vault or a site, whose folder may stand anywhere above the article: `content`, `pages`, `docs`.
 * Obsidian and Hugo write such paths without a slash before them too.
 */
function fromTop(articles: readonly Article[], from: Article, path: string): Article | undefined {
  for (let folder = folderOf(from.path); folder !== ''; folder = folderOf(folder)) {
    const article = articleAt(articles, `${folder}/${path}`);
    if (article) return article;
  }
  return path.includes('/') ? articleAt(articles, path) : undefined;
}

/** A target that is no path but a name: a slug, a note's file name wherever it is kept, or a page's address on its site. */
function articleNamed(articles: readonly Article[], path: string): Article | undefined {
  if (path.startsWith('.')) return undefined;
  const name = normal(path).replace(ARTICLE_ENDING, '');
  const { slugs, names, aliases } = indexOf(articles);
  const named =
    slugs.get(name) ??
    slugs.get(key(name)) ??
    (path.includes('/') ? undefined : names.get(key(name))) ??
    aliases.get(key(name));
  if (named || !path.startsWith('/')) return named;
  // `/2024/12/15/title.html` and `/posts/title/` are made from a file called so.
  const [, last = ''] = /([^/]+?)(?:\.html?|\/)?$/i.exec(path) ?? [];
  return /\.\w+$/.test(last) ? undefined : (slugs.get(last) ?? slugs.get(key(last)));
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

/** Without empty parts, `.` and, as far as there is a folder to leave, `..`. */
function normal(path: string): string {
  const parts: string[] = [];
  for (const part of path.replaceAll('\\', '/').split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return parts.join('/');
}

/** Without percent encoding; as it is where that is broken. */
export function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
