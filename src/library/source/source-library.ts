import { anchorKey, hasHeadingWithAnchor, otherAnchors } from '../../document/heading-anchors.js';
import type { Article } from '../article.js';
import type { BodyTexts } from '../body-text/body-text-store.js';
import { extractBodies } from '../body-text/extract-text.js';
import type { LongText } from '../files/long-text.js';
import type { ParseToml } from '../front-matter/engines.js';
import type { ImageFolders, Library } from '../library.js';
import { findSiteAddresses } from '../links/site-address.js';
import { splitFrontMatter } from '../metadata/article-metadata.js';
import { parseBody, parseStart } from '../parse-body.js';

export interface SourceReader {
  /** Reads the whole source of an article. */
  read: (article: Article) => string;
  /** The text that `read` will return, if it is long and not decoded yet. */
  longText?: () => LongText | undefined;
  parseToml: ParseToml;
  /** Folders that the articles are read from. */
  roots?: readonly string[];
  /** Folders with the images of the articles. */
  imageFolders?: ImageFolders;
  /** True if the article's file has not changed since it was listed. Absent: unknown. */
  isUnchanged?: (article: Article) => boolean;
  /** Creates the bodies; default: parses all of them. */
  loadBodies?: typeof extractBodies;
}

/** A library that reads the source of an article each time it is asked for. */
export function createSourceLibrary(
  head: Pick<Library, 'name' | 'key' | 'articles' | 'problems'>,
  {
    read,
    longText,
    parseToml,
    roots = [],
    imageFolders,
    isUnchanged = () => false,
    loadBodies = extractBodies,
  }: SourceReader,
): Library {
  let bodies: Promise<BodyTexts> | undefined;
  let addresses: readonly string[] | undefined;
  const library: Library = {
    ...head,
    ...(imageFolders && { imageFolders }),
    siteAddresses() {
      addresses ??= findSiteAddresses(roots, library.articles);
      return addresses;
    },
    hasAnchor: (article, anchor) => hasAnchor(article, anchor, read),
    markdown: async article => read(article),
    async parsing(article) {
      // Checked before reading. In a file that may have changed, the start of the body is searched again.
      const bodyLine = isUnchanged(article) ? article.bodyLine : undefined;
      const source = read(article);
      return parseBody(article, source, bodyLine ?? splitFrontMatter(source, parseToml).bodyLine);
    },
    async parsingStart(article) {
      const text = longText?.();
      return text && parseStart(article, text, source => splitFrontMatter(source, parseToml));
    },
    bodies(onProgress) {
      bodies ??= loadBodies(library, onProgress);
      return bodies;
    },
  };
  return library;
}

/** Anchors of the headings of articles that have not been parsed. */
const anchorsByArticle = new WeakMap<Article, ReadonlySet<string>>();
/** Characters in which headings are looked for. */
const MAX_SCANNED = 1 << 20;

/** Looks for lines that are headings, which is faster than parsing and decides between two articles only. */
function hasAnchor(article: Article, anchor: string, read: SourceReader['read']): boolean {
  if (article.headings) return hasHeadingWithAnchor(article.headings, anchor);
  let anchors = anchorsByArticle.get(article);
  if (!anchors) {
    anchors = scanAnchors(article, read);
    anchorsByArticle.set(article, anchors);
  }
  return anchors.has(anchorKey(anchor));
}

function scanAnchors(article: Article, read: SourceReader['read']): ReadonlySet<string> {
  const anchors = new Set<string>();
  try {
    for (const [, text = ''] of read(article)
      .slice(0, MAX_SCANNED)
      .matchAll(/^ {0,3}#{1,6}[ \t]+(.+)$/gm))
      for (const anchor of otherAnchors(text)) anchors.add(anchor);
  } catch {
    // The file has gone: opening the link will say so.
  }
  return anchors;
}
