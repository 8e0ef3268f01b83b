/** Results of `list` and `search` on a terminal: title, details and text, laid out like an article. Loaded lazily. */

import { type Block, emptyDocument, type Span } from '../../document/document.js';
import { highlightText } from '../../layout/highlight-matches.js';
import { createLayout } from '../../layout/layout.js';
import type { LayoutOptions } from '../../layout/layout-options.js';
import { detailsSeparator } from '../../render/article-details.js';
import { renderLine } from '../../render/render.js';
import type { Range } from '../../search/results/search-result.js';
import { appendAll } from '../../util/large-lists.js';
import type { Context } from '../context.js';
import { createOutputRenderer } from './output-renderer.js';
import { resolveRenderRequest } from './render-request.js';

export interface ResultCard {
  title: MatchedText;
  /** Shown on one line. */
  details: readonly string[];
  /** Omitted if empty. */
  text: MatchedText;
}

/** A text and the ranges that match the query. */
interface MatchedText {
  text: string;
  ranges?: readonly Range[];
}

/** Yields the lines of the cards, with a blank line between two. */
export function* resultCards(cards: Iterable<ResultCard>, context: Context): Generator<string> {
  const request = resolveRenderRequest(context);
  const { width, ascii, accessible } = request;
  const renderer = createOutputRenderer(request);
  const options: LayoutOptions = { width, links: 'none', wrapCode: false, ascii, accessible };
  const separator = detailsSeparator(options);
  let first = true;
  for (const card of cards) {
    const layout = createLayout({ ...emptyDocument(), blocks: cardBlocks(card, separator) }, options);
    if (!first) yield '\n';
    first = false;
    for (const line of layout.lines(0)) yield `${renderLine(line, renderer)}\n`;
  }
}

function cardBlocks({ title, details, text }: ResultCard, separator: string): Block[] {
  const spans: Span[] = [
    ...highlightText(title.text, title.ranges ?? [], 'strong'),
    { text: `\u2028${details.join(separator)}`, style: 'dim' },
  ];
  if (text.text !== '') {
    spans.push({ text: '\u2028' });
    appendAll(spans, highlightText(text.text, text.ranges ?? []));
  }
  return [{ kind: 'paragraph', line: 1, spans }];
}
