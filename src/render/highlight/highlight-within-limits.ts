/**
 * Highlights the code blocks of a document within limits of time and length. What exceeds them is left plain.
 *
 * highlight.js takes up to 6 ms for 1,000 characters of ordinary code, but its regular expressions are quadratic or cubic for some
 * input: 32 kB of `[a](` as Markdown takes minutes.
 */
import type { CodeBlock, Span } from '../../document/document.js';
import { compileGrammars, grammarsToCompile, highlightCode } from './highlight-code.js';
import { grammarFor } from './languages.js';

/** Runs a task and interrupts it after `milliseconds` of CPU time. Returns its value if it ended, and the CPU time used. */
type DeadlineRunner = <T>(task: () => T, milliseconds: number) => { value: T | undefined; used: number };

/** Times are milliseconds of CPU time. */
export interface HighlightLimits {
  /** Deadline of each block. */
  blockTime: number;
  /** Time for all blocks of a document. After that, the other blocks are plain. */
  documentTime: number;
  /** Characters of code in a document that are highlighted at most, in whole blocks. */
  documentLength: number;
}

/** Limits for printing: 1 MB of any text in at most 2 s. Ordinary blocks of the maximum length take 20 to 200 ms. */
export const PRINT_LIMITS: HighlightLimits = {
  blockTime: 400,
  documentTime: 700,
  documentLength: Number.POSITIVE_INFINITY,
};

/**
 * Limits for `build`, where the same input must give the same bytes on any machine. Ordinary code reaches the limits of length,
 * which do not depend on the machine, long before those of time: a block has at most 32,768 characters (up to 200 ms), a
 * document 131,072 (up to 0.8 s), an ordinary article less than 20,000. CPU time does not grow with the load of the machine.
 * A block that is left plain here is highlighted when it is shown.
 */
export const BUILD_LIMITS: HighlightLimits = {
  blockTime: 800,
  documentTime: 2_000,
  documentLength: 1 << 17,
};

/**
 * Milliseconds for compiling grammars. All of them take 250. The limit is never reached, because a grammar that is interrupted
 * while it is compiled would stay unusable.
 */
const COMPILE_TIME = 60_000;

/** Returns the highlighter of one document. It returns undefined for a block that is left plain. */
export function createBlockHighlighter(
  run: DeadlineRunner,
  limits: HighlightLimits,
): (block: Pick<CodeBlock, 'text' | 'language'>) => Span[] | undefined {
  let time = limits.documentTime;
  let length = limits.documentLength;
  const runTask = <T>(task: () => T, milliseconds: number): T | undefined => {
    const { value, used } = run(task, milliseconds);
    time -= used;
    return value;
  };
  return ({ text, language }) => {
    const grammar = language === undefined ? undefined : grammarFor(language);
    if (grammar === undefined || language === undefined) return undefined;
    if (time <= 0 || text.length > length) return undefined;
    length -= text.length;
    const grammars = grammarsToCompile(text, grammar);
    if (grammars.length > 0) runTask(() => compileGrammars(grammars), COMPILE_TIME);
    return time > 0
      ? runTask(() => highlightCode(text, language), Math.min(limits.blockTime, time))
      : undefined;
  };
}
