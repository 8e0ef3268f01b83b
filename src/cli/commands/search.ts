import { isFolder } from '../../host/is-folder.js';
import type { Library } from '../../library/library.js';
import type { SearchResult, SearchResults } from '../../search/results/search-result.js';
import type { Searcher } from '../../search/search.js';
import { shellWord } from '../../text/quote.js';
import { UserError } from '../../util/user-error.js';
import type { Context } from '../context.js';
import { reportProblemCount } from '../errors/report-problems.js';
import { createFilter } from '../filter-and-sort.js';
import { openFolders } from '../open-library.js';
import { showProgress } from '../output/progress.js';
import { resultRecord, resultTarget, snippetOf, toJson, tsvRow } from '../output/tsv-json.js';

/** `lectern search [dir... --] words`: prints the best result of each article, best match first. */
export async function search(context: Context, given: readonly string[]): Promise<number> {
  const { options, out, process } = context;
  const { folders, words } = splitFolders(given, process.argv);
  const dirs = folders.length > 0 ? [...(options.library ?? []), ...folders] : undefined;
  const { library } = dirs ? await openFolders(dirs, context) : await context.library();
  const command = dirs && ['check', ...dirs.map(shellWord)].join(' ');
  await reportProblemCount(library, context, command);
  const query = words.join(' ');
  const { results, corrections, suggestions = [], problems, searcher } = await find(library, query, context);
  const [problem] = problems ?? [];
  if (problem) throw (await import('../errors/no-results.js')).queryProblemError(problem);
  if (options.json) {
    for (const result of results) await searcher.addSnippet(result);
    out.write(`${toJson(results.map(resultRecord), 2)}\n`);
    return results.length === 0 ? 1 : 0;
  }
  if (results.length === 0) {
    const { folderHint, noResultsError } = await import('../errors/no-results.js');
    const error = noResultsError({ query, corrections, options }, library.articles);
    const hint = folders.length === 0 ? folderHint(context, words) : undefined;
    throw hint === undefined ? error : new UserError(error.message, { hint });
  }
  if (corrections.length + suggestions.length > 0) {
    const { reportCorrections } = await import('../errors/no-results.js');
    await reportCorrections({ corrections, suggestions }, { folders, words }, context);
  }
  if (context.terminal.stdout) {
    const { printCards } = await import('../output/print-cards.js');
    await printCards(context, results, searcher, corrections.length + 2 * suggestions.length);
  } else await printRecords(context, results, searcher);
  return 0;
}

/**
 * Splits the words of `search notes -- pod memory`. Without `--`, or if a word before it is neither a folder nor a path, all are
 * searched for.
 */
function splitFolders(
  words: readonly string[],
  argv: readonly string[],
): { folders: readonly string[]; words: readonly string[] } {
  const end = argv.indexOf('--');
  const count = end < 0 ? 0 : words.length - (argv.length - end - 1);
  const folders = words.slice(0, Math.max(0, count));
  if (count === words.length || !folders.every(word => isFolder(word) || /[/\\]/.test(word)))
    return { folders: [], words };
  return { folders, words: words.slice(folders.length) };
}

/** Results per write: a common word has thousands, and each snippet needs a document. */
const BATCH_SIZE = 20;

async function find(
  library: Library,
  query: string,
  { options, terminal }: Context,
): Promise<SearchResults & { searcher: Searcher }> {
  const progress = showProgress('articles indexed', terminal);
  try {
    await library.bodies(progress.update);
  } finally {
    progress.end();
  }
  const { createSearcher } = await import('../../search/search.js');
  const { limit, category, tag } = options;
  const searcher = createSearcher(library);
  const results = await searcher.searchAll(query, {
    snippets: 0,
    ...(limit ? { limit } : {}),
    ...(category || tag ? { filter: createFilter(options) } : {}),
  });
  return { ...results, searcher };
}

async function printRecords(
  { out }: Context,
  results: readonly SearchResult[],
  searcher: Searcher,
): Promise<void> {
  for (let from = 0; from < results.length && !out.closed; from += BATCH_SIZE) {
    const batch = results.slice(from, from + BATCH_SIZE);
    for (const result of batch) await searcher.addSnippet(result);
    out.write(batch.map(formatRecord).join(''));
  }
}

function formatRecord(result: SearchResult): string {
  const { article, body } = result;
  return tsvRow([resultTarget(result), body?.line ?? article.bodyLine, article.title, snippetOf(result)]);
}
