/** The library on a terminal: a row each, so that a screen holds as many as it can. A door, as `entries.ts` is. */

import type { Span } from '../../document/document.js';
import type { Article } from '../../library/article.js';
import { articleDetails, duration } from '../../render/article-details.js';
import { renderLine } from '../../render/render.js';
import { beginningWithin, displayWidth } from '../../text/display-width.js';
import type { Context } from '../context.js';
import { painterFor } from './painting.js';
import { type Entry, entryRows } from './result-cards.js';

/** Fewer columns than this hold no row that says enough. */
const NARROW = 60;
/** The share of the columns that slugs may take: they are never cut, for they are there to be typed. */
const MOST_SLUG = 0.4;
const GAP = '  ';

/**
 * `slug  title  date  8 min`, the title cut to what is left of the terminal's columns: it is a table and not a text, so
 * it may be wider than 80. Entries of two rows where there is little room, and for who listens.
 */
export function listing(articles: readonly Article[], context: Context): Iterable<string> {
  const { settings, terminal } = context;
  const width = settings.width ?? terminal.columns ?? 80;
  return settings.accessible || width < NARROW
    ? entryRows(articles.map(entry), context)
    : tableRows(articles, context, width);
}

function* tableRows(articles: readonly Article[], context: Context, width: number): Generator<string> {
  const { ascii } = context.settings;
  const painter = painterFor(context);
  // No spread: a library may have more articles than a call takes arguments.
  const longest = (of: (article: Article) => string) =>
    articles.reduce((most, article) => Math.max(most, displayWidth(of(article))), 0);
  const dates = articles.some(({ date }) => date);
  const minutes = longest(article => duration(article.minutes));
  const end = (article: Article) => {
    const date = dates ? [(article.date ?? '').slice(0, 10).padEnd(10)] : [];
    return [...date, duration(article.minutes).padStart(minutes)].join(GAP);
  };
  const all = longest(({ slug }) => slug);
  const natural = all + longest(({ title }) => title) + longest(end) + 2 * GAP.length;
  const whole = Math.min(width, natural);
  const slugs = whole < natural ? Math.min(all, Math.floor(whole * MOST_SLUG)) : all;
  for (const article of articles) {
    const spans: Span[] = [{ text: article.slug, style: 'strong' }];
    const last = end(article);
    const name = Math.max(slugs, displayWidth(article.slug));
    const room = whole - name - displayWidth(last) - 2 * GAP.length;
    const gap = ' '.repeat(name - displayWidth(article.slug));
    if (room > 0)
      spans.push(
        { text: `${gap}${GAP}${fitted(article.title, room, ascii)}${GAP}` },
        { text: last, style: 'dim' },
      );
    yield `${renderLine({ spans }, painter)}\n`;
  }
}

/** A text in so many columns: cut at the end, or filled with spaces. */
function fitted(text: string, width: number, ascii: boolean): string {
  const missing = width - displayWidth(text);
  if (missing >= 0) return text + ' '.repeat(missing);
  const kept = beginningWithin(text, width - 1);
  return `${kept}${ascii ? '~' : '…'}${' '.repeat(width - 1 - displayWidth(kept))}`;
}

function entry(article: Article): Entry {
  return {
    title: { text: article.title },
    details: [article.slug, ...articleDetails(article)],
    text: { text: '' },
  };
}
