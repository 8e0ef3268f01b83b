/** The input of a rule: an article, read and parsed, and an index of the targets that its links may have. */

import type { Block, Document } from '../../document/document.js';
import { documentBlocks } from '../../document/section.js';
import type { Article } from '../../library/article.js';
import { type Fields, readFields } from '../../library/front-matter/fields.js';
import type { FrontMatter } from '../../library/front-matter/front-matter.js';
import type { Library } from '../../library/library.js';
import { type LinkTarget, resolveLink } from '../../library/links/resolve-link.js';
import { measureLength } from '../../library/metadata/reading-time.js';
import { Anchors } from './anchors.js';
import { collectLinks, type LinkUse } from './collect-links.js';
import type { SourceRows } from './source-rows.js';

/** The possible targets of links: articles, files and anchors. */
export interface LinkIndex extends Pick<Library, 'articles' | 'siteAddresses' | 'hasAnchor'> {
  /** Slugs that articles must not have. */
  reserved: readonly string[];
  /** True if the file or folder exists; `path` is absolute. */
  exists(path: string): boolean;
  /** Path of the local image that a build copies for an address; undefined if there is none. */
  imageFile(article: Article, target: string): string | undefined;
  /** Size of a file in bytes; 0 if there is none. */
  fileSize(path: string): number;
  /** Returns the anchors of a file that links can name after `#`; undefined if the file cannot be read. */
  anchors(file: string): Anchors | undefined;
  /**
   * Returns the anchors at the start of an article's body, with all of its title: the document has only those that GitHub
   * derives from it.
   */
  titleAnchors(file: string, body: string): Anchors;
}

export interface RuleContext {
  article: Article;
  linkIndex: LinkIndex;
  frontMatter: FrontMatter;
  /** Fields of the front matter. */
  fields: Fields;
  rows: SourceRows;
  /** Reading time of the text in minutes. */
  minutes: number;
  document: Document;
  /** Every block, footnotes included, at any depth. */
  blocks: readonly Block[];
  links: readonly LinkUse[];
  /** Resolves the target of a link or an image of this article; each target once. */
  resolveTarget(target: string): LinkTarget;
  /** Anchors of this article that links can name after `#`. */
  anchors: Anchors;
}

type RuleContextSource = Pick<RuleContext, 'article' | 'frontMatter' | 'document' | 'linkIndex' | 'rows'>;

/** Creates the context. Each value that takes time is computed when a rule first asks for it. */
export function createRuleContext(given: RuleContextSource): RuleContext {
  const { document, frontMatter, rows } = given;
  const blocks = once(() => documentBlocks(document));
  const links = once(() => collectLinks(document, rows));
  const anchors = once(() => new Anchors(document));
  return {
    ...given,
    fields: readFields(frontMatter).fields,
    get minutes() {
      return measureLength(rows.source, frontMatter.bodyAt).minutes;
    },
    get blocks() {
      return blocks();
    },
    get links() {
      return links();
    },
    resolveTarget: targetResolver(given),
    get anchors() {
      return anchors();
    },
  };
}

/** Returns a function that calls `make` at most once. */
function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/** Remembers the targets: several rules ask for each, and an article may have 100,000. */
function targetResolver({
  article,
  linkIndex,
}: Pick<RuleContext, 'article' | 'linkIndex'>): RuleContext['resolveTarget'] {
  const targets = new Map<string, LinkTarget>();
  return target => {
    const known = targets.get(target);
    if (known) return known;
    const resolved = resolveLink(linkIndex, article, target);
    targets.set(target, resolved);
    return resolved;
  };
}
