import type { Library } from '../../library/library.js';
import { articleDetails } from '../../render/article-details.js';
import type { Results, SearchResult } from '../../search/results/result.js';
import type { Searcher } from '../../search/search.js';
import type { Context } from '../context.js';
import { warnBriefly } from '../errors/report-problems.js';
import { selects } from '../filter-and-sort.js';
import { showProgress } from '../output/progress.js';
import { hitName, hitRecord, json, row, snippetOf } from '../output/tsv-json.js';

/** `lectern search`: one row an article, its best hit, best first. */
export async function search(context: Context, words: readonly string[]): Promise<number> {
  const { options, out } = context;
  const library = await context.library();
  warnBriefly(library, context);
  const query = words.join(' ');
  const { hits, tried, searcher } = await find(library, query, context);
  if (options.json) {
    for (const hit of hits) await searcher.addPassage(hit);
    out.write(`${json(hits.map(hitRecord), 2)}\n`);
    return hits.length === 0 ? 1 : 0;
  }
  if (hits.length === 0) {
    const { nothingFound } = await import('../errors/no-results.js');
    throw nothingFound({ query, tried, options }, library.articles);
  }
  for (const { word, instead } of tried) {
    if (instead.length > 0) context.warn(`“${word}” is nowhere; searched for ${instead.join(', ')} instead.`);
  }
  for (let from = 0; from < hits.length && !out.closed; from += BATCH) {
    const shown = hits.slice(from, from + BATCH);
    for (const hit of shown) await searcher.addPassage(hit);
    if (from > 0 && context.terminal.stdout) out.write('\n');
    for (const text of await rows(context, shown)) out.write(text);
  }
  return 0;
}

/** Hits that are written at once: a common word has thousands, and each costs a document. */
const BATCH = 20;

async function find(
  library: Library,
  query: string,
  { options, terminal }: Context,
): Promise<Results & { searcher: Searcher }> {
  const progress = showProgress('Articles made ready to search', terminal);
  try {
    await library.bodies(progress.say);
  } finally {
    progress.end();
  }
  const { createSearcher } = await import('../../search/search.js');
  const { limit, category, tag } = options;
  const searcher = createSearcher(library);
  const results = await searcher.complete(query, {
    passages: 0,
    ...(limit === undefined ? {} : { limit }),
    ...(category || tag ? { only: selects(options) } : {}),
  });
  return { ...results, searcher };
}

async function rows(context: Context, hits: readonly SearchResult[]): Promise<Iterable<string>> {
  if (!context.terminal.stdout) return [hits.map(record).join('')];
  const { entryRows } = await import('../output/result-cards.js');
  const entries = hits.map(hit => {
    const { article, body } = hit;
    return {
      title: { text: article.title, ranges: hit.title },
      details: [hitName(hit), ...articleDetails(article)],
      text: body
        ? { text: body.snippet, ranges: body.ranges }
        : { text: article.description, ranges: hit.description },
    };
  });
  return entryRows(entries, context);
}

function record(hit: SearchResult): string {
  return row([hitName(hit), hit.body?.line ?? hit.article.bodyLine, hit.article.title, snippetOf(hit)]);
}
