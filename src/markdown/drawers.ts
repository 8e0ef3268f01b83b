/** Makes drawing blocks from formulas and diagrams. Uses the formatters that were loaded for the document. */
import type { DrawingBlock } from '../document/document.js';
import type { MermaidResult } from './diagrams/draw-mermaid.js';
import type { MathSyntax } from './math/math-extensions.js';
import type { MathmlFinder } from './math/mathml/read-mathml.js';

/** Formatters, each loaded only for documents that may need it. */
export interface Drawers {
  math?: MathSyntax;
  drawMermaid?: (source: string) => MermaidResult;
}

/** Characters of diagrams that are drawn in one document. Drawing a dense one takes 0.1 s for 4,000 characters. */
const MAX_DIAGRAMS_LENGTH = 1 << 16;
/** A fence of LaTeX that is a document or its source code, and not one formula. */
const LATEX_DOCUMENT =
  /\\(?:documentclass|usepackage|section|chapter|item|maketitle|include|input|bibliography)\b|^\s*%|\\begin\{(?:document|itemize|enumerate|figure|table|tabular|verbatim|lstlisting|tikzpicture|center|abstract)\}/m;

/** Makes the drawings of one document, within its limits. */
export class BlockDrawer {
  private rest = MAX_DIAGRAMS_LENGTH;

  constructor(private readonly drawers: Drawers) {}

  /** Returns the drawing of fenced code; undefined if it stays code. `source` is sanitised. */
  drawFence(language: string | undefined, source: string, line: number): DrawingBlock | undefined {
    switch (language?.toLowerCase()) {
      case 'mermaid':
        return this.drawDiagram(source, line);
      case 'math':
        return this.drawFormula(source, line);
      case 'latex':
      case 'tex':
        return LATEX_DOCUMENT.test(source) ? undefined : this.drawFormula(source, line);
    }
    return undefined;
  }

  /** Returns the drawing of a formula; undefined if it cannot be drawn. `tex` is sanitised. */
  drawFormula(tex: string, line: number): DrawingBlock | undefined {
    const formatted = this.drawers.math?.format(tex);
    if (!formatted || formatted.linear === '') return undefined;
    const { linear, rows, width } = formatted;
    return {
      kind: 'drawing',
      line,
      language: 'math',
      source: tex.trim(),
      drawings: [{ text: rows.join('\n'), width }],
      linear,
    };
  }

  /** Returns a search for `<math>` elements in HTML; undefined if formulas are not read. */
  findMathml(html: string): MathmlFinder | undefined {
    return this.drawers.math?.findMathml(html);
  }

  private drawDiagram(source: string, line: number): DrawingBlock | undefined {
    if (source.length > this.rest) return undefined;
    this.rest -= source.length;
    const drawings = this.drawers.drawMermaid?.(source).drawings ?? [];
    return drawings.length > 0 ? { kind: 'drawing', line, language: 'mermaid', source, drawings } : undefined;
  }
}
