import type { Article } from '../../library/article.js';
import { details } from '../../library/masthead.js';
import { UserError } from '../../text/errors.js';
import type { Context } from '../context.js';
import { entryRows } from '../entries.js';
import { painterFor } from '../painting.js';
import { articleRecord, json, row } from '../record.js';
import { inOrder, selectionHint, selects } from '../selection.js';
import { printWidth } from '../width.js';

/** `lectern list`: the library, a record a line in a pipe, an entry of two or three rows on a terminal. */
export async function list(context: Context): Promise<number> {
  const { options, out } = context;
  const library = await context.library();
  const selected = library.articles.filter(selects(options));
  const articles = inOrder(selected, options).slice(0, options.limit);
  if (options.json) out.write(`${json(articles.map(articleRecord), 2)}\n`);
  else if (selected.length === 0) throw nothingSelected(context, library.articles);
  else for (const text of rows(context, articles)) out.write(text);
  return selected.length === 0 ? 1 : 0;
}

function nothingSelected({ options }: Context, articles: readonly Article[]): UserError {
  return new UserError('No article is in that selection.', { hint: selectionHint(articles, options) });
}

function rows(context: Context, articles: readonly Article[]): Iterable<string> {
  return context.terminal.stdout ? entries(context, articles) : [articles.map(record).join('')];
}

function record({ slug, title, category, date, minutes }: Article): string {
  return row([slug, title, category, date, minutes]);
}

function entries(context: Context, articles: readonly Article[]): Iterable<string> {
  const { settings, terminal, process } = context;
  return entryRows(
    articles.map(article => ({
      title: [{ text: article.title, style: 'strong' }],
      details: `${article.slug} · ${details(article)}`,
      text: [],
    })),
    printWidth(settings.width, terminal, process.env),
    painterFor(context),
  );
}
