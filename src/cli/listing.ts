/** The library on a terminal: a row each, so that a screen holds as many as it can. A door, as `entries.ts` is. */
import type { Article } from '../library/article.js';
import { detailsOf, duration } from '../library/masthead.js';
import { beginningWithin, columns } from '../text/columns.js';
import type { Run } from '../typeset/document.js';
import { paint } from '../typeset/paint.js';
import type { Context } from './context.js';
import { type Entry, entryRows } from './entries.js';
import { painterFor } from './painting.js';

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
    articles.reduce((most, article) => Math.max(most, columns(of(article))), 0);
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
    const runs: Run[] = [{ text: article.slug, style: 'strong' }];
    const last = end(article);
    const name = Math.max(slugs, columns(article.slug));
    const room = whole - name - columns(last) - 2 * GAP.length;
    const gap = ' '.repeat(name - columns(article.slug));
    if (room > 0)
      runs.push(
        { text: `${gap}${GAP}${fitted(article.title, room, ascii)}${GAP}` },
        { text: last, style: 'dim' },
      );
    yield `${paint({ runs }, painter)}\n`;
  }
}

/** A text in so many columns: cut at the end, or filled with spaces. */
function fitted(text: string, width: number, ascii: boolean): string {
  const missing = width - columns(text);
  if (missing >= 0) return text + ' '.repeat(missing);
  const kept = beginningWithin(text, width - 1);
  return `${kept}${ascii ? '~' : '…'}${' '.repeat(width - 1 - columns(kept))}`;
}

function entry(article: Article): Entry {
  return {
    title: { text: article.title },
    details: [article.slug, ...detailsOf(article)],
    text: { text: '' },
  };
}
