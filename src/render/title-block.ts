import { emptyDocument, type Span } from '../document/document.js';
import { createLayout } from '../layout/layout.js';
import type { LayoutOptions } from '../layout/layout-options.js';
import { detailsLine, detailsSeparator, type TitleFields } from './article-details.js';
import { type Renderer, renderLine } from './render.js';

/** Yields the rendered title and details, a blank row, and the rows of the body. */
export function* withTitleBlock(
  article: TitleFields,
  body: Iterable<string>,
  options: LayoutOptions,
  renderer: Renderer,
): Generator<string> {
  const spans: Span[] = [
    { text: article.title, style: 'title' },
    { text: `\u2028${detailsLine(article, detailsSeparator(options))}`, style: 'dim' },
  ];
  const layout = createLayout(
    { ...emptyDocument(), blocks: [{ kind: 'paragraph', line: 1, spans }] },
    options,
  );
  for (const line of layout.lines(0)) yield renderLine(line, renderer);
  let blank = true;
  for (const row of body) {
    if (blank) yield '';
    blank = false;
    yield row;
  }
}
