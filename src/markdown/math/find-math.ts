/**
 * Finds formulas in running text: `$...$`, `$$...$$`, `\(...\)`, `\[...\]` and `` $`...`$ ``. Dollar signs in prices, shell
 * variables and the like stay text.
 */

/** A formula in a text. */
export interface MathRange {
  tex: string;
  /** Offset after the closing delimiter. */
  end: number;
  /** True for `$$...$$` and `\[...\]`, which are displayed on rows of their own where the block allows it. */
  display: boolean;
}

/** Maximum length of a formula in running text, in UTF-16 code units. */
const MAX_LENGTH = 4096;

/** Searches one text from its start to its end. Takes linear time over all calls. */
export class MathFinder {
  /** Offset of the next closing delimiter by delimiter, from the last search. */
  private readonly next = new Map<string, number>();

  constructor(readonly text: string) {}

  /** Returns the formula that starts at `at`, which is a `$` or a backslash; undefined if there is none. */
  at(at: number): MathRange | undefined {
    const { text } = this;
    const next = text.charCodeAt(at + 1);
    if (text.charCodeAt(at) === BACKSLASH) {
      if (next === ROUND) return this.between(at, '\\(', '\\)', false);
      return next === SQUARE ? this.between(at, '\\[', '\\]', true) : undefined;
    }
    if (next === BACKTICK) return this.between(at, '$`', '`$', false);
    if (next !== DOLLAR) return isVisible(next) ? this.dollar(at) : undefined;
    // fast path: delimiters without a formula
    if (text.startsWith('$$', at + 2)) return undefined;
    return this.between(at, '$$', '$$', true);
  }

  private between(at: number, open: string, close: string, display: boolean): MathRange | undefined {
    const from = at + open.length;
    const end = this.find(close, from);
    if (end < 0 || end - from > MAX_LENGTH) return undefined;
    const tex = this.text.slice(from, end).trim();
    const isMath = open === '$`' ? tex !== '' : looksLikeMath(tex);
    return isMath && !tex.includes('\n\n') ? { tex, end: end + close.length, display } : undefined;
  }

  /** Finds `$...$` by Pandoc's rule: no blank inside the delimiters, no digit after the closing one. A visible character is next. */
  private dollar(at: number): MathRange | undefined {
    const { text } = this;
    const end = this.find('$', at + 1);
    if (end < 0 || end - at > MAX_LENGTH || !isVisible(text.charCodeAt(end - 1))) return undefined;
    const tex = text.slice(at + 1, end);
    if (tex.includes('`') || !looksLikeMath(tex)) return undefined;
    return canFollow(text, end + 1, tex) ? { tex: tex.trim(), end: end + 1, display: false } : undefined;
  }

  /** Offset of the next `delimiter` from `from` on that no backslash escapes; -1 if there is none. */
  private find(delimiter: string, from: number): number {
    const cached = this.next.get(delimiter);
    if (cached !== undefined && (cached < 0 || cached >= from)) return cached;
    let found = this.text.indexOf(delimiter, from);
    while (found > 0 && delimiter !== '`$' && isEscaped(this.text, found)) {
      found = this.text.indexOf(delimiter, found + 1);
    }
    this.next.set(delimiter, found);
    return found;
  }
}

const DOLLAR = 0x24;
const ROUND = 0x28;
const SQUARE = 0x5b;
const BACKSLASH = 0x5c;
const BACKTICK = 0x60;

/** True for a code unit that is not white space. Nearly all are in ASCII, and calling the pattern takes longer. */
function isVisible(unit: number): boolean {
  if (unit < 0x80) return unit > 0x20 || unit < 0x09 || (unit > 0x0d && unit < 0x20);
  return !Number.isNaN(unit) && !/\s/.test(String.fromCharCode(unit));
}

/** True if an odd number of backslashes is before `at`. */
function isEscaped(text: string, at: number): boolean {
  let count = 0;
  while (text.charAt(at - 1 - count) === '\\') count += 1;
  return count % 2 === 1;
}

/** True if the text after a closing `$` is not the rest of a word, such as a second variable of a shell. */
function canFollow(text: string, at: number, tex: string): boolean {
  if (!/[\p{L}\p{N}_$]/u.test(text.charAt(at))) return true;
  // `$n$th`, `$x$s`
  return tex.length <= 3 && /^(?:th|st|nd|rd|s)(?![\p{L}\p{N}])/u.test(text.slice(at, at + 3));
}

/** A command, script, relation or arrow. */
const MATH_SIGNS = /\\[a-zA-Z,;:!{}|]|[\^_=<>≤≥≠≈≡∈∉⊂⊆→⇒∀∃∑∏∫√±×÷∞α-ωΑ-Ω]/;
/** A name in capitals with underscores is a variable of a shell. */
const SHELL_NAME = /^[A-Z][A-Z0-9]*(?:_[A-Z0-9]*)+$/;
/** One letter or number. */
const SINGLE = /^(?:[A-Za-z]'*|[-+]?\d+(?:[.,]\d+)*)$/;
/** Arithmetic of short names and numbers, such as `n-1`, `f(x, y)`, `O(n log n)`, `dx` and `n!`. */
const ARITHMETIC =
  /^(?:\d+|(?:[a-zA-Z]'*|[a-z]{2}|sin|cos|tan|log|exp|min|max|mod|gcd|det|dim|lim)(?![a-zA-Z])|[-+*/!()[\],.|: ])+$/;

/** True if the content of delimiters is a formula, and not text between two dollar signs. */
export function looksLikeMath(tex: string): boolean {
  if (tex.trim() === '' || SHELL_NAME.test(tex)) return false;
  if (MATH_SIGNS.test(tex)) return true;
  if (SINGLE.test(tex)) return true;
  return (
    tex.length <= 64 &&
    /[a-zA-Z0-9]/.test(tex) &&
    /[-+*/!([]|^\d+[a-z]$|^[a-z]{2}$/.test(tex) &&
    ARITHMETIC.test(tex)
  );
}

/**
 * Returns the finder for a text that is read from its start to its end, and creates one for the next text. Two texts may be equal:
 * an earlier offset is in another one. Comparing them at each offset would take quadratic time.
 */
export function finderOfText<T extends { readonly text: string }>(
  create: (text: string) => T,
): (source: string, at: number) => T {
  let finder = create('');
  let last = 0;
  return (source, at) => {
    if (at < last || finder.text !== source) finder = create(source);
    last = at;
    return finder;
  };
}
