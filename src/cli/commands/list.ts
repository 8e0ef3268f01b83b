import type { Article } from '../../library/article.js';
import { detailsOf } from '../../library/masthead.js';
import { UserError } from '../../text/errors.js';
import type { Context } from '../context.js';
import type { Entry } from '../entries.js';
import { warnOf } from '../problems.js';
import { articleRecord, json, row } from '../record.js';
import { inOrder, selectionHint, selects } from '../selection.js';

/** `lectern list`: the library, a record a line in a pipe, an entry of two or three rows on a terminal. */
export async function list(context: Context): Promise<number> {
  const { options, out } = context;
  const library = await context.library();
  warnOf(library, context.warn);
  const selected = library.articles.filter(selects(options));
  const articles = inOrder(selected, options).slice(0, options.limit);
  if (options.json) out.write(`${json(articles.map(articleRecord), 2)}\n`);
  else if (selected.length === 0) throw nothingSelected(context, library.articles);
  else for (const text of await rows(context, articles)) out.write(text);
  return selected.length === 0 ? 1 : 0;
}

function nothingSelected({ options }: Context, articles: readonly Article[]): UserError {
  return new UserError('No article is in that selection.', { hint: selectionHint(articles, options) });
}

async function rows(context: Context, articles: readonly Article[]): Promise<Iterable<string>> {
  if (!context.terminal.stdout) return [articles.map(record).join('')];
  const { entryRows } = await import('../entries.js');
  return entryRows(articles.map(entry), context);
}

function record({ slug, title, category, date, minutes }: Article): string {
  return row([slug, title, category, date, minutes]);
}

function entry(article: Article): Entry {
  return {
    title: [{ text: article.title, style: 'strong' }],
    details: [article.slug, ...detailsOf(article)],
    text: [],
  };
}
