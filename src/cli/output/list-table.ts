/** The library on a terminal: a table with a row for each article. Loaded lazily. */
import type { Span } from '../../document/document.js';
import type { Article } from '../../library/article.js';
import { articleDetails, formatMinutes } from '../../render/article-details.js';
import { renderLine } from '../../render/render.js';
import { displayWidth, truncateToWidth } from '../../text/display-width.js';
import type { Context } from '../context.js';
import { createOutputRenderer } from './output-renderer.js';
import { resolveRenderRequest } from './render-request.js';
import { type ResultCard, resultCards } from './result-cards.js';

/** Terminals of fewer columns get cards instead of a table. */
const MIN_TABLE_WIDTH = 60;
/** Maximum share of the width for the slug column. A longer slug is not truncated, because it has to be typed. */
const MAX_SLUG_SHARE = 0.4;
const GAP = '  ';

/**
 * Yields rows `slug  title  date  8 min` with truncated titles, as wide as the terminal: a table may exceed 80 columns.
 * Narrow terminals and accessible mode get cards of two lines.
 */
export function listTable(articles: readonly Article[], context: Context): Iterable<string> {
  const { settings, terminal } = context;
  const width = settings.width ?? terminal.columns ?? 80;
  return settings.accessible || width < MIN_TABLE_WIDTH
    ? resultCards(articles.map(toCard), context)
    : tableRows(articles, context, width);
}

function* tableRows(articles: readonly Article[], context: Context, width: number): Generator<string> {
  const request = resolveRenderRequest(context);
  const renderer = createOutputRenderer(request);
  // Not spread into Math.max(): a library may have more articles than a call takes arguments.
  const maxWidth = (textOf: (article: Article) => string) =>
    articles.reduce((most, article) => Math.max(most, displayWidth(textOf(article))), 0);
  const hasDates = articles.some(({ date }) => date);
  const minutesWidth = maxWidth(article => formatMinutes(article.minutes));
  const lastColumns = (article: Article) => {
    const date = hasDates ? [(article.date ?? '').slice(0, 10).padEnd(10)] : [];
    return [...date, formatMinutes(article.minutes).padStart(minutesWidth)].join(GAP);
  };
  const maxSlug = maxWidth(({ slug }) => slug);
  const natural = maxSlug + maxWidth(({ title }) => title) + maxWidth(lastColumns) + 2 * GAP.length;
  const total = Math.min(width, natural);
  const slugColumn = total < natural ? Math.min(maxSlug, Math.floor(total * MAX_SLUG_SHARE)) : maxSlug;
  for (const article of articles) {
    const spans: Span[] = [{ text: article.slug, style: 'strong' }];
    const last = lastColumns(article);
    const slugWidth = displayWidth(article.slug);
    const titleWidth = total - Math.max(slugColumn, slugWidth) - displayWidth(last) - 2 * GAP.length;
    const padding = ' '.repeat(Math.max(slugColumn - slugWidth, 0));
    if (titleWidth > 0)
      spans.push(
        { text: `${padding}${GAP}${fitToWidth(article.title, titleWidth, request.ascii)}${GAP}` },
        { text: last, style: 'dim' },
      );
    yield `${renderLine({ spans }, renderer)}\n`;
  }
}

/** Truncates or pads a text to exactly `width` columns. */
function fitToWidth(text: string, width: number, ascii: boolean): string {
  const missing = width - displayWidth(text);
  if (missing >= 0) return text + ' '.repeat(missing);
  const start = truncateToWidth(text, width - 1);
  return `${start}${ascii ? '~' : '…'}${' '.repeat(width - 1 - displayWidth(start))}`;
}

function toCard(article: Article): ResultCard {
  return {
    title: { text: article.title },
    details: [article.slug, ...articleDetails(article)],
    text: { text: '' },
  };
}
