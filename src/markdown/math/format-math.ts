/**
 * Formulas as text: TeX → one line of Unicode, or rows in two dimensions. The main file of `markdown/math`, which reads TeX and
 * MathML; it must not import other folders of `markdown`. Everything is bounded, because formulas are untrusted.
 */
import { maxDisplayWidth } from '../../text/display-width.js';
import { DisplayError, formatDisplay } from './format-display.js';
import { formatLinear } from './format-linear.js';
import type { MathNode } from './math-node.js';
import { type Macros, parseTex, type TexContext, TexError } from './parse-tex.js';

/** Maximum length of a formula in UTF-16 code units. Longer ones are shown as source. */
export const MAX_TEX_LENGTH = 1 << 14;

/**
 * Steps for all formulas of one document. A step is a character of TeX, a token of a macro or a few cells of a drawing, and takes about
 * a microsecond. A book with 5,000 formulas takes half of them.
 */
const MAX_STEPS = 1 << 20;
/** Steps for a formula of any length. */
const FORMULA_STEPS = 4;
const CELLS_PER_STEP = 4;

/** The steps that are left for the formulas of a document. */
export interface MathBudget {
  rest: number;
}

export function createMathBudget(): MathBudget {
  return { rest: MAX_STEPS };
}

/** A formula as text. */
export interface FormattedMath {
  /** One line. */
  linear: string;
  /** Rows of the display. */
  rows: string[];
  /** Columns of the widest row. */
  width: number;
}

/** A formula that is too long, too deep or too large, and the reason. */
export interface NoMath {
  reason: string;
  linear?: undefined;
  rows?: undefined;
}

/** Returned for each formula after the budget is spent. */
export const BUDGET_SPENT: NoMath = { reason: 'the formulas before it reach the limit for one article' };

/** Formats a formula of its own block. */
export function formatMath(
  tex: string,
  macros: Macros,
  budget: MathBudget = createMathBudget(),
): FormattedMath | NoMath {
  return attempt(tex, macros, budget, node => {
    const rows = formatDisplay(node);
    const width = rows.reduce((widest, row) => Math.max(widest, maxDisplayWidth(row)), 0);
    budget.rest -= Math.floor((rows.length * width) / CELLS_PER_STEP);
    return { linear: formatLinear(node), rows, width };
  });
}

/** Formats a formula in running text as one line; undefined if it is too long or too deep. */
export function formatInlineMath(
  tex: string,
  macros: Macros,
  budget: MathBudget = createMathBudget(),
): string | undefined {
  const result = tryInlineMath(tex, macros, budget);
  return typeof result === 'string' ? result : undefined;
}

/** Formats a formula in running text as one line. */
export function tryInlineMath(tex: string, macros: Macros, budget: MathBudget): string | NoMath {
  return attempt(tex, macros, budget, formatLinear);
}

function attempt<T>(
  tex: string,
  macros: Macros,
  budget: MathBudget,
  format: (node: MathNode) => T,
): T | NoMath {
  if (tex.length > MAX_TEX_LENGTH) return { reason: `it has more than ${MAX_TEX_LENGTH} characters` };
  if (budget.rest <= 0) return BUDGET_SPENT;
  const context: TexContext = { macros, expanded: 0 };
  try {
    return format(parseTex(tex, context));
  } catch (error) {
    if (error instanceof TexError || error instanceof DisplayError) return { reason: error.message };
    throw error;
  } finally {
    budget.rest -= FORMULA_STEPS + tex.length + context.expanded;
  }
}
