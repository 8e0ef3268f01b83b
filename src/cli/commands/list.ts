import { existsSync } from 'node:fs';
import { isFolder } from '../../host/is-folder.js';
import type { Article } from '../../library/article.js';
import { LISTED } from '../../library/record-templates.js';
import type { Context, OpenedLibrary } from '../context.js';
import { reportProblemCount } from '../errors/report-problems.js';
import { createFilter, sortByOptions } from '../filter-and-sort.js';
import { openFolders } from '../open-library.js';
import { areTidy, articleRecord, toJson, tsvRow } from '../output/tsv-json.js';

/** `lectern list [dir...]`: prints the library or folders, as records in a pipe and as a table on a terminal. */
export async function list(context: Context, folders: readonly string[] = []): Promise<number> {
  const { options, out } = context;
  const { library } = folders.length > 0 ? await openListed(context, folders) : await context.library();
  await reportProblemCount(library, withLibrary(context, folders));
  const records = hasPlainRecords(context) ? library.rows?.format(LISTED) : undefined;
  if (records !== undefined && areTidy(records)) {
    out.write(records);
    return 0;
  }
  const selected = library.articles.filter(createFilter(options));
  const articles = sortByOptions(selected, options).slice(0, options.limit || undefined);
  if (options.json) out.write(`${toJson(articles.map(articleRecord), 2)}\n`);
  else if (selected.length === 0)
    throw (await import('../errors/no-results.js')).noMatchingArticlesError(options, library.articles);
  else for (const text of await formatArticles(context, articles)) out.write(text);
  return selected.length === 0 ? 1 : 0;
}

/** True for the records of all articles in the library's order. */
function hasPlainRecords({ options, terminal }: Context): boolean {
  const { category, tag, sort, reverse, limit, json } = options;
  return !terminal.stdout && !(category || tag || sort || reverse || limit || json);
}

async function formatArticles(context: Context, articles: readonly Article[]): Promise<Iterable<string>> {
  if (!context.terminal.stdout) return [articles.map(formatRecord).join('')];
  const { listTable } = await import('../output/list-table.js');
  return listTable(articles, context);
}

function formatRecord({ slug, title, category, date, minutes }: Article): string {
  return tsvRow([slug, title, category, date, minutes]);
}

async function openListed(context: Context, folders: readonly string[]): Promise<OpenedLibrary> {
  const missing = folders.find(folder => !existsSync(folder));
  if (missing !== undefined) {
    const { missingFolderError } = await import('../errors/no-results.js');
    const others = folders.filter(folder => folder !== missing && isFolder(folder));
    const { library } = others.length > 0 ? await openFolders(others, context) : await context.library();
    throw missingFolderError(missing, others, library, context);
  }
  return openFolders([...(context.options.library ?? []), ...folders], context);
}

function withLibrary(context: Context, folders: readonly string[]): Context {
  if (folders.length === 0) return context;
  const library = [...(context.options.library ?? []), ...folders];
  return { ...context, settings: { ...context.settings, library } };
}
