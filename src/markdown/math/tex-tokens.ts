/** Splits TeX into tokens: commands with their backslash, single characters with their combining marks, and blanks. */

/** Blanks after a command belong to it. */
const TOKEN = /\\(?:[a-zA-Z]+\s*|.)|\s+|.\p{M}*/suy;

/** Maximum number of tokens in an option that is skipped. */
const MAX_OPTION_LENGTH = 16;

export function isCommand(token: string): boolean {
  return token.length > 1 && token.startsWith('\\');
}

/** A list of tokens and the place in it. Blanks are skipped, except in words. */
export class TexTokens {
  private readonly tokens: readonly string[];
  private at = 0;

  constructor(tex: string | readonly string[]) {
    this.tokens = typeof tex === 'string' ? tokenise(tex) : tex;
  }

  /** The next token that is not a blank. */
  peek(): string | undefined {
    while (this.tokens[this.at] === ' ') this.at += 1;
    return this.tokens[this.at];
  }

  /** Takes the next token that is not a blank. */
  next(): string | undefined {
    const token = this.peek();
    if (token !== undefined) this.at += 1;
    return token;
  }

  /**
   * Takes a group without its braces, or one token. In words a blank before it is skipped, and those in it are kept.
   * An unclosed group ends with the tokens.
   */
  readGroup(words = false): string[] {
    const first = this.next();
    if (first === undefined) return [];
    if (first !== '{') return [first];
    const group: string[] = [];
    for (let depth = 1; this.at < this.tokens.length; this.at++) {
      const token = this.tokens[this.at] ?? '';
      if (token === '{') depth += 1;
      else if (token === '}' && --depth === 0) {
        this.at += 1;
        break;
      }
      if (words || token !== ' ') group.push(token);
    }
    return group;
  }

  /** Takes the rest of a number that starts with `first`; undefined if `first` is no digit. */
  readNumber(first: string): string | undefined {
    if (!isDigit(first)) return undefined;
    let number = first;
    for (;;) {
      const token = this.tokens[this.at];
      if (!isDigit(token) && !this.isInsideNumber(token)) return number;
      number += token;
      this.at += 1;
    }
  }

  /** True for a decimal point between digits, or a comma before exactly three of them. */
  private isInsideNumber(token: string | undefined): token is string {
    const { tokens, at } = this;
    if (token === '.') return isDigit(tokens[at + 1]);
    return (
      token === ',' &&
      isDigit(tokens[at + 1]) &&
      isDigit(tokens[at + 2]) &&
      isDigit(tokens[at + 3]) &&
      !isDigit(tokens[at + 4])
    );
  }

  /** Takes `[text]` if its text matches `pattern`; else nothing. */
  skipOption(pattern: RegExp): void {
    if (this.peek() !== '[') return;
    // Options are short; a limit keeps this constant.
    const rest = this.tokens.slice(this.at + 1, this.at + MAX_OPTION_LENGTH);
    const length = rest.indexOf(']');
    if (length >= 0 && pattern.test(rest.slice(0, length).join(''))) this.at += length + 2;
  }

  /** Takes a length such as `-3mu` or `0.5em`. */
  readLength(): void {
    this.peek();
    while (/^[-+.\d]$/.test(this.tokens[this.at] ?? '')) this.at += 1;
    for (let letters = 0; letters < 2 && /^[a-z]$/.test(this.tokens[this.at] ?? ''); letters++) this.at += 1;
  }
}

function isDigit(token: string | undefined): token is string {
  return token !== undefined && token.length === 1 && token >= '0' && token <= '9';
}

function tokenise(tex: string): string[] {
  const tokens: string[] = [];
  for (let at = 0; at < tex.length; ) {
    const end = simpleTokenEnd(tex, at);
    if (end > at) {
      tokens.push(tex.slice(at, end));
      at = end;
      continue;
    }
    TOKEN.lastIndex = at;
    const [token] = TOKEN.exec(tex) ?? [tex.charAt(at)];
    if (token.trim() === '') tokens.push(' ');
    else tokens.push(token.length > 2 && token.startsWith('\\') ? token.trimEnd() : token);
    at += token.length;
  }
  return tokens;
}

/**
 * End of the ASCII character or command at `at`, which no blank or combining mark follows. Most tokens are one of them, and the
 * pattern takes longer. Returns `at` for other tokens.
 */
function simpleTokenEnd(tex: string, at: number): number {
  let end = at + 1;
  if (tex.charCodeAt(at) === BACKSLASH) {
    while (isLetter(tex.charCodeAt(end))) end++;
    return end > at + 1 && (end === tex.length || isVisible(tex.charCodeAt(end))) ? end : at;
  }
  // a combining mark may follow; only the pattern finds the end then
  return isVisible(tex.charCodeAt(at)) && !(tex.charCodeAt(end) > 0x7f) ? end : at;
}

const BACKSLASH = 0x5c;

function isVisible(code: number): boolean {
  return code > 0x20 && code < 0x7f;
}

function isLetter(code: number): boolean {
  const lower = code | 0x20;
  return lower >= 0x61 && lower <= 0x7a;
}
