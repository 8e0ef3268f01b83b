import type { Article } from './article.js';
import { compileBodies } from './compile.js';
import { splitSource } from './entry.js';
import type { Bodies, Library } from './library.js';
import type { ParseToml } from './matter/engines.js';

/** A library whose articles are read from their sources whenever they are wanted; `read` gives a source whole. */
export function uncompiled(
  head: Pick<Library, 'name' | 'key' | 'articles' | 'problems'>,
  read: (article: Article) => string,
  parseToml: ParseToml,
): Library {
  let bodies: Promise<Bodies> | undefined;
  const library: Library = {
    ...head,
    markdown: async article => read(article),
    async parsing(article) {
      const source = read(article);
      // The file may have changed since it was listed, so its body is looked for again.
      const { bodyAt, bodyLine } = splitSource(source, parseToml);
      const { startParse } = await import('../typeset/parse.js');
      return startParse(source.slice(bodyAt), { firstLine: bodyLine, title: article.title });
    },
    bodies() {
      bodies ??= compileBodies(library);
      return bodies;
    },
  };
  return library;
}
