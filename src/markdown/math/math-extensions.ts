/**
 * Formulas as extensions of the inline reader and of the block reader. Both find them before other inline rules, so that no
 * backslash, underscore or asterisk of a formula is taken for Markdown.
 */
import { type BlockExtension, type ClosingSearch, endOfLine } from '../blocks/block-extension.js';
import type { InlineExtension } from '../inline/inline-extension.js';
import { finderOfText, looksLikeMath, MathFinder } from './find-math.js';
import {
  BUDGET_SPENT,
  createMathBudget,
  type FormattedMath,
  formatMath,
  MAX_TEX_LENGTH,
  type MathBudget,
  type NoMath,
  tryInlineMath,
} from './format-math.js';
import { inlineMathml, MathmlFinder, mathmlBlocks } from './mathml/read-mathml.js';
import type { Macros } from './parse-tex.js';

/** Extensions of the readers for a document with formulas. */
export interface MathSyntax {
  inline: readonly InlineExtension[];
  block: readonly BlockExtension[];
  /** Formats a formula of its own block. */
  format: (tex: string) => FormattedMath | NoMath;
  /** Creates a search for `<math>` elements in HTML. */
  findMathml: (html: string) => MathmlFinder;
}

/** Creates the syntax for one document. Definitions hold from their formula to the end of the document. */
export function createMathSyntax(): MathSyntax {
  const macros: Macros = new Map();
  const budget = createMathBudget();
  return {
    inline: [inlineMath(macros, budget), inlineMathml(budget)],
    block: [mathBlocks, mathmlBlocks(budget)],
    format: tex => formatMath(tex, macros, budget),
    findMathml: html => new MathmlFinder(html, budget),
  };
}

function inlineMath(macros: Macros, budget: MathBudget): InlineExtension {
  const finderAt = finderOfText(text => new MathFinder(text));
  let hasReportedBudget = false;
  return {
    start: '$\\',
    read(source, at, references) {
      const run = lengthOfRun(source, at);
      // No formula starts with four dollar signs. They are read together, because a text may consist of them.
      if (run > 3) return { end: at + run - 3, nodes: [{ kind: 'text', text: '$'.repeat(run - 3) }] };
      const found = finderAt(source, at).at(at);
      // A longer text between two dollar signs is no formula.
      if (!found || found.tex.length > MAX_TEX_LENGTH) return undefined;
      const { tex, end } = found;
      const text = tryInlineMath(tex, macros, budget);
      if (typeof text === 'string') return { end, nodes: [{ kind: 'formula', text, tex }], isWord: true };
      // finding it takes as long as a drawn one, and its text is no span that is counted
      references.countLeaf();
      // The limit of the document is reported once: thousands of formulas may follow.
      const hasReason = text !== BUDGET_SPENT || !hasReportedBudget;
      hasReportedBudget ||= text === BUDGET_SPENT;
      const reason = hasReason ? ` (formula not drawn: ${text.reason})` : '';
      return { end, nodes: [{ kind: 'text', text: source.slice(at, end) + reason }], isWord: true };
    },
  };
}

/** Number of dollar signs at `at`. */
function lengthOfRun(source: string, at: number): number {
  let end = at;
  while (source.charCodeAt(end) === DOLLAR) end++;
  return end - at;
}

const DOLLAR = 0x24;

/** Opening delimiters of a formula that is a block, with their closing ones. */
const DELIMITERS = { $$: '$$', '\\[': '\\]' };
const ENVIRONMENT =
  /\\begin\{((?:equation|align|alignat|gather|multline|eqnarray|flalign|displaymath|math|split|aligned|gathered|cases|dcases|[pbvBV]?matrix)\*?)\}/y;

interface BlockRange {
  tex: string;
  /** Offset after the closing delimiter. */
  end: number;
}

const mathBlocks: BlockExtension = {
  start: '$\\',
  read(source, at, { closings }) {
    const range = findBlock(source, at, closings);
    if (!range) return undefined;
    const end = endOfLine(source, range.end);
    return { type: 'formula', raw: source.slice(0, end + 1), tex: range.tex };
  },
  interrupts(source, at) {
    const end = endOfLine(source, at);
    const line = source.slice(at, Math.min(end, at + MAX_LINE)).trimEnd();
    if (line in DELIMITERS) return true;
    ENVIRONMENT.lastIndex = at;
    return ENVIRONMENT.test(source) || (line.startsWith('$$') && line.length > 4 && line.endsWith('$$'));
  },
  extent(source, at, closings) {
    const range = findBlock(source, at, closings);
    return range && { end: endOfLine(source, range.end) + 1, isOpaque: true };
  },
};

/** Maximum length of a line that is a whole formula, in UTF-16 code units. */
const MAX_LINE = 4096;

/** Finds a formula whose delimiters have no other text on their lines. */
function findBlock(source: string, at: number, closings: ClosingSearch): BlockRange | undefined {
  const range = findEnvironment(source, at, closings) ?? findDelimited(source, at, closings);
  return range && source.slice(range.end, endOfLine(source, range.end)).trim() === '' ? range : undefined;
}

function findDelimited(source: string, at: number, closings: ClosingSearch): BlockRange | undefined {
  const open = source.slice(at, at + 2);
  if (open !== '$$' && open !== '\\[') return undefined;
  const close = DELIMITERS[open];
  const end = closings.find(source, close, at + 2);
  if (end === undefined) return undefined;
  const tex = source.slice(at + 2, end);
  // A delimiter with nothing else on its line may be followed by blank lines, and by any formula.
  const isAlone = source.slice(at + 2, endOfLine(source, at)).trim() === '';
  if (tex.trim() === '' || (!isAlone && (tex.includes('\n\n') || !looksLikeMath(tex.trim()))))
    return undefined;
  return { tex: tex.trim(), end: end + 2 };
}

function findEnvironment(source: string, at: number, closings: ClosingSearch): BlockRange | undefined {
  ENVIRONMENT.lastIndex = at;
  const name = ENVIRONMENT.exec(source)?.[1];
  if (name === undefined) return undefined;
  const close = `\\end{${name}}`;
  const end = closings.find(source, close, at);
  return end === undefined
    ? undefined
    : { tex: source.slice(at, end + close.length), end: end + close.length };
}
