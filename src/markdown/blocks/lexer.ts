/**
 * marked's block lexer with bounds. Rules that overflow the stack or take quadratic time are bounded or
 * replaced. marked's inline lexer is not used (see `src/markdown/inline`), so the text in tokens is raw.
 */
import { type Token as MarkedToken, Tokenizer } from 'marked';
import { mapPacked } from '../../util/large-lists.js';
import { footnoteDefinitionAt } from '../definitions/footnote-definitions.js';
import { linkDefinitionAt } from '../definitions/link-definitions.js';
import { paragraphEnd } from '../prescan/paragraph-continuation.js';
import {
  type BlockSyntax,
  ClosingSearch,
  PLAIN_BLOCK_SYNTAX,
  type Token,
  type Tokens,
} from './block-extension.js';
import { BlockLexer, type BlockTokenizer, endOfTextLines, NO_TOKENS, plainText } from './block-lexer.js';
import { blankLinesLength, fencedCode, indentedCode, SetextHeadingFinder } from './block-rules.js';
import { lineKind } from './line-kinds.js';
import { listAt, type ParsedItem } from './list-rule.js';
import { MAX_NESTING, NestedText } from './nesting-limits.js';
import { quoteAt } from './quote-rule.js';
import { type ParsedTable, tableAt } from './table-rule.js';

export type TableToken = Tokens.Table & { parsed: ParsedTable };

const DEFINITION = /^ {0,3}\[(?:\\[^\n]|[^[\]\\\n]|\\?\n(?![ \t]*\n)){1,999}\]:/;
const FOOTNOTE = /^ {0,3}\[\^/;
const QUOTE = /^ {0,3}>/;
const INTERRUPTING = /^ {0,3}(?:[*+-]|1[.)])[ \t]+[^ \t\n]/;
const BOX = /^\[([ xX])\][ \t]+\S/;
const LIST = /^ {0,3}[-*+\d]/;

class BoundedTokenizer extends Tokenizer implements BlockTokenizer {
  /** True after a quote or list exceeded the nesting limit. */
  tooDeep = false;
  readonly setextHeadings = new SetextHeadingFinder();
  /** Number of quotes, lists and containers around the current block. */
  private nesting = 0;
  /** Number of containers around it that extensions opened. */
  depth = 0;
  previous: readonly Token[] = [];

  constructor(
    readonly syntax: BlockSyntax,
    readonly closings: ClosingSearch,
    private readonly nested: NestedText,
  ) {
    super();
  }

  get isInItem(): boolean {
    return !this.lexer.state.top;
  }

  get isTopLevel(): boolean {
    return this.nesting === 0;
  }

  override space(source: string): Tokens.Space | undefined {
    const end = blankLinesLength(source);
    return end > 0 ? { type: 'space', raw: source.slice(0, end) } : undefined;
  }

  override code(source: string): Tokens.Code | undefined {
    return this.syntax.indentedCode ? indentedCode(source) : undefined;
  }

  override fences(source: string): Tokens.Code | undefined {
    return fencedCode(source);
  }

  override blockquote(source: string): Tokens.Blockquote | undefined {
    return QUOTE.test(source) ? this.withNesting(() => this.quoteToken(source)) : undefined;
  }

  override list(source: string): Tokens.List | undefined {
    if (!LIST.test(source)) return undefined;
    // marked lexes an item's paragraph line by line, and only some lists interrupt it
    if (this.previous.at(-1)?.type === 'text' && !INTERRUPTING.test(source)) return undefined;
    return this.withNesting(() => this.listToken(source));
  }

  /** Reads HTML, or a footnote's definition, which marked would join to the paragraph before it. */
  override html(source: string): Tokens.HTML | undefined {
    if (!FOOTNOTE.test(source)) return this.htmlToken(source);
    const footnote = footnoteDefinitionAt(source, source.indexOf('['), 0);
    return footnote && (definitionToken(source, `^${footnote.key}`, footnote.end) as Token as Tokens.HTML);
  }

  private htmlToken(source: string): Tokens.HTML | undefined {
    const at = source.search(/[^ ]/);
    if (at > 3 || source.charAt(at) !== '<') return undefined;
    const length = this.syntax.htmlLength?.(source, at);
    if (length === 0) return undefined;
    if (length === undefined) return super.html(source);
    const raw = source.slice(0, at + length);
    return { type: 'html', block: true, pre: false, raw, text: raw };
  }

  override def(source: string): Tokens.Def | undefined {
    if (!DEFINITION.test(source)) return undefined;
    const definition = linkDefinitionAt(source, source.indexOf('['), 0, this.syntax.templateAt);
    return definition && definitionToken(source, definition.key, definition.end);
  }

  override table(source: string): TableToken | undefined {
    const parsed = tableAt(source);
    if (!parsed) return undefined;
    // cells are built from `parsed` only, because there may be very many
    return { type: 'table', raw: source.slice(0, parsed.length), align: [], header: [], rows: [], parsed };
  }

  override lheading(source: string): Tokens.Heading | undefined {
    const heading = this.setextHeadings.find(source, this.syntax);
    if (!heading) return undefined;
    const text = source.slice(0, heading.textEnd).trim();
    return {
      type: 'heading',
      raw: source.slice(0, heading.end),
      depth: heading.depth,
      text,
      tokens: NO_TOKENS,
    };
  }

  override paragraph(source: string): Tokens.Paragraph {
    const raw = source.slice(0, paragraphEnd(source, this.syntax));
    return { type: 'paragraph', raw, text: raw, tokens: NO_TOKENS };
  }

  override text(source: string): Tokens.Text {
    const raw = source.slice(0, paragraphEnd(source, this.syntax));
    return plainText(raw);
  }

  private listToken(source: string): Tokens.List | undefined {
    const list = listAt(source, this.syntax);
    if (!list) return undefined;
    const { state } = this.lexer;
    const top = state.top;
    const items = mapPacked(list.items, itemToken => {
      // for each item, because the lexer sets it after the content of one
      state.top = false;
      return this.item(itemToken);
    });
    state.top = top;
    const { ordered, start, length, separated } = list;
    const loose = separated || items.some(item => item.loose);
    return { type: 'list', raw: source.slice(0, length), ordered, start, loose, items };
  }

  /** Creates an item token. Its `raw` is one newline per source line, because only newlines are counted. */
  private item({ text, lines }: ParsedItem): Tokens.ListItem {
    const box = text.charCodeAt(0) === 0x5b ? BOX.exec(text) : null;
    const content = box ? text.slice(4).trimStart() : text;
    const tokens = this.contentTokens(content, 'text');
    let loose = false;
    for (let index = 1; index < tokens.length - 1; index++) loose ||= tokens[index]?.type === 'space';
    const task = box !== null;
    const raw = lines === 1 ? '\n' : '\n'.repeat(lines);
    const item: Tokens.ListItem = { type: 'list_item', raw, task, loose, text, tokens };
    if (task) item.checked = box[1] !== ' ';
    return item;
  }

  private quoteToken(source: string): Tokens.Blockquote | undefined {
    const quote = quoteAt(source, this.syntax);
    if (!quote) return undefined;
    const { state } = this.lexer;
    const top = state.top;
    state.top = true;
    const tokens = this.contentTokens(quote.text, 'paragraph');
    state.top = top;
    return { type: 'blockquote', raw: source.slice(0, quote.length), tokens, text: quote.text };
  }

  /** Lexes the content of a quote, an item or a container. It is one text if the document has too much nested text. */
  private contentTokens(content: string, type: 'text' | 'paragraph'): MarkedToken[] {
    const tokens = this.simpleTokens(content, type);
    if (tokens) return tokens;
    if (this.nested.add(content.length)) return this.lexer.blockTokens(content, []);
    this.tooDeep = true;
    return [plainText(content, type)];
  }

  /**
   * Fast path for an item or quote of a single line, or of lines that all start with text: the most common cases. Undefined if the
   * content may need the other block rules.
   */
  private simpleTokens(content: string, type: 'text' | 'paragraph'): MarkedToken[] | undefined {
    if (content === '') return undefined;
    if (!content.includes('\n')) return this.lineTokens(content, type);
    const isText =
      !this.syntax.mayStart(content) && endOfTextLines(content, 0, this.syntax) === content.length;
    return isText ? [plainText(content, type)] : undefined;
  }

  private lineTokens(line: string, type: 'text' | 'paragraph'): MarkedToken[] | undefined {
    const { name, at } = lineKind(line, 0);
    if (name === 'text') return this.syntax.mayStart(line) ? undefined : [plainText(line, type)];
    if (name !== 'container') return undefined;
    const token =
      line.charAt(at) === '>' ? this.blockquote(line) : this.withNesting(() => this.listToken(line));
    return token && [token];
  }

  /** Lexes the content of an extension's container. */
  lex(text: string): Token[] | undefined {
    const { state } = this.lexer;
    const top = state.top;
    this.depth++;
    const tokens = this.withNesting(() => {
      state.top = true;
      return this.contentTokens(text, 'paragraph');
    });
    this.depth--;
    state.top = top;
    return tokens;
  }

  private withNesting<T>(follow: () => T): T | undefined {
    if (this.nesting >= MAX_NESTING) {
      this.tooDeep = true;
      return undefined;
    }
    this.nesting++;
    try {
      return follow();
    } finally {
      this.nesting--;
    }
  }
}

function definitionToken(source: string, tag: string, end: number): Tokens.Def {
  return { type: 'def', tag, raw: source.slice(0, end).trimEnd(), href: '', title: '' };
}

export interface LexResult {
  tokens: Token[];
  /** True if some nesting exceeded the limit and is shown as text. */
  tooDeep: boolean;
}

/** Lexes Markdown with `\n` line ends into block tokens. Their `raw` texts add up to `source`. */
export function lexBlocks(
  source: string,
  syntax: BlockSyntax = PLAIN_BLOCK_SYNTAX,
  closings = new ClosingSearch(),
  nested = new NestedText(),
): LexResult {
  const tokenizer = new BoundedTokenizer(syntax, closings, nested);
  const tokens = new BlockLexer(tokenizer).blockTokens(source, []);
  return { tokens, tooDeep: tokenizer.tooDeep };
}
