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

/** Opening delimiters of formulas. A document without any of these has none. */
const MATH_HINT =
  /\$[^\s]|<math[\s>]|\\[([]|\\begin\{|^[ \t>]*(?:`{3,}|~{3,})[ \t]*\{?\.?(?:math|latex|tex)\b/im;
const MERMAID_HINT = /^[ \t>*+\-\d.]*(?:`{3,}|~{3,})[ \t]*\{?\.?mermaid\b/im;

/** Returns the formatters for a source. `$` and `mermaid` are searched first, because most documents have neither. */
async function loadDrawers(source: string): Promise<Drawers> {
  const drawers: Drawers = {};
  if (
    (source.includes('$') || source.includes('\\') || source.includes('math') || source.includes('tex')) &&
    MATH_HINT.test(source)
  ) {
    const { createMathSyntax } = await import('../markdown/math/math-extensions.js');
    drawers.math = createMathSyntax();
  }
  if (source.includes('mermaid') && MERMAID_HINT.test(source)) {
    const { drawMermaid } = await import('../markdown/diagrams/draw-mermaid.js');
    drawers.drawMermaid = drawMermaid;
  }
  return drawers;
}
