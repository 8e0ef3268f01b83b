import type { Article } from '../../library/article.js';
import type { Context } from '../context.js';
import { warnOf } from '../errors/report-problems.js';
import { inOrder, selects } from '../filter-and-sort.js';
import { articleRecord, json, row } from '../output/tsv-json.js';

/** `lectern list`: the library, a record a line in a pipe, a row each on a terminal. */
export async function list(context: Context): Promise<number> {
  const { options, out } = context;
  const library = await context.library();
  await warnOf(library.problems, context);
  const selected = library.articles.filter(selects(options));
  const articles = inOrder(selected, options).slice(0, options.limit);
  if (options.json) out.write(`${json(articles.map(articleRecord), 2)}\n`);
  else if (selected.length === 0)
    throw (await import('../errors/no-results.js')).nothingSelected(options, library.articles);
  else for (const text of await rows(context, articles)) out.write(text);
  return selected.length === 0 ? 1 : 0;
}

async function rows(context: Context, articles: readonly Article[]): Promise<Iterable<string>> {
  if (!context.terminal.stdout) return [articles.map(record).join('')];
  const { listing } = await import('../output/list-table.js');
  return listing(articles, context);
}

function record({ slug, title, category, date, minutes }: Article): string {
  return row([slug, title, category, date, minutes]);
}
