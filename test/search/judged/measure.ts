/** Recall and reciprocal rank of a searcher over judged queries. */
import type { Searcher } from '../../../src/search/search.js';
import type { Judged } from './judged.js';

/** Hits that are looked at. */
const SEEN = 5;

export interface Measured {
  queries: number;
  /** How many of the wanted articles are among the first five hits, averaged; for a query that wants none, whether there are none. */
  recall: number;
  /** Mean reciprocal rank of the first wanted article, over the queries that want any. */
  mrr: number;
  /** One line for each query whose recall is not whole, or whose first hit is not a wanted one. */
  misses: string[];
}

export async function measure(searcher: Searcher, judged: readonly Judged[]): Promise<Measured> {
  const recalls: number[] = [];
  const ranks: number[] = [];
  const misses: string[] = [];
  for (const { query, wants, kind } of judged) {
    const { hits } = await searcher.complete(query, { passages: 0 });
    const slugs = hits.map(({ article }) => article.slug);
    const isWanted = (slug: string) => wants.some(want => slug.endsWith(want));
    const found = slugs.slice(0, SEEN).filter(isWanted).length;
    const first = slugs.findIndex(isWanted);
    const recall = wants.length === 0 ? Number(slugs.length === 0) : found / Math.min(SEEN, wants.length);
    recalls.push(recall);
    if (wants.length > 0) ranks.push(first < 0 ? 0 : 1 / (first + 1));
    if (recall < 1 || first > 0) {
      misses.push(
        `${kind}: ${query} → ${slugs.slice(0, SEEN).join(' ') || 'nothing'} (wanted ${wants.join(' ') || 'nothing'})`,
      );
    }
  }
  return { queries: judged.length, recall: mean(recalls), mrr: mean(ranks), misses };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
