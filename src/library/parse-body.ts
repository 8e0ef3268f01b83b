import type { Drawers } from '../markdown/drawers.js';
import type { IncrementalParse } from '../markdown/incremental-parse.js';
import type { Article } from './article.js';

/** Starts to parse the body of an article, which begins on `firstLine` (1-based) of its source. Loads the parser on demand. */
export async function parseBody(
  article: Article,
  source: string,
  firstLine: number,
): Promise<IncrementalParse> {
  const { startParse } = await import('../markdown/parse.js');
  const { syntaxFor } = await import('../markdown/dialects/dialects.js');
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

/** Opening delimiters of formulas, besides fences. A document without any of these and such a fence has none. */
const MATH_MARKS = ['\\(', '\\[', '\\begin{', '<math'];
const DOLLAR = /\$\S/;
const MATH_FENCE = /(?:```|~~~)[ \t]*\{?\.?(?:math|latex|tex)\b/i;
const MERMAID_FENCE = /(?:```|~~~)[ \t]*\{?\.?mermaid\b/i;

/** Returns the formatters for a source. Searches for rare characters, because most documents have no drawings. */
async function loadDrawers(source: string): Promise<Drawers> {
  const drawers: Drawers = {};
  const hasFences = source.includes('```') || source.includes('~~~');
  if (
    (source.includes('$') && DOLLAR.test(source)) ||
    MATH_MARKS.some(mark => source.includes(mark)) ||
    (hasFences && MATH_FENCE.test(source))
  ) {
    const { createMathSyntax } = await import('../markdown/math/math-extensions.js');
    drawers.math = createMathSyntax();
  }
  if (hasFences && MERMAID_FENCE.test(source)) {
    const { drawMermaid } = await import('../markdown/diagrams/draw-mermaid.js');
    drawers.drawMermaid = drawMermaid;
  }
  return drawers;
}
