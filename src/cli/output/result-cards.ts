/** Results of `list` and `search` on a terminal: title, details and text, laid out like an article. Loaded lazily. */

import { emptyDocument, type Span } from '../../document/document.js';
import { highlightText } from '../../layout/highlight-matches.js';
import { createLayout } from '../../layout/layout.js';
import type { LayoutOptions } from '../../layout/layout-options.js';
import type { Line } from '../../layout/line.js';
import { detailsSeparator } from '../../render/article-details.js';
import { renderLine } from '../../render/render.js';
import type { Range } from '../../search/results/search-result.js';
import { displayWidth } from '../../text/display-width.js';
import type { Context } from '../context.js';
import { createOutputRenderer } from './output-renderer.js';
import { resolveRenderRequest } from './render-request.js';

export interface ResultCard {
  title: MatchedText;
  /** Shown on one line, the first one whole. */
  details: readonly string[];
  /** Omitted if empty. */
  text: MatchedText;
}

/** A text and the ranges that match the query. */
interface MatchedText {
  text: string;
  ranges?: readonly Range[];
}

/** Yields the text of each card. Each but the first begins with a blank line. */
export function* resultCards(cards: Iterable<ResultCard>, context: Context): Generator<string> {
  const request = resolveRenderRequest(context);
  const { width, ascii, accessible } = request;
  const renderer = createOutputRenderer(request);
  const options: LayoutOptions = { width, links: 'none', wrapCode: false, ascii, accessible };
  const separator = detailsSeparator(options);
  let first = true;
  for (const card of cards) {
    const rows = [
      ...wrapSpans(highlightText(card.title.text, card.title.ranges ?? [], 'strong'), options),
      { spans: [{ text: fitDetails(card.details, separator, width), style: 'dim' }] },
      ...wrapSpans(highlightText(card.text.text, card.text.ranges ?? []), options),
    ];
    yield `${first ? '' : '\n'}${rows.map(row => `${renderLine(row, renderer)}\n`).join('')}`;
    first = false;
  }
}

function wrapSpans(spans: Span[], options: LayoutOptions): readonly Pick<Line, 'spans'>[] {
  if (spans.every(({ text }) => text === '')) return [];
  return createLayout({ ...emptyDocument(), blocks: [{ kind: 'paragraph', line: 1, spans }] }, options).lines(
    0,
  );
}

/**
 * Joins the first details that fit into the width. The first one is the argument that opens the article: it is whole in any
 * width, so that it can be copied.
 */
function fitDetails([address = '', ...others]: readonly string[], separator: string, width: number): string {
  let text = address;
  for (const other of others) {
    const longer = text + separator + other;
    if (displayWidth(longer) > width) break;
    text = longer;
  }
  return text;
}
