import type { Article } from '../article.js';
import type { BodyTexts } from '../body-text/body-text-store.js';
import { extractBodies } from '../body-text/extract-text.js';
import type { ParseToml } from '../front-matter/engines.js';
import type { Library } from '../library.js';
import { splitFrontMatter } from '../metadata/article-metadata.js';
import { parseBody } from '../parse-body.js';

export interface SourceReader {
  /** Reads the whole source of an article. */
  read: (article: Article) => string;
  parseToml: ParseToml;
  /** True if the article's file has not changed since it was listed. Absent: unknown. */
  isUnchanged?: (article: Article) => boolean;
  /** Creates the bodies; default: parses all of them. */
  loadBodies?: typeof extractBodies;
}

/** A library that reads the source of an article each time it is asked for. */
export function createSourceLibrary(
  head: Pick<Library, 'name' | 'key' | 'articles' | 'problems'>,
  { read, parseToml, isUnchanged = () => false, loadBodies = extractBodies }: SourceReader,
): Library {
  let bodies: Promise<BodyTexts> | undefined;
  const library: Library = {
    ...head,
    markdown: async article => read(article),
    async parsing(article) {
      // Checked before reading. In a file that may have changed, the start of the body is searched again.
      const bodyLine = isUnchanged(article) ? article.bodyLine : undefined;
      const source = read(article);
      return parseBody(article, source, bodyLine ?? splitFrontMatter(source, parseToml).bodyLine);
    },
    bodies(onProgress) {
      bodies ??= loadBodies(library, onProgress);
      return bodies;
    },
  };
  return library;
}
