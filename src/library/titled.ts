import { emptyDocument, type Run } from '../typeset/document.js';
import { createPage, type PageOptions } from '../typeset/page.js';
import { type Painter, paint } from '../typeset/paint.js';
import type { Article } from './article.js';
import { details, separator } from './masthead.js';

/** The rows of an article's `body`, painted, under its title and details. */
export function* withMasthead(
  article: Article,
  body: Iterable<string>,
  options: PageOptions,
  painter: Painter,
): Generator<string> {
  const runs: Run[] = [
    { text: article.title, style: 'title' },
    { text: `\u2028${details(article, separator(options))}`, style: 'dim' },
  ];
  const page = createPage({ ...emptyDocument(), blocks: [{ kind: 'paragraph', line: 1, runs }] }, options);
  for (const line of page.lines(0)) yield paint(line, painter);
  let blank = true;
  for (const row of body) {
    if (blank) yield '';
    blank = false;
    yield row;
  }
}
