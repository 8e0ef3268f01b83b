/** Makes drawing blocks from formulas and diagrams. Uses the formatters that were loaded for the document. */
import type { CodeBlock, DrawingBlock } from '../document/document.js';
import type { MermaidResult } from './diagrams/draw-mermaid.js';
import type { MathSyntax } from './math/math-extensions.js';
import type { MathmlFinder } from './math/mathml/read-mathml.js';

/** Formatters, each loaded only for documents that may need it. */
export interface Drawers {
  math?: MathSyntax;
  drawMermaid?: (source: string) => MermaidResult;
}

/** Steps for all diagrams of one document (`MermaidResult.steps`). 100 diagrams of 10 nodes take 100,000. */
const MAX_DIAGRAM_STEPS = 1 << 17;
/** A fence of LaTeX that is a document or its source code, and not one formula. */
const LATEX_DOCUMENT =
  /\\(?:documentclass|usepackage|section|chapter|item|maketitle|include|input|bibliography)\b|^\s*%|\\begin\{(?:document|itemize|enumerate|figure|table|tabular|verbatim|lstlisting|tikzpicture|center|abstract)\}/m;

/** Makes the drawings of one document, within its limits. */
export class BlockDrawer {
  private diagramSteps = 0;

  constructor(private readonly drawers: Drawers) {}

  /** Returns the drawing of fenced code; else the code. Adds the reason to it if it is a formula or diagram that cannot be drawn. */
  drawFence(code: CodeBlock): CodeBlock | DrawingBlock {
    const { text, line } = code;
    const drawn = this.drawLanguage(code.language, text, line);
    if (typeof drawn !== 'string') return drawn ?? code;
    code.notDrawn = drawn;
    return code;
  }

  /** Returns the drawing, or why there is none; undefined if the code is neither a formula nor a diagram. */
  private drawLanguage(
    language: string | undefined,
    source: string,
    line: number,
  ): DrawingBlock | string | undefined {
    switch (language?.toLowerCase()) {
      case 'mermaid':
        return this.drawDiagram(source, line);
      case 'math':
        return this.formatFormula(source, line);
      case 'latex':
      case 'tex':
        return LATEX_DOCUMENT.test(source) ? undefined : this.formatFormula(source, line);
    }
    return undefined;
  }

  /** Returns the drawing of a formula; undefined if it cannot be drawn. `tex` is sanitised. */
  drawFormula(tex: string, line: number): DrawingBlock | undefined {
    const drawn = this.formatFormula(tex, line);
    return typeof drawn === 'string' ? undefined : drawn;
  }

  private formatFormula(tex: string, line: number): DrawingBlock | string | undefined {
    const formatted = this.drawers.math?.format(tex);
    if (formatted && !formatted.rows) return formatted.reason;
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

  private drawDiagram(source: string, line: number): DrawingBlock | string | undefined {
    const { drawMermaid } = this.drawers;
    if (!drawMermaid) return undefined;
    if (this.diagramSteps >= MAX_DIAGRAM_STEPS)
      return 'the diagrams before it reach the limit for one article';
    const { drawings, reason, steps } = drawMermaid(source);
    this.diagramSteps += steps;
    return drawings.length > 0 ? { kind: 'drawing', line, language: 'mermaid', source, drawings } : reason;
  }
}
