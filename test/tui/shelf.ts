import type { Article } from '../../src/library/article.js';
import type { Bodies, Library } from '../../src/library/library.js';
import { fold } from '../../src/text/fold.js';
import type { Document } from '../../src/typeset/document.js';
import { blockStarts, documentText } from '../../src/typeset/outline.js';
import { parse } from '../../src/typeset/parse.js';
import { finished } from '../../src/typeset/parsing.js';
import { makeLibrary, type Sample } from '../support/library.js';

/** A library of these articles with the real parser behind it, for readers of links, notes and images. */
export function makeShelf(samples: readonly Sample[]): Library & { source(article: Article): string } {
  const library = makeLibrary(samples);
  const source = (article: Article): string => samples[library.articles.indexOf(article)]?.markdown ?? '';
  const documents = library.articles.map(article => parse(source(article), { title: article.title }));
  const of = (article: Article): Document => documents[library.articles.indexOf(article)] ?? parse('');
  return {
    ...library,
    source,
    parsing: async article => finished(of(article)),
    bodies: async () => bodiesOf(library.articles, documents),
  };
}

function bodiesOf(articles: readonly Article[], documents: readonly Document[]): Bodies {
  const texts = documents.map(document => fold(documentText(document)));
  const starts = [0];
  for (const text of texts) starts.push((starts.at(-1) ?? 0) + text.length + 1);
  const sections = documents.map((document, index) => {
    const article = articles[index];
    if (article)
      article.headings = document.headings.map(({ level, text, anchor, line }) => ({
        level,
        text,
        anchor,
        line,
      }));
    const at = document.headings.map((heading, number) => ({
      at: (blockStarts(document)[heading.block] ?? 0) + heading.offset,
      heading: number,
    }));
    return at[0]?.at === 0 ? at : [{ at: 0 }, ...at];
  });
  return { text: texts.join('\n'), starts, sections };
}
