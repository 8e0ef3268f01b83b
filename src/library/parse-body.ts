import type { IncrementalParse } from '../markdown/incremental-parse.js';
import type { Article } from './article.js';

/** Starts to parse the body of an article, which begins on `firstLine` (1-based) of its source. Loads the parser on demand. */
export async function parseBody(
  article: Article,
  source: string,
  firstLine: number,
): Promise<IncrementalParse> {
  const { startParse } = await import('../markdown/parse.js');
  const { loadDrawers, syntaxFor } = await import('../markdown/dialects/dialects.js');
  const { findSiteTools } = await import('./site-tools.js');
  const body = sliceFromLine(source, firstLine);
  return startParse(body, {
    firstLine,
    title: article.title,
    syntax: syntaxFor(article.path, body, {
      ...findSiteTools(article, body),
      drawers: await loadDrawers(body),
    }),
  });
}

function sliceFromLine(source: string, line: number): string {
  let start = 0;
  for (let number = 1; number < line && start < source.length; number++)
    start = source.indexOf('\n', start) + 1 || source.length;
  return source.slice(start);
}
