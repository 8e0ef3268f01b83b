import type { Document } from '../../src/document/document.js';
import { documentText } from '../../src/document/document-text.js';
import type { Article } from '../../src/library/article.js';
import { type BodyTexts, BodyTextsBuilder } from '../../src/library/body-text/body-text-store.js';
import type { Library } from '../../src/library/library.js';
import { toFinishedParse } from '../../src/markdown/incremental-parse.js';
import { parse } from '../../src/markdown/parse.js';
import { fold } from '../../src/text/case-fold.js';
import { makeLibrary, type Sample } from '../support/library.js';

/** Creates a library of samples parsed by the real parser, for tests of links, footnotes and images. */
export function makeParsedLibrary(
  samples: readonly Sample[],
): Library & { source(article: Article): string } {
  const library = makeLibrary(samples);
  const source = (article: Article): string => samples[library.articles.indexOf(article)]?.markdown ?? '';
  const documents = library.articles.map(article => parse(source(article), { title: article.title }));
  const of = (article: Article): Document => documents[library.articles.indexOf(article)] ?? parse('');
  return {
    ...library,
    source,
    parsing: async article => toFinishedParse(of(article)),
    bodies: async () => bodyTextsOf(library.articles, documents),
  };
}

function bodyTextsOf(articles: readonly Article[], documents: readonly Document[]): BodyTexts {
  const builder = new BodyTextsBuilder();
  for (const [index, document] of documents.entries()) {
    const article = articles[index];
    if (article)
      article.headings = document.headings.map(({ level, text, anchor, line }) => ({
        level,
        text,
        anchor,
        line,
      }));
    builder.add(fold(documentText(document)));
  }
  return builder.build();
}
