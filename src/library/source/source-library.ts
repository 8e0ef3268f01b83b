import type { Article } from '../article.js';
import { fromLine } from '../body.js';
import type { BodyTexts } from '../body-text/body-text-store.js';
import { compileBodies } from '../body-text/extract-text.js';
import type { ParseToml } from '../front-matter/engines.js';
import type { Library } from '../library.js';
import { splitSource } from '../metadata/article-metadata.js';

export interface Sources {
  /** An article's source, whole. */
  read: (article: Article) => string;
  parseToml: ParseToml;
  /** Whether the article's file is as it was when it was listed; absent: that is not known. */
  unchanged?: (article: Article) => boolean;
  /** Makes the bodies; absent: parses them all. */
  compile?: typeof compileBodies;
}

/** A library whose articles are read from their sources whenever they are wanted. */
export function uncompiled(
  head: Pick<Library, 'name' | 'key' | 'articles' | 'problems'>,
  { read, parseToml, unchanged = () => false, compile = compileBodies }: Sources,
): Library {
  let bodies: Promise<BodyTexts> | undefined;
  const library: Library = {
    ...head,
    markdown: async article => read(article),
    async parsing(article) {
      // Asked before it is read. In a file that may have changed since it was listed the body is looked for again.
      const known = unchanged(article) ? article.bodyLine : undefined;
      const source = read(article);
      const { startParse } = await import('../../markdown/parse.js');
      const { dialectsFor } = await import('../../markdown/dialects/dialects.js');
      const firstLine = known ?? splitSource(source, parseToml).bodyLine;
      return startParse(fromLine(source, firstLine), {
        firstLine,
        title: article.title,
        dialects: dialectsFor(article.path),
      });
    },
    bodies(onProgress) {
      bodies ??= compile(library, onProgress);
      return bodies;
    },
  };
  return library;
}
