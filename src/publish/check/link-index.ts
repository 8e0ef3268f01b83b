import { existsSync, readdirSync, statSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import type { Article } from '../../library/article.js';
import { readText } from '../../library/files/read-file.js';
import type { ParseToml } from '../../library/front-matter/engines.js';
import { findImageFile } from '../../library/images/local-images.js';
import type { Library } from '../../library/library.js';
import { splitFrontMatter } from '../../library/metadata/article-metadata.js';
import { finishParse } from '../../markdown/incremental-parse.js';
import { Anchors } from './anchors.js';
import type { LinkIndex } from './rule-context.js';

interface LinkIndexOptions {
  parseToml: ParseToml;
  reserved: readonly string[];
}

/** Code units at the start of a body in which its title is looked for. */
const MAX_TITLE_LENGTH = 1 << 14;

/** Creates the index of a library's link targets. It reads a file, or looks for it, when it is first asked for, at most once. */
export async function createLinkIndex(
  {
    articles,
    siteAddresses,
    hasAnchor,
    imageFolders,
  }: Pick<Library, 'articles' | 'siteAddresses' | 'hasAnchor' | 'imageFolders'>,
  options: LinkIndexOptions,
): Promise<LinkIndex> {
  const { startParse } = await import('../../markdown/parse.js');
  const { syntaxFor } = await import('../../markdown/dialects/dialects.js');
  const { findSiteTools } = await import('../../library/site-tools.js');
  const cache = new Map<string, Anchors | undefined>();
  const exists = createExistenceTest();
  const parseAnchors = (file: string, body: string): Anchors => {
    const syntax = syntaxFor(file, body, findSiteTools({ path: file, file }, body));
    return new Anchors(finishParse(startParse(body, { syntax })));
  };
  const readAnchors = (file: string): Anchors | undefined => {
    const { text } = readText(file) as { text?: string };
    if (text === undefined) return undefined;
    const { bodyAt } = splitFrontMatter(text, options.parseToml);
    return parseAnchors(file, text.slice(bodyAt));
  };
  return {
    articles,
    ...(siteAddresses && { siteAddresses }),
    ...(hasAnchor && { hasAnchor }),
    reserved: options.reserved,
    exists,
    imageFile: (article: Article, target: string) =>
      imageFolders && findImageFile(article, imageFolders, target, exists),
    fileSize: path => statSync(path, { throwIfNoEntry: false })?.size ?? 0,
    anchors(file) {
      if (!cache.has(file)) cache.set(file, readAnchors(file));
      return cache.get(file);
    },
    titleAnchors: (file, body) => parseAnchors(file, body.slice(0, MAX_TITLE_LENGTH)),
  };
}

/**
 * Returns a test whether a path exists. Lists each folder once: an article may name 100,000 files that do not exist. The path
 * is looked up only if a listed name equals its name, ignoring case.
 */
function createExistenceTest(): (path: string) => boolean {
  const known = new Map<string, boolean>();
  const listings = new Map<string, ReadonlySet<string> | 'unknown' | undefined>();
  const exists = (path: string): boolean => {
    if (!mayExist(path)) return false;
    let result = known.get(path);
    if (result === undefined) {
      result = existsSync(path);
      known.set(path, result);
    }
    return result;
  };
  const mayExist = (path: string): boolean => {
    const folder = dirname(path);
    if (folder === path) return true;
    if (!listings.has(folder)) listings.set(folder, exists(folder) ? listFolder(folder) : undefined);
    const names = listings.get(folder);
    return names === 'unknown' || (names?.has(nameKey(basename(path))) ?? false);
  };
  return exists;
}

/** Names in a folder; `unknown` if it cannot be listed. */
function listFolder(folder: string): ReadonlySet<string> | 'unknown' {
  try {
    return new Set(readdirSync(folder).map(nameKey));
  } catch {
    return 'unknown';
  }
}

function nameKey(name: string): string {
  return name.normalize('NFC').toLowerCase();
}
