/**
 * Formulas as text: TeX → one line of Unicode, or rows in two dimensions. The main file of `markdown/math`, which reads TeX and
 * MathML; it must not import other folders of `markdown`. Everything is bounded, because formulas are untrusted.
 */
import { maxDisplayWidth } from '../../text/display-width.js';
import { DisplayError, formatDisplay } from './format-display.js';
import { formatLinear } from './format-linear.js';
import type { MathNode } from './math-node.js';
import { type Macros, parseTex, TexError } from './parse-tex.js';

/** Maximum length of a formula in UTF-16 code units. Longer ones are shown as source. */
export const MAX_TEX_LENGTH = 1 << 14;

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

/** Formats a formula of its own block. */
export function formatMath(tex: string, macros: Macros): FormattedMath | NoMath {
  return attempt(tex, macros, node => {
    const rows = formatDisplay(node);
    const width = rows.reduce((widest, row) => Math.max(widest, maxDisplayWidth(row)), 0);
    return { linear: formatLinear(node), rows, width };
  });
}

/** Formats a formula in running text as one line; undefined if it is too long or too deep. */
export function formatInlineMath(tex: string, macros: Macros): string | undefined {
  const result = tryInlineMath(tex, macros);
  return typeof result === 'string' ? result : undefined;
}

/** Formats a formula in running text as one line. */
export function tryInlineMath(tex: string, macros: Macros): string | NoMath {
  return attempt(tex, macros, formatLinear);
}

function attempt<T>(tex: string, macros: Macros, format: (node: MathNode) => T): T | NoMath {
  if (tex.length > MAX_TEX_LENGTH) return { reason: `it has more than ${MAX_TEX_LENGTH} characters` };
  try {
    return format(parseTex(tex, macros));
  } catch (error) {
    if (error instanceof TexError || error instanceof DisplayError) return { reason: error.message };
    throw error;
  }
}
