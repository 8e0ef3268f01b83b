/** Loads what a document needs to draw its formulas and diagrams, and nothing for other documents. */
import type { Drawers } from './drawers.js';

/** Opening delimiters of formulas. A document without any of these has none. */
const MATH_HINT = /\$[^\s]|\\[([]|\\begin\{|^[ \t>]*(?:`{3,}|~{3,})[ \t]*\{?\.?(?:math|latex|tex)\b/im;
const MERMAID_HINT = /^[ \t>*+\-\d.]*(?:`{3,}|~{3,})[ \t]*\{?\.?mermaid\b/im;

/** Returns the formatters for a source. `$` and `mermaid` are searched first, because most documents have neither. */
export async function loadDrawers(source: string): Promise<Drawers> {
  const drawers: Drawers = {};
  if (
    (source.includes('$') || source.includes('\\') || source.includes('math') || source.includes('tex')) &&
    MATH_HINT.test(source)
  ) {
    const { createMathSyntax } = await import('./math/math-extensions.js');
    drawers.math = createMathSyntax();
  }
  if (source.includes('mermaid') && MERMAID_HINT.test(source)) {
    const { drawMermaid } = await import('./diagrams/draw-mermaid.js');
    drawers.drawMermaid = drawMermaid;
  }
  return drawers;
}
