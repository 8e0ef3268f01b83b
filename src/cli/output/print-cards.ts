/** Prints the results of `search` on a terminal. Loaded lazily. */
import { stripVTControlCharacters } from 'node:util';
import { articleDetails } from '../../render/article-details.js';
import type { SearchResult } from '../../search/results/search-result.js';
import type { Searcher } from '../../search/search.js';
import { displayWidth } from '../../text/display-width.js';
import type { Context } from '../context.js';
import { type ResultCard, resultCards } from './result-cards.js';
import { resultTarget } from './tsv-json.js';

/** Rows of the screen that no result fills: an empty one, the number of further results, and the prompt after it. */
const OTHER_ROWS = 3;
/** Number of results that are printed on a screen of any height. */
const MIN_RESULTS = 3;

/**
 * Prints the results that fit on the screen below `noteRows` rows, and the number of the others. Prints all if a limit was given.
 */
export async function printCards(
  context: Context,
  results: readonly SearchResult[],
  searcher: Searcher,
  noteRows = 0,
): Promise<void> {
  const { out, options, terminal, settings } = context;
  const rows = terminal.rows ?? Number.POSITIVE_INFINITY;
  const room = options.limit === undefined ? rows - OTHER_ROWS - noteRows : Number.POSITIVE_INFINITY;
  let used = 0;
  for (const [index, result] of results.entries()) {
    if (out.closed) return;
    await searcher.addSnippet(result);
    const text = `${index > 0 ? '\n' : ''}${[...resultCards([toCard(result)], context)].join('')}`;
    used += screenRows(text, terminal.columns);
    if (used > room && index >= MIN_RESULTS) {
      const more = results.length - index;
      out.write(`\n${settings.ascii ? '...' : '…'} ${more} more; --limit 0 for all\n`);
      return;
    }
    out.write(text);
  }
}

/** Counts the rows of a text on the screen, where the terminal wraps a long address. */
function screenRows(text: string, columns = Number.POSITIVE_INFINITY): number {
  const lines = stripVTControlCharacters(text).split('\n').slice(0, -1);
  return lines.reduce((sum, line) => sum + Math.max(1, Math.ceil(displayWidth(line) / columns)), 0);
}

function toCard(result: SearchResult): ResultCard {
  const { article, body } = result;
  return {
    title: { text: article.title, ranges: result.titleMatches },
    details: [resultTarget(result), ...articleDetails(article)],
    text: body
      ? { text: body.snippet, ranges: body.matches }
      : { text: article.description, ranges: result.descriptionMatches },
  };
}
