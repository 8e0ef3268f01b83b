/**
 * marked's block lexer, made safe: rules of its tokenizer that overflow its stack or are quadratic are bounded or
 * replaced, one by one. Its inline lexer is not used (see `typeset/inline`), so text in the tokens is raw.
 */
import { Lexer, type Token, Tokenizer, type Tokens, type TokensList } from 'marked';
import { noteDefinitionAt } from '../definitions/footnote-definitions.js';
import { paragraphLines } from '../prescan/paragraph-continuation.js';
import { blankLines, indentedCode, Underlines } from './block-rules.js';
import { lineKind } from './line-kinds.js';
import { type ListedItem, listAt } from './list-rule.js';
import { DEEPEST_NESTING } from './nesting-limits.js';
import { quoteAt } from './quote-rule.js';
import { type TableAt, tableAt } from './table-rule.js';

export type { Token, Tokens };
export type TableToken = Tokens.Table & { found: TableAt };

const DEFINITION = /^ {0,3}\[(?:\\[^\n]|[^[\]\\\n]|\\?\n(?![ \t]*\n)){1,999}\]:/;
const QUOTE = /^ {0,3}>/;
const INTERRUPTING = /^ {0,3}(?:[*+-]|1[.)])[ \t]+[^ \t\n]/;
const BOX = /^\[([ xX])\][ \t]+\S/;
const LIST = /^ {0,3}[-*+\d]/;

class BoundedTokenizer extends Tokenizer {
  /** A quote or list was not followed further down. */
  tooDeep = false;
  underlines = new Underlines();
  private depth = 0;

  override space(source: string): Tokens.Space | undefined {
    const end = blankLines(source);
    return end > 0 ? { type: 'space', raw: source.slice(0, end) } : undefined;
  }

  override code(source: string): Tokens.Code | undefined {
    return indentedCode(source);
  }

  override blockquote(source: string): Tokens.Blockquote | undefined {
    return QUOTE.test(source) ? this.deeper(() => this.quote(source)) : undefined;
  }

  override list(source: string): Tokens.List | undefined {
    if (!LIST.test(source)) return undefined;
    // within an item a paragraph is lexed line by line: not every list interrupts it
    if (this.lexer.state.lastToken?.type === 'text' && !INTERRUPTING.test(source)) return undefined;
    return this.deeper(() => this.items(source));
  }

  override def(source: string): Tokens.Def | undefined {
    if (!DEFINITION.test(source)) return undefined;
    const note = noteDefinitionAt(source, source.indexOf('['), 0);
    if (!note) return super.def(source);
    const raw = source.slice(0, note.end).trimEnd();
    return { type: 'def', tag: `^${note.key}`, raw, href: '', title: '' };
  }

  override table(source: string): TableToken | undefined {
    const found = tableAt(source);
    if (!found) return undefined;
    // its cells are read from what was found: there may be very many
    return { type: 'table', raw: source.slice(0, found.length), align: [], header: [], rows: [], found };
  }

  override lheading(source: string): Tokens.Heading | undefined {
    const found = this.underlines.find(source);
    if (!found) return undefined;
    const text = source.slice(0, found.textEnd).trim();
    return { type: 'heading', raw: source.slice(0, found.end), depth: found.depth, text, tokens: NOTHING };
  }

  override paragraph(source: string): Tokens.Paragraph {
    const raw = source.slice(0, paragraphLines(source));
    this.lexer.inline(raw);
    return { type: 'paragraph', raw, text: raw, tokens: NOTHING };
  }

  override text(source: string): Tokens.Text {
    const raw = source.slice(0, paragraphLines(source));
    this.lexer.inline(raw);
    return plainText(raw);
  }

  private items(source: string): Tokens.List | undefined {
    const found = listAt(source);
    if (!found) return undefined;
    const { state } = this.lexer;
    const top = state.top;
    state.top = false;
    const items = found.items.map(item => this.item(item));
    state.top = top;
    const { ordered, start, length, apart } = found;
    const loose = apart || items.some(item => item.loose);
    return { type: 'list', raw: source.slice(0, length), ordered, start, loose, items };
  }

  /** An item's `raw` is as many newlines as it has lines: only those are counted. */
  private item({ text, lines }: ListedItem): Tokens.ListItem {
    const box = BOX.exec(text);
    const content = box ? text.slice(4).trimStart() : text;
    const tokens = this.lineTokens(content, 'text') ?? this.lexer.blockTokens(content, []);
    const loose = tokens.some(
      (token, index) => token.type === 'space' && index > 0 && index < tokens.length - 1,
    );
    const task = box !== null && (tokens[0]?.type === 'text' || tokens[0]?.type === 'paragraph');
    const item: Tokens.ListItem = { type: 'list_item', raw: '\n'.repeat(lines), task, loose, text, tokens };
    if (task) item.checked = box[1] !== ' ';
    return item;
  }

  private quote(source: string): Tokens.Blockquote | undefined {
    const found = quoteAt(source);
    if (!found) return undefined;
    const { state } = this.lexer;
    const top = state.top;
    state.top = true;
    const tokens = this.lineTokens(found.text, 'paragraph') ?? this.lexer.blockTokens(found.text, []);
    state.top = top;
    return { type: 'blockquote', raw: source.slice(0, found.length), tokens, text: found.text };
  }

  /**
   * What stands in an item or quote of one line, as most do: no rule has to be tried on words, and only one on the next mark.
   * Undefined where it may be something else.
   */
  private lineTokens(line: string, type: 'text' | 'paragraph'): Token[] | undefined {
    if (line === '' || line.includes('\n')) return undefined;
    const { name, at } = lineKind(line, 0);
    if (name === 'text') return [plainText(line, type)];
    if (name !== 'container') return undefined;
    const token = line.charAt(at) === '>' ? this.blockquote(line) : this.deeper(() => this.items(line));
    return token && [token];
  }

  private deeper<T>(follow: () => T): T | undefined {
    if (this.depth >= DEEPEST_NESTING) {
      this.tooDeep = true;
      return undefined;
    }
    this.depth++;
    try {
      return follow();
    } finally {
      this.depth--;
    }
  }
}

function plainText(text: string, type: 'text' | 'paragraph' = 'text'): Tokens.Text {
  return { type, raw: text, text, tokens: NOTHING } as Tokens.Text;
}

const NOTHING: Token[] = [];

class BoundedLexer extends Lexer {
  constructor(private readonly bounded: BoundedTokenizer) {
    super({ gfm: true, tokenizer: bounded });
  }

  /**
   * Inline syntax is read from the raw texts, so nothing is kept for marked's own reading; but where marked joins two texts,
   * it takes the last one away and writes to the one before.
   */
  override inline(): Token[] {
    while (this.inlineQueue.length < 2) this.inlineQueue.push({ src: '', tokens: NOTHING });
    return NOTHING;
  }

  override blockTokens(source: string, tokens?: Token[], clipped?: boolean): Token[];
  override blockTokens(source: string, tokens?: TokensList, clipped?: boolean): TokensList;
  override blockTokens(source: string, tokens: Token[] = [], clipped = false): Token[] {
    // what is known about one text says nothing of a text within it
    const outer = this.bounded.underlines;
    this.bounded.underlines = new Underlines();
    const made = super.blockTokens(source, tokens, clipped);
    this.bounded.underlines = outer;
    return made;
  }
}

export interface Lexed {
  tokens: Token[];
  /** Some of it was nested too deeply and is text. */
  tooDeep: boolean;
}

/** The block tokens of Markdown whose lines end in `\n`; their `raw` texts add up to it. */
export function lexBlocks(source: string): Lexed {
  const tokenizer = new BoundedTokenizer();
  const tokens = new BoundedLexer(tokenizer).blockTokens(source, []);
  return { tokens, tooDeep: tokenizer.tooDeep };
}
