/**
 * Resolves the links of an article by the paths, slugs and aliases of its library, and by the addresses of its site. Pure: must
 * not access the disk.
 */
import { isHttpUrl } from '../../document/is-web-url.js';
import { sanitiseLine } from '../../text/sanitise.js';
import type { Article } from '../article.js';
import type { Library } from '../library.js';
import { lookupOf } from './article-lookup.js';
import { findLinkedArticle, resolvePath } from './find-linked-article.js';
import { decodePercent, folderOf, lastPart, normalizePath } from './link-path.js';

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

type LinkableLibrary = Pick<Library, 'articles' | 'homepage' | 'filesUrl' | 'siteAddresses' | 'hasAnchor'>;

/** Resolves a link. `target` is as the author wrote it, with entities decoded. */
export function resolveLink(library: LinkableLibrary, from: Article, target: string): LinkTarget {
  const resolved = resolveInLibrary(library, from, target);
  return resolved.kind === 'outside' ? resolveOutside(library, from, resolved) : resolved;
}

/** A path that leads to no article of the library, as parts of the address. */
interface OutsideTarget {
  kind: 'outside';
  path: string;
  anchor: string;
  fragment: string;
}

function resolveInLibrary(
  library: LinkableLibrary,
  from: Article,
  target: string,
): LinkTarget | OutsideTarget {
  const written = target.trim();
  const url = written.startsWith('//') ? `https:${written}` : written;
  const scheme = /^([a-z][a-z0-9+.-]+):/i.exec(url)?.[1]?.toLowerCase();
  if (scheme === 'http' || scheme === 'https')
    return resolveOnSite(library, from, url) ?? { kind: 'web', url };
  if (scheme === 'mailto') return { kind: 'mail', address: written.slice(7) };
  if (scheme) return { kind: 'other', target: written };

  const { path, anchor, fragment } = splitTarget(written);
  if (path === '') return { kind: 'anchor', anchor };
  const article = findLinkedArticle(library, from, path, anchor);
  return article ? toArticle(article, from, anchor) : { kind: 'outside', path, anchor, fragment };
}

function splitTarget(target: string): { path: string; anchor: string; fragment: string } {
  const [before, fragment] = splitAt(target, '#');
  const [path] = splitAt(before, '?');
  // Percent encoding can hide control characters, which the anchor of a heading never has.
  const anchor = fragment === '' ? '' : sanitiseLine(decodePercent(fragment));
  // Zola writes `@/` for its content folder.
  return { path: decodePercent(path.startsWith('@/') ? path.slice(1) : path), anchor, fragment };
}

function splitAt(text: string, mark: string): [before: string, after: string] {
  const at = text.indexOf(mark);
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
}

function toArticle(article: Article, from: Article, anchor: string): LinkTarget {
  return article.path === from.path
    ? { kind: 'anchor', anchor }
    : withAnchor({ kind: 'article', article }, anchor);
}

/** The article of a URL that starts with an address of the library's site. */
function resolveOnSite(library: LinkableLibrary, from: Article, url: string): LinkTarget | undefined {
  const sites = sitesOf(library, url);
  if (sites.length === 0) return undefined;
  const { path, anchor } = splitTarget(url.replace(/^https?:\/\/[^/?#]*/i, ''));
  for (const site of sites) {
    const base = pathOnSite(url, site);
    const isBelow = base !== undefined && `${path}/`.startsWith(base);
    const article = isBelow && findLinkedArticle(library, from, `/${path.slice(base.length)}`, anchor);
    if (article) return toArticle(article, from, anchor);
  }
  return undefined;
}

/** The addresses of the site. Files are read for them at the first link that can lead to an article. */
function sitesOf({ articles, siteAddresses = [] }: LinkableLibrary, url: string): readonly string[] {
  if (typeof siteAddresses !== 'function') return siteAddresses;
  return lookupOf(articles).isName(pageName(url)) ? siteAddresses() : [];
}

/** The last part of a URL's path, without `.html`. A usual path is not normalised, because a document may have 100,000 links. */
function pageName(url: string): string {
  const start = url.indexOf('/', url.indexOf('//') + 2);
  const query = url.search(/[?#]/);
  const end = query < 0 ? url.length : query;
  if (start < 0 || start > end) return '';
  const path = url.slice(start, end);
  const isUsual = !(/[%\\]|\/\./.test(path) || path.endsWith('/'));
  return lastPart(isUsual ? path : normalizePath(decodePercent(path))).replace(/\.html?$/i, '');
}

/** The path of a site's address, with a slash at its end, if the URL has the same host; `www.` and the scheme do not matter. */
function pathOnSite(url: string, site: string): string | undefined {
  const [, host, path = ''] = SITE.exec(url) ?? [];
  const [, siteHost, base = ''] = SITE.exec(site) ?? [];
  if (!host || host.toLowerCase() !== siteHost?.toLowerCase()) return undefined;
  const prefix = `/${normalizePath(base)}/`.replace('//', '/');
  return `${path}/`.startsWith(prefix) ? prefix : undefined;
}
const SITE = /^https?:\/\/(?:www\.)?([^/?#]+)(\/[^?#]*)?/i;

/** The address to print for a link: a slug with its anchor, a URL, or the target as written. */
export function linkAddress(library: LinkableLibrary, from: Article, target: string): string {
  const resolved = resolveInLibrary(library, from, target);
  switch (resolved.kind) {
    case 'article':
      return resolved.anchor ? `${resolved.article.slug}#${resolved.anchor}` : resolved.article.slug;
    case 'web':
      return resolved.url;
    case 'outside':
      // A path is printed as written: an absolute one would reveal the user's folders.
      return webAddress(library, from, resolved) ?? target;
    default:
      return target;
  }
}

const IMAGE = /\.(?:png|jpe?g|gif|webp|svg|avif)$/i;

/** The address of a file on the library's site. Undefined if it has none. */
function webAddress(
  { homepage, filesUrl }: LinkableLibrary,
  from: Article,
  { path, fragment }: OutsideTarget,
): string | undefined {
  const address = filesUrl ?? homepage;
  if (!address || !isHttpUrl(address)) return undefined;
  const place = address.endsWith('/') ? address : `${address}/`;
  // The host of a repository has a page for each file, and another address for its bytes.
  const base = filesUrl && IMAGE.test(path) ? place.replace('/blob/', '/raw/') : place;
  const url = `${base}${encodeURI(pathInLibrary(from, path)).replaceAll('#', '%23').replaceAll('?', '%3F')}`;
  return fragment ? `${url}#${fragment}` : url;
}

function pathInLibrary(from: Article, path: string): string {
  return resolvePath(path.startsWith('/') ? '' : folderOf(from.path), path);
}

function resolveOutside(library: LinkableLibrary, from: Article, target: OutsideTarget): LinkTarget {
  const url = webAddress(library, from, target);
  if (url !== undefined) return { kind: 'web', url };
  const { path, anchor } = target;
  if (path.startsWith('/') || from.file === undefined)
    return withAnchor(
      { kind: 'file', path: path.startsWith('/') ? path : pathInLibrary(from, path) },
      anchor,
    );
  const folder = folderOf(from.file.replaceAll('\\', '/'));
  const root = /^(?:[a-z]:)?\//i.exec(folder)?.[0] ?? '/';
  return withAnchor({ kind: 'file', path: root + resolvePath(folder.slice(root.length), path) }, anchor);
}

function withAnchor<T extends object>(resolved: T, anchor: string): T & { anchor?: string } {
  return anchor ? { ...resolved, anchor } : resolved;
}
