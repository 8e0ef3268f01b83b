/** Measures recall and reciprocal rank of a searcher with judged queries. */
import type { Searcher } from '../../../src/search/search.js';
import type { JudgedQuery } from './judged-query.js';

/** Number of results that count. */
const TOP_RESULTS = 5;

export interface SearchQuality {
  queries: number;
  /** Mean share of the wanted articles among the first five results. For a query that wants none, 1 if there are none. */
  recall: number;
  /** Mean reciprocal rank of the first wanted article, over the queries that want any. */
  mrr: number;
  /** One line for each query with a recall below 1, or whose first result is not wanted. */
  misses: string[];
}

export async function measureQuality(
  searcher: Searcher,
  queries: readonly JudgedQuery[],
): Promise<SearchQuality> {
  const recalls: number[] = [];
  const ranks: number[] = [];
  const misses: string[] = [];
  for (const { query, wants, kind } of queries) {
    const { results } = await searcher.searchAll(query, { snippets: 0 });
    const slugs = results.map(({ article }) => article.slug);
    const isWanted = (slug: string) => wants.some(want => slug.endsWith(want));
    const found = slugs.slice(0, TOP_RESULTS).filter(isWanted).length;
    const first = slugs.findIndex(isWanted);
    const recall =
      wants.length === 0 ? Number(slugs.length === 0) : found / Math.min(TOP_RESULTS, wants.length);
    recalls.push(recall);
    if (wants.length > 0) ranks.push(first < 0 ? 0 : 1 / (first + 1));
    if (recall < 1 || first > 0) {
      misses.push(
        `${kind}: ${query} → ${slugs.slice(0, TOP_RESULTS).join(' ') || 'nothing'} (wanted ${wants.join(' ') || 'nothing'})`,
      );
    }
  }
  return { queries: queries.length, recall: mean(recalls), mrr: mean(ranks), misses };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
