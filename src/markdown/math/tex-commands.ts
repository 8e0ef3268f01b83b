/** Commands of TeX, grouped by how their arguments are read, and the nodes of simple commands. */
import type { AccentNode, MathNode, SymbolClass, SymbolNode } from './math-node.js';
import { symbolOf } from './math-symbols.js';
import { isCommand } from './tex-tokens.js';

export const STYLE_COMMANDS = new Set(
  `displaystyle textstyle scriptstyle scriptscriptstyle limits nolimits nonumber notag bf rm it sf tt sl sc cal frak boldmath
  normalsize small footnotesize large Large tiny allowbreak nobreak relax mathstrut strut hfill hfil hline hdashline
  noindent centering protect ensuremath`.split(/\s+/),
);

/** Commands whose argument is shown as it is. */
export const PLAIN_FONTS = new Set(
  `mathrm mathbf mathit mathsf mathtt mathnormal boldsymbol bm bold pmb symbf symrm up mathop mathrel mathbin mathord mathopen
  mathclose mathpunct mathinner smash vphantom cancel bcancel xcancel boxed fbox ensuremath mathchoice Vec`.split(
    /\s+/,
  ),
);

/** Commands whose argument is words, which keep their blanks. */
export const TEXT_COMMANDS = new Set(
  'text textrm textbf textit textsf texttt textnormal textup textmd emph mbox hbox operatorname intertext shortintertext'.split(
    ' ',
  ),
);

export const ACCENTS: Record<string, readonly [mark: string, wide: AccentNode['wide']]> = {
  hat: ['\u0302', 'mark'],
  widehat: ['\u0302', 'mark'],
  check: ['\u030c', 'mark'],
  widecheck: ['\u030c', 'mark'],
  tilde: ['\u0303', 'mark'],
  widetilde: ['\u0303', 'mark'],
  acute: ['\u0301', 'mark'],
  grave: ['\u0300', 'mark'],
  dot: ['\u0307', 'mark'],
  ddot: ['\u0308', 'mark'],
  dddot: ['\u20db', 'mark'],
  breve: ['\u0306', 'mark'],
  mathring: ['\u030a', 'mark'],
  bar: ['\u0304', 'line-over'],
  overline: ['\u0305', 'line-over'],
  vec: ['\u20d7', 'arrow-over'],
  overrightarrow: ['\u20d7', 'arrow-over'],
  underline: ['\u0332', 'line-under'],
  underbar: ['\u0332', 'line-under'],
  overbrace: ['', 'brace-over'],
  underbrace: ['', 'brace-under'],
};

export const SPACES: Record<string, number> = {
  ' ': 1,
  ',': 1,
  ':': 1,
  ';': 1,
  '>': 1,
  '!': 0,
  thinspace: 1,
  medspace: 1,
  thickspace: 1,
  enspace: 1,
  space: 1,
  nobreakspace: 1,
  quad: 2,
  qquad: 4,
  negthinspace: 0,
};

const CLASS_COMMANDS: Record<string, SymbolClass> = {
  mathop: 'operator',
  mathrel: 'relation',
  mathbin: 'binary',
  mathopen: 'open',
  mathclose: 'close',
  mathpunct: 'punctuation',
};

export function infixFraction(command: string, above: MathNode, below: MathNode): MathNode {
  const fraction: MathNode = { kind: 'fraction', above, below, bar: command === '\\over' };
  return command === '\\choose' ? { kind: 'fenced', open: '(', close: ')', body: fraction } : fraction;
}

/** Adds a second script to the first one, in one row. */
export function appendItem(present: MathNode | undefined, node: MathNode): MathNode {
  if (present === undefined) return node;
  if (present.kind !== 'row') return { kind: 'row', items: [present, node] };
  present.items.push(node);
  return present;
}

export function hasLimits(base: MathNode): boolean {
  if (base.kind === 'symbol') return base.limits === true;
  return base.kind === 'accent' && base.wide.startsWith('brace');
}

/** Returns white space of this many columns. */
export function space(columns: number): SymbolNode {
  return { kind: 'symbol', text: ' '.repeat(columns), class: 'space' };
}

export function characterClass(text: string): SymbolNode {
  const symbolClass = /^[{⟨⌊⌈([]$/.test(text) ? 'open' : /^[}⟩⌋⌉)\]]$/.test(text) ? 'close' : 'ordinary';
  return { kind: 'symbol', text, class: symbolClass };
}

/** Text of the delimiter after `\left` and the like; empty for `.`. */
export function delimiterText(token: string | undefined): string {
  if (token === undefined || token === '.') return '';
  if (!isCommand(token)) return token === '<' ? '⟨' : token === '>' ? '⟩' : token;
  const name = token.slice(1);
  if (name === '|') return '‖';
  return symbolOf(name)?.text ?? name;
}

/** Letters of a font with words, such as `\mathrm{rank}`, as one word. */
function joinLetters(node: MathNode): MathNode {
  if (node.kind !== 'row' || !node.items.every(item => item.kind === 'symbol' && item.class === 'ordinary'))
    return node;
  const text = node.items.map(item => (item.kind === 'symbol' ? item.text : '')).join('');
  return { kind: 'symbol', text, class: 'ordinary' };
}

/** Applies `change` to the symbols of an argument. */
export function mapLetters(node: MathNode, change: (text: string) => string): MathNode {
  if (node.kind === 'symbol') return { ...node, text: change(node.text) };
  if (node.kind === 'row') return { kind: 'row', items: node.items.map(item => mapLetters(item, change)) };
  return node;
}

/** Words of TeX as plain text: braces dropped, escaped characters without their backslash. */
export function plainTex(tokens: readonly string[]): string {
  let text = '';
  for (const token of tokens) {
    if (token === '{' || token === '}') continue;
    if (token === '~') text += ' ';
    else if (!isCommand(token)) text += token;
    else text += commandText(token.slice(1));
  }
  return text;
}

function commandText(name: string): string {
  if (Object.hasOwn(SPACES, name)) return ' '.repeat(SPACES[name] ?? 1);
  if (TEXT_COMMANDS.has(name) || STYLE_COMMANDS.has(name)) return '';
  return symbolOf(name)?.text ?? (/^[a-zA-Z]/.test(name) ? `\\${name}` : name);
}

/** Returns the argument of a font command as it is shown: with another class, or its letters as one word. */
export function withFont(name: string, body: MathNode): MathNode {
  const symbolClass = Object.hasOwn(CLASS_COMMANDS, name) ? CLASS_COMMANDS[name] : undefined;
  if (symbolClass && body.kind === 'symbol')
    return { ...body, class: symbolClass, ...(name === 'mathop' && { limits: true }) };
  return /^math(?:rm|bf|tt|sf|it)$/.test(name) ? joinLetters(body) : body;
}
