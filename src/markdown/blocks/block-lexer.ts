/**
 * Reads blocks in marked's order of rules. Replaces its loop, which asks each rule for each block, and calls the rules by
 * closures. Most blocks are paragraphs whose lines all start with text (`startsWithText`), which need no rule.
 */
import { Lexer, type Token as MarkedToken, type Tokenizer, type Tokens, type TokensList } from 'marked';
import type { BlockContext, BlockSyntax, Token } from './block-extension.js';
import { type SetextHeadingFinder, startsWithText } from './block-rules.js';

export const NO_TOKENS: MarkedToken[] = [];

/** Rules of marked and of the extensions. */
export interface BlockTokenizer extends Tokenizer, BlockContext {
  readonly syntax: BlockSyntax;
  readonly setextHeadings: SetextHeadingFinder;
  previous: readonly Token[];
}

export class BlockLexer extends Lexer {
  constructor(private readonly rules: BlockTokenizer) {
    super({ gfm: true, tokenizer: rules });
  }

  /** Discards the inline text of a heading, which is parsed later from its raw text. */
  override inline(): MarkedToken[] {
    return NO_TOKENS;
  }

  override blockTokens(source: string, tokens?: MarkedToken[]): MarkedToken[];
  override blockTokens(source: string, tokens?: TokensList): TokensList;
  override blockTokens(source: string, tokens: MarkedToken[] = []): MarkedToken[] {
    const { state, rules } = this;
    const { previous, syntax } = rules;
    // results for one text do not apply to a text nested in it
    const outer = rules.setextHeadings.forget();
    for (let at = 0; at < source.length; ) {
      const mayBeExtension = syntax.mayStart(source, at);
      const end = state.top && !mayBeExtension ? endOfTextLines(source, at, syntax) : -1;
      if (end > 0) {
        tokens.push(plainText(source.slice(at, end), 'paragraph'));
        at = end;
        if (end === source.length) break;
        if (end + 2 >= source.length || !isWhiteSpace(source.charCodeAt(end + 2))) {
          tokens.push({ type: 'space', raw: '\n\n' });
          at = end + 2;
          continue;
        }
      }
      const length = this.addToken(source.slice(at), tokens, mayBeExtension);
      if (length === 0) throw new Error('a block rule read no text');
      at += length;
    }
    rules.setextHeadings.remember(outer);
    rules.previous = previous;
    state.top = true;
    return tokens;
  }

  /**
   * Adds the block at the start of `source` to `tokens`. Returns its length. `mayBeExtension` is false if no extension starts with its
   * first character; then the caller has already looked for a paragraph of text lines.
   */
  private addToken(source: string, tokens: MarkedToken[], mayBeExtension: boolean): number {
    const { rules, state } = this;
    const last = tokens.at(-1);
    const add = (token: Token): number => {
      tokens.push(token as MarkedToken);
      return token.raw.length;
    };
    rules.previous = tokens;
    if (mayBeExtension) {
      const extended = rules.syntax.read(source, rules);
      if (extended) return add(extended);
      const end = state.top ? endOfTextLines(source, 0, rules.syntax) : -1;
      if (end > 0) return add(plainText(source.slice(0, end), 'paragraph'));
    }
    if (!startsWithText(source)) {
      const length = this.addMarked(source, last, add);
      if (length > 0) return length;
    }
    const other = rules.table(source) ?? rules.lheading(source);
    if (other) return add(other);
    if (state.top) return add(rules.paragraph(source) as Token);
    const text = rules.text(source) as Tokens.Text;
    return last?.type === 'text' ? joinText(last as Tokens.Text, text.raw, text.text) : add(text);
  }

  /** Adds blank lines, or a block that does not start with text. Returns its length; 0 if there is none. */
  private addMarked(source: string, last: MarkedToken | undefined, add: (token: Token) => number): number {
    const { rules } = this;
    const space = rules.space(source);
    if (space) {
      if (space.raw.length > 1 || !last) return add(space);
      last.raw += '\n';
      return 1;
    }
    const isAfterText = last?.type === 'paragraph' || last?.type === 'text';
    // only definitions start with a bracket
    if (source.charCodeAt(0) !== BRACKET) {
      const code = rules.code(source);
      if (code) return isAfterText ? joinText(last as Tokens.Text, code.raw, code.text) : add(code);
      const block =
        rules.fences(source) ??
        rules.heading(source) ??
        rules.hr(source) ??
        rules.blockquote(source) ??
        rules.list(source);
      if (block) return add(block);
    }
    const html = rules.html(source);
    if (html) return add(html);
    const definition = rules.def(source);
    if (!definition) return 0;
    const { raw } = definition;
    return isAfterText ? joinText(last as Tokens.Text, raw, raw) : add(definition);
  }
}

/** Adds a text to the one before it. Returns its length in the source. */
function joinText(last: Tokens.Text, raw: string, text: string): number {
  last.raw += (last.raw.endsWith('\n') ? '' : '\n') + raw;
  last.text += `\n${text}`;
  return raw.length;
}

/**
 * End of the paragraph at `at` if all its lines start with text, and a blank line or the end of `source` follows. -1 for other text, to
 * which other rules may apply. The caller must have asked the extensions about the first line. That line may start with a colon, which
 * starts no block of CommonMark; in a later line it may be part of a table.
 */
export function endOfTextLines(source: string, at: number, syntax: BlockSyntax): number {
  for (let line = at; line < source.length; ) {
    if (!startsWithText(source, line) && !(line === at && source.charCodeAt(line) === COLON)) return -1;
    if (line > at && syntax.interrupts(source, line)) return -1;
    const end = source.indexOf('\n', line);
    if (end < 0) return source.length;
    line = end + 1;
    if (line < source.length && source.charCodeAt(line) === 0x0a) return end;
  }
  return -1;
}

const COLON = 0x3a;
const BRACKET = 0x5b;

function isWhiteSpace(code: number): boolean {
  return code === 0x0a || code === 0x20 || code === 0x09;
}

export function plainText(text: string, type: 'text' | 'paragraph' = 'text'): Tokens.Text {
  return { type, raw: text, text, tokens: NO_TOKENS } as Tokens.Text;
}
