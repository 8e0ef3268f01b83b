import { emptyDocument, type Span } from '../document/document.js';
import { createLayout, type LayoutOptions } from '../layout/layout.js';
import { detailsLine, separator, type TitleFields } from './article-details.js';
import { type Renderer, renderLine } from './render.js';

/** The rows of an article's `body`, painted, under its title and details. */
export function* withTitleBlock(
  article: TitleFields,
  body: Iterable<string>,
  options: LayoutOptions,
  painter: Renderer,
): Generator<string> {
  const spans: Span[] = [
    { text: article.title, style: 'title' },
    { text: `\u2028${detailsLine(article, separator(options))}`, style: 'dim' },
  ];
  const page = createLayout({ ...emptyDocument(), blocks: [{ kind: 'paragraph', line: 1, spans }] }, options);
  for (const line of page.lines(0)) yield renderLine(line, painter);
  let blank = true;
  for (const row of body) {
    if (blank) yield '';
    blank = false;
    yield row;
  }
}
