import type { Article } from '../../library/article.js';
import type { Context } from '../context.js';
import { reportProblems } from '../errors/report-problems.js';
import { createFilter, sortByOptions } from '../filter-and-sort.js';
import { articleRecord, toJson, tsvRow } from '../output/tsv-json.js';

/** `lectern list`: prints the library, as records in a pipe and as a table on a terminal. */
export async function list(context: Context): Promise<number> {
  const { options, out } = context;
  const { library } = await context.library();
  await reportProblems(library.problems, context);
  const selected = library.articles.filter(createFilter(options));
  const articles = sortByOptions(selected, options).slice(0, options.limit);
  if (options.json) out.write(`${toJson(articles.map(articleRecord), 2)}\n`);
  else if (selected.length === 0)
    throw (await import('../errors/no-results.js')).noMatchingArticlesError(options, library.articles);
  else for (const text of await formatArticles(context, articles)) out.write(text);
  return selected.length === 0 ? 1 : 0;
}

async function formatArticles(context: Context, articles: readonly Article[]): Promise<Iterable<string>> {
  if (!context.terminal.stdout) return [articles.map(formatRecord).join('')];
  const { listTable } = await import('../output/list-table.js');
  return listTable(articles, context);
}

function formatRecord({ slug, title, category, date, minutes }: Article): string {
  return tsvRow([slug, title, category, date, minutes]);
}
