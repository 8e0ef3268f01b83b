/** Finds the local images of an article and reads their sizes. Loaded only for articles that have images. */
import { statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { readFileStart } from '../../host/read-regular-file.js';
import { findRealPath, folderPrefix } from '../../host/real-path.js';
import { HEADER_BYTES, MAX_IMAGE_BYTES, readImageSize, refuseSize } from '../../render/images/image-size.js';
import { describeError } from '../../util/errno.js';
import type { Article } from '../article.js';
import type { ImageFolders } from '../library.js';
import { decodePercent } from '../links/link-path.js';

/** An image with its size in pixels, or the reason why it is not shown. */
export type LocalImage = { file: string; width: number; height: number } | { problem: string };

/** Returns a local image of the article by its address as written; undefined for the web. */
export type FindImage = (target: string) => LocalImage | undefined;

/** Most images of an article whose sizes are kept. */
const MAX_KNOWN = 4096;

/** Creates a function that reads the start of each image once. */
export function createImageFinder(article: Article, folders: ImageFolders): FindImage {
  const known = new Map<string, LocalImage | undefined>();
  return target => {
    if (known.has(target)) return known.get(target);
    const file = findImageFile(article, folders, target);
    const image = file === undefined ? describeMissing(target) : readImage(file);
    if (known.size >= MAX_KNOWN) known.clear();
    known.set(target, image);
    return image;
  };
}

/** Folders of a site whose content is at the top of its addresses. */
const SITE_FOLDERS = ['', 'static', 'public'];

/**
 * Real path of the file that an image's address names. Undefined for the web, for a file outside of the library, and for one that
 * does not exist. `mayExist` rules out paths without a look-up.
 */
export function findImageFile(
  article: Article,
  { folders, follow = false, names }: ImageFolders,
  target: string,
  mayExist: (path: string) => boolean = () => true,
): string | undefined {
  if (WEB.test(target.trim())) return undefined;
  const path = decodePercent(withoutQuery(target));
  if (path === '' || path.includes('\0')) return undefined;
  const candidates = names
    ? compiledCandidates(names(article), folders, target)
    : sourceCandidates(article, folders, path);
  for (const candidate of candidates) {
    const file = mayExist(candidate) ? findRealPath(candidate) : undefined;
    if (file !== undefined && (follow || folders.some(folder => file.startsWith(folderPrefix(folder)))))
      return file;
  }
  return undefined;
}

function compiledCandidates(
  names: Readonly<Record<string, string>>,
  folders: readonly string[],
  target: string,
): string[] {
  const name = Object.hasOwn(names, target) ? names[target] : undefined;
  return name === undefined ? [] : folders.map(folder => join(folder, name));
}

function sourceCandidates(article: Article, folders: readonly string[], path: string): string[] {
  if (article.file === undefined) return [];
  if (!path.startsWith('/')) return [join(dirname(article.file), path)];
  return folders.flatMap(folder => SITE_FOLDERS.map(site => join(folder, site, path)));
}

/** An address with a scheme or a host. */
const WEB = /^(?:[a-z][a-z0-9+.-]+:|\/\/)/i;

function withoutQuery(target: string): string {
  return target.trim().replace(/[?#].*$/s, '');
}

/** Says why there is no file for the address. A format that is never shown is the more useful reason. */
function describeMissing(target: string): LocalImage | undefined {
  if (target.trim() === '' || WEB.test(target.trim())) return undefined;
  return { problem: describeFormat(withoutQuery(target)) ?? 'no such file in the library' };
}

/** Formats that are not decoded, by the endings of their files. */
const UNSUPPORTED = /\.(?<name>svg|webp|avif|bmp|tiff|ico|heic|jxl)$/i;

function describeFormat(path: string): string | undefined {
  const name = UNSUPPORTED.exec(path)?.groups?.name;
  return name && `${name === 'webp' ? 'WebP' : name.toUpperCase()} images are not supported`;
}

function readImage(file: string): LocalImage {
  try {
    const size = readImageSize(readFileStart(file, HEADER_BYTES));
    if (!size) return { problem: describeFormat(file) ?? 'not a PNG, JPEG or GIF image' };
    const isLarge = statSync(file).size > MAX_IMAGE_BYTES;
    const problem = isLarge ? `file is larger than ${MAX_IMAGE_BYTES >> 20} MB` : refuseSize(size);
    return problem ? { problem } : { file, width: size.width, height: size.height };
  } catch (error) {
    return { problem: describeError(error) };
  }
}
