/**
 * Syntax highlighting of code through marked-terminal's `code` renderer, which uses highlight.js. Must not import themes or
 * layout. A lazy bundle: load it by `import()` only. Its time has no bound: `highlight-within-limits.ts` sets one.
 *
 * The renderer writes text with colour codes. Its theme functions write private-use characters instead, which are turned
 * into spans here.
 */
import chalk from 'chalk';
import Renderer from 'marked-terminal';
import type { Span } from '../../document/document.js';
import { type Grammar, grammarFor, nestedGrammars } from './languages.js';
import { TOKEN_STYLES, type TokenStyle } from './token-styles.js';

/** Start and end of a token. The character after `OPEN` encodes its class. */
const OPEN = '\ue000';
const CLOSE = '\ue001';
const FIRST = 0xe100;
const PRIVATE = /[\ue000\ue001\ue100-\ue1ff]/;

/**
 * Maximum length that is highlighted, in whole rows; the rest is one plain span. Highlighting takes up to 6 ms for 1,000
 * characters of ordinary code. Only the beginning of a block can be highlighted: a row depends on all rows before it,
 * and the renderer cannot resume.
 */
const MAX_LENGTH = 1 << 15;

const styles: TokenStyle[] = [];
const theme = Object.fromEntries(
  Object.entries(TOKEN_STYLES).map(([name, style]) => {
    const mark = String.fromCharCode(FIRST + styles.push(style) - 1);
    return [name, (text: string) => OPEN + mark + text + CLOSE];
  }),
);
const renderer = new Renderer(
  { tab: 0, emoji: false, code: same },
  { theme: { ...theme, default: same }, ignoreIllegals: true },
);

/**
 * Returns `text` as highlighted spans, whose joined text equals `text`.
 * Undefined if the language is unknown, or highlighting would change the text.
 */
export function highlightCode(text: string, language: string): Span[] | undefined {
  const grammar = grammarFor(language);
  if (!grammar || PRIVATE.test(text)) return undefined;
  const end = text.length > MAX_LENGTH ? text.lastIndexOf('\n', MAX_LENGTH) : text.length;
  if (end < 0) return undefined;
  const spans = toSpans(render(text.slice(0, end), grammar));
  if (end < text.length) spans.push({ text: text.slice(end) });
  return spans.map(span => span.text).join('') === text ? spans : undefined;
}

/** Grammars that are compiled. Rendering with one compiles it. */
const compiled = new Set<Grammar>();

/** Returns the grammars that `text` may need and that are not compiled yet. */
export function grammarsToCompile(text: string, grammar: Grammar): Grammar[] {
  return [grammar, ...nestedGrammars(grammar, text)].filter(each => !compiled.has(each));
}

/** Compiles grammars, so that `highlightCode` can be interrupted at any point. */
export function compileGrammars(grammars: readonly Grammar[]): void {
  for (const grammar of grammars) {
    render('', grammar);
    compiled.add(grammar);
  }
}

/** Renders with colours even if chalk detected no colour terminal. marked-terminal would then use none. */
function render(text: string, grammar: Grammar): string {
  // Not restored, because a call can be interrupted. Ink also uses chalk, but not in a thread that highlights.
  chalk.level = 1;
  return renderer.code({ type: 'code', raw: text, text, lang: grammar }).replace(/\n\n$/, '');
}

function toSpans(marked: string): Span[] {
  const spans: Span[] = [];
  const stack: TokenStyle[] = [];
  let style: TokenStyle = '';
  for (const piece of marked.split(/(\ue000[\ue100-\ue1ff]|\ue001)/)) {
    if (piece.startsWith(OPEN)) {
      stack.push(style);
      const own = styles[piece.charCodeAt(1) - FIRST];
      if (own !== undefined && own !== 'inherit') style = own;
    } else if (piece === CLOSE) style = stack.pop() ?? '';
    else if (piece !== '') add(spans, piece, style);
  }
  return spans;
}

function add(spans: Span[], text: string, style: TokenStyle): void {
  const last = spans.at(-1);
  if (last && (last.style ?? '') === style) last.text += text;
  else spans.push(style === '' ? { text } : { text, style });
}

function same(text: string): string {
  return text;
}
