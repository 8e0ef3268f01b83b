/**
 * Parses the TeX of a formula into a tree. Unknown commands stay as written. Takes linear time; formulas nested deeper than
 * `MAX_DEPTH` are refused.
 */
import { inAlphabet, isAlphabet } from './math-alphabets.js';
import {
  type AccentNode,
  type FractionNode,
  type MathNode,
  type RowNode,
  rowOf,
  type SymbolClass,
  type SymbolNode,
} from './math-node.js';
import { characterSymbol, symbolOf } from './math-symbols.js';
import { parseEnvironment } from './tex-environments.js';
import { isCommand, TexTokens } from './tex-tokens.js';

/** Maximum depth of groups, fractions and scripts. Deeper ones cannot be drawn in a terminal. */
const MAX_DEPTH = 40;

/** Thrown for a formula that is not drawn. */
export class TexError extends Error {}

/** Commands without an argument, defined by `\newcommand` or `\def`: name to tokens. */
export type Macros = Map<string, readonly string[]>;

/**
 * Parses `tex`. Definitions in it are added to `macros`.
 * @throws {TexError} if it is nested too deeply or macros expand without end
 */
export function parseTex(tex: string, macros: Macros): MathNode {
  return new TexParser(new TexTokens(tex), macros).parse();
}

const STYLE_COMMANDS = new Set(
  `displaystyle textstyle scriptstyle scriptscriptstyle limits nolimits nonumber notag bf rm it sf tt sl sc cal frak boldmath
  normalsize small footnotesize large Large tiny allowbreak nobreak relax mathstrut strut hfill hfil hline hdashline
  noindent centering protect ensuremath`.split(/\s+/),
);

/** Commands whose argument is shown as it is. */
const PLAIN_FONTS = new Set(
  `mathrm mathbf mathit mathsf mathtt mathnormal boldsymbol bm bold pmb symbf symrm up mathop mathrel mathbin mathord mathopen
  mathclose mathpunct mathinner smash vphantom cancel bcancel xcancel boxed fbox ensuremath mathchoice Vec`.split(
    /\s+/,
  ),
);

/** Commands whose argument is words, which keep their blanks. */
const TEXT_COMMANDS = new Set(
  'text textrm textbf textit textsf texttt textnormal textup textmd emph mbox hbox operatorname intertext shortintertext'.split(
    ' ',
  ),
);

const ACCENTS: Record<string, readonly [mark: string, wide: AccentNode['wide']]> = {
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

const SPACES: Record<string, number> = {
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

/** Commands whose arguments are dropped: name to number of arguments. */
const DROPPED: Record<string, number> = {
  label: 1,
  color: 1,
  vspace: 1,
  hspace: 1,
  kern: 0,
  mkern: 0,
  mskip: 0,
  hskip: 0,
  phantom: 0,
};

const CLASS_COMMANDS: Record<string, SymbolClass> = {
  mathop: 'operator',
  mathrel: 'relation',
  mathbin: 'binary',
  mathopen: 'open',
  mathclose: 'close',
  mathpunct: 'punctuation',
};

const NO_STOPS: ReadonlySet<string> = new Set();
const GROUP_END: ReadonlySet<string> = new Set(['}']);
const OPTION_END: ReadonlySet<string> = new Set([']']);
const RIGHT: ReadonlySet<string> = new Set(['\\right']);

export class TexParser {
  private depth = 0;

  constructor(
    readonly tokens: TexTokens,
    private readonly macros: Macros,
  ) {}

  /** Parses all tokens. Closing tokens without a partner are shown as they are. */
  parse(): MathNode {
    const items: MathNode[] = [];
    for (;;) {
      items.push(this.parseRow(NO_STOPS));
      const token = this.tokens.next();
      if (token === undefined) break;
      if (token === '\\\\' || token === '&') return this.parseLooseRows(rowOf(items), token);
      items.push({ kind: 'symbol', text: token, class: 'ordinary' });
    }
    return rowOf(items);
  }

  /** Parses rows that stand outside an environment, as in `$$a \\ b$$`. */
  private parseLooseRows(first: MathNode, separator: string): MathNode {
    const rows = [[first]];
    let token: string | undefined = separator;
    while (token !== undefined) {
      if (token === '\\\\') rows.push([]);
      else if (token !== '&') rows.at(-1)?.push({ kind: 'symbol', text: token, class: 'ordinary' });
      rows.at(-1)?.push(this.parseRow(NO_STOPS));
      token = this.tokens.next();
    }
    return { kind: 'table', rows, align: ['right', 'left'], gap: 'pairs', rules: [] };
  }

  /** Parses items up to a token of `stops`, `}`, `&`, `\\`, `\end` or the end. That token stays. */
  parseRow(stops: ReadonlySet<string>): MathNode {
    if (++this.depth > MAX_DEPTH) throw new TexError('formula is nested too deeply');
    let items: MathNode[] = [];
    let infix: { command: string; above: MathNode } | undefined;
    for (;;) {
      const token = this.tokens.peek();
      if (token === undefined || stops.has(token) || isRowEnd(token)) break;
      if (token === '\\over' || token === '\\choose' || token === '\\atop') {
        this.tokens.next();
        if (infix) {
          items.push({ kind: 'symbol', text: `${token} `, class: 'text' });
        } else {
          infix = { command: token, above: rowOf(items) };
          items = [];
        }
        continue;
      }
      this.addItem(items);
    }
    this.depth -= 1;
    const row = rowOf(items);
    return infix ? infixFraction(infix.command, infix.above, row) : row;
  }

  /** Parses one item, or a script of the last one. */
  private addItem(items: MathNode[]): void {
    const token = this.tokens.peek();
    if (token === '^' || token === '_') {
      this.tokens.next();
      this.addScript(items, token === '^' ? 'sup' : 'sub', this.parseArgument());
      return;
    }
    if (token === "'") {
      let primes = '';
      while (this.tokens.peek() === "'") {
        this.tokens.next();
        primes += '′';
      }
      this.addScript(items, 'sup', { kind: 'symbol', text: primes, class: 'ordinary' });
      return;
    }
    if (token === '\\limits' || token === '\\nolimits') {
      this.tokens.next();
      const last = items.at(-1);
      if (last) items[items.length - 1] = { kind: 'scripts', base: last, limits: token === '\\limits' };
      return;
    }
    const item = this.parseAtom();
    if (item) items.push(item);
  }

  private addScript(items: MathNode[], script: 'sup' | 'sub', node: MathNode): void {
    const last = items.at(-1);
    if (last?.kind === 'scripts') {
      last[script] = appendItem(last[script], node);
      return;
    }
    const base: MathNode = last && last.kind !== 'tag' ? last : { kind: 'row', items: [] };
    const limits = hasLimits(base);
    const scripts: MathNode = { kind: 'scripts', base, limits, [script]: node };
    if (base === last) items[items.length - 1] = scripts;
    else items.push(scripts);
  }

  /** Parses a group, a command with its arguments, or one character. An empty row if there is nothing. */
  parseArgument(): MathNode {
    const token = this.tokens.peek();
    if (token === undefined || isRowEnd(token)) return { kind: 'row', items: [] };
    if (++this.depth > MAX_DEPTH) throw new TexError('formula is nested too deeply');
    const atom = this.parseAtom(true) ?? { kind: 'row', items: [] };
    this.depth -= 1;
    return atom;
  }

  /** Returns the argument's tokens as text; braces around it are removed. */
  readRawArgument(): string {
    return this.tokens.readGroup().join('');
  }

  private readOption(): MathNode | undefined {
    if (this.tokens.peek() !== '[') return undefined;
    this.tokens.next();
    const option = this.parseRow(OPTION_END);
    if (this.tokens.peek() === ']') this.tokens.next();
    return option;
  }

  private parseAtom(single = false): MathNode | undefined {
    const token = this.tokens.next();
    if (token === undefined) return undefined;
    if (token === '{') return this.parseGroup();
    if (token === '~') return space(1);
    if (isCommand(token)) return this.parseCommand(token.slice(1));
    const number = single ? undefined : this.tokens.readNumber(token);
    return number === undefined
      ? characterSymbol(token)
      : { kind: 'symbol', text: number, class: 'ordinary' };
  }

  /** Parses the rest of a group. A group is one ordinary item, so `{,}` gets no blank. */
  private parseGroup(): MathNode {
    const row = this.parseRow(GROUP_END);
    let token = this.tokens.peek();
    const items = [row];
    while (token !== undefined && token !== '}') {
      // A row separator inside a group.
      this.tokens.next();
      items.push({ kind: 'symbol', text: token === '&' || token === '\\\\' ? ' ' : token, class: 'text' });
      items.push(this.parseRow(GROUP_END));
      token = this.tokens.peek();
    }
    this.tokens.next();
    const [only] = items;
    if (items.length === 1 && only?.kind === 'symbol')
      return { ...only, class: only.class === 'text' ? 'text' : 'ordinary' };
    return items.length === 1 && only?.kind === 'row' ? only : { kind: 'row', items };
  }

  private parseCommand(name: string): MathNode | undefined {
    const { tokens } = this;
    const symbol = symbolOf(name);
    if (symbol) return symbol;
    const spaces = Object.hasOwn(SPACES, name) ? SPACES[name] : undefined;
    if (spaces !== undefined) return space(spaces);
    if (STYLE_COMMANDS.has(name)) return undefined;
    const accent = Object.hasOwn(ACCENTS, name) ? ACCENTS[name] : undefined;
    if (accent) return { kind: 'accent', body: this.parseArgument(), mark: accent[0], wide: accent[1] };
    if (isAlphabet(name)) return mapLetters(this.parseArgument(), text => inAlphabet(text, name));
    if (PLAIN_FONTS.has(name)) return this.parseClass(name);
    if (TEXT_COMMANDS.has(name)) return this.parseText(name);
    switch (name) {
      case '{':
      case '}':
      case '#':
      case '$':
      case '%':
      case '&':
      case '_':
        return characterClass(name);
      case '|':
        return { kind: 'symbol', text: '‖', class: 'ordinary' };
      case 'frac':
      case 'dfrac':
      case 'cfrac':
        return this.parseFraction(true);
      case 'tfrac':
        return { ...this.parseFraction(true), small: true };
      case 'binom':
      case 'dbinom':
      case 'tbinom':
        return { kind: 'fenced', open: '(', close: ')', body: this.parseFraction(false) };
      case 'sqrt': {
        const index = this.readOption();
        const body = this.parseArgument();
        return index ? { kind: 'root', body, index } : { kind: 'root', body };
      }
      case 'left':
        return this.parseFenced();
      case 'begin':
        return parseEnvironment(this);
      case 'overset':
      case 'stackrel': {
        const sup = this.parseArgument();
        return { kind: 'scripts', base: this.parseArgument(), sup, limits: true };
      }
      case 'underset': {
        const sub = this.parseArgument();
        return { kind: 'scripts', base: this.parseArgument(), sub, limits: true };
      }
      case 'xrightarrow':
      case 'xleftarrow':
        return this.parseArrow(name === 'xrightarrow' ? '→' : '←');
      case 'not':
        return this.parseNegation();
      case 'pmod':
      case 'pod':
        return this.parseModulo(name === 'pmod' ? 'mod ' : '');
      case 'bmod':
      case 'mod':
        return { kind: 'symbol', text: 'mod', class: 'binary' };
      case 'substack':
        return this.parseSubstack();
      case 'tag':
        return this.parseTag();
      case 'middle':
        return characterSymbol(delimiterText(tokens.next()));
      case 'newcommand':
      case 'renewcommand':
      case 'providecommand':
      case 'DeclareMathOperator':
      case 'def':
        return this.define(name);
      case 'textcolor':
      case 'colorbox':
      case 'href':
        tokens.readGroup();
        return this.parseArgument();
    }
    if (/^(?:[bB]igg?|Bigg)[lrm]?$/.test(name)) return characterClass(delimiterText(this.tokens.next()));
    if (Object.hasOwn(DROPPED, name)) return this.drop(name);
    return this.expand(name) ?? this.unknown(name);
  }

  /** Parses an argument that is shown as it is, possibly with another class. */
  private parseClass(name: string): MathNode {
    const body = this.parseArgument();
    const symbolClass = Object.hasOwn(CLASS_COMMANDS, name) ? CLASS_COMMANDS[name] : undefined;
    if (symbolClass && body.kind === 'symbol')
      return { ...body, class: symbolClass, ...(name === 'mathop' && { limits: true }) };
    if (name === 'mathrm' || name === 'mathbf' || name === 'mathtt' || name === 'mathsf' || name === 'mathit')
      return joinLetters(body);
    return body;
  }

  private parseText(name: string): MathNode {
    if (name === 'operatorname') {
      const limits = this.tokens.peek() === '*';
      if (limits) this.tokens.next();
      const text = plainTex(this.tokens.readGroup().filter(token => token !== ' '));
      return { kind: 'symbol', text, class: 'function', ...(limits && { limits: true as const }) };
    }
    const parts: MathNode[] = [];
    let words: string[] = [];
    const flush = (): void => {
      if (words.length > 0) parts.push({ kind: 'symbol', text: plainTex(words), class: 'text' });
      words = [];
    };
    // `$...$` inside text is math again.
    const tokens = this.tokens.readGroup(true);
    for (let index = 0; index < tokens.length; index++) {
      const end = tokens[index] === '$' ? tokens.indexOf('$', index + 1) : -1;
      if (end < 0) {
        words.push(tokens[index] ?? '');
        continue;
      }
      flush();
      parts.push(parseTexTokens(tokens.slice(index + 1, end), this.macros, this.depth));
      index = end;
    }
    flush();
    return rowOf(parts);
  }

  private parseFraction(bar: boolean): FractionNode {
    const above = this.parseArgument();
    return { kind: 'fraction', above, below: this.parseArgument(), bar };
  }

  /** Parses from after `\left` to after the matching `\right` and its delimiter. */
  private parseFenced(): MathNode {
    const open = delimiterText(this.tokens.next());
    const items = [this.parseRow(RIGHT)];
    let token = this.tokens.peek();
    while (token === '&' || token === '\\\\') {
      this.tokens.next();
      items.push(this.parseRow(RIGHT));
      token = this.tokens.peek();
    }
    let close = '';
    if (token === '\\right') {
      this.tokens.next();
      close = delimiterText(this.tokens.next());
    }
    return { kind: 'fenced', open, close, body: rowOf(items) };
  }

  private parseArrow(arrow: string): MathNode {
    const sub = this.readOption();
    const base: SymbolNode = { kind: 'symbol', text: arrow, class: 'relation' };
    return { kind: 'scripts', base, sup: this.parseArgument(), limits: true, ...(sub && { sub }) };
  }

  private parseNegation(): MathNode {
    const body = this.parseArgument();
    if (body.kind !== 'symbol') return rowOf([{ kind: 'symbol', text: '¬', class: 'ordinary' }, body]);
    return { ...body, text: `${body.text}\u0338`.normalize('NFC') };
  }

  private parseModulo(word: string): MathNode {
    const body = rowOf([{ kind: 'symbol', text: word, class: 'text' }, this.parseArgument()]);
    return rowOf([
      { kind: 'symbol', text: ' ', class: 'space' },
      { kind: 'fenced', open: '(', close: ')', body },
    ]);
  }

  private parseSubstack(): MathNode {
    if (this.tokens.peek() === '{') this.tokens.next();
    const rows = [[this.parseRow(GROUP_END)]];
    while (this.tokens.peek() === '\\\\') {
      this.tokens.next();
      rows.push([this.parseRow(GROUP_END)]);
    }
    if (this.tokens.peek() === '}') this.tokens.next();
    return { kind: 'table', rows, align: ['center'], gap: 'columns', rules: [] };
  }

  private parseTag(): MathNode {
    const star = this.tokens.peek() === '*';
    if (star) this.tokens.next();
    const text = plainTex(this.tokens.readGroup(true));
    return { kind: 'tag', text: star ? text : `(${text})` };
  }

  /** Adds a definition without arguments. One with arguments is shown as written. */
  private define(command: string): MathNode | undefined {
    const { tokens } = this;
    const [name] = tokens.peek() === '{' ? tokens.readGroup() : [tokens.next()];
    if (name === undefined || !isCommand(name)) return this.unknown(command);
    if (tokens.peek() === '[' || tokens.peek() === '#') {
      return rowOf([this.unknown(command), this.unknown(name.slice(1))]);
    }
    const body = tokens.readGroup();
    const operator = command === 'DeclareMathOperator';
    this.macros.set(name.slice(1), operator ? ['\\operatorname', '{', ...body, '}'] : body);
    return undefined;
  }

  private expand(name: string): MathNode | undefined {
    const body = this.macros.get(name);
    if (!body) return undefined;
    // A macro that uses itself is limited by the depth.
    return parseTexTokens(body, this.macros, this.depth + 1);
  }

  private drop(name: string): MathNode | undefined {
    if (name === 'phantom') {
      this.tokens.readGroup();
      return space(1);
    }
    if (DROPPED[name] === 0) {
      this.tokens.readLength();
      return name === 'kern' || name === 'mkern' ? undefined : space(1);
    }
    if (this.tokens.peek() === '*') this.tokens.next();
    this.tokens.readGroup();
    return name === 'hspace' ? space(1) : undefined;
  }

  /** An unknown command, as written, with the groups that follow it. */
  private unknown(name: string): MathNode {
    let text = `\\${name}`;
    const hasGroup = this.tokens.peek() === '{';
    while (this.tokens.peek() === '{') text += `{${this.readRawArgument()}}`;
    // A blank keeps a letter after the command apart from it.
    return {
      kind: 'symbol',
      text: hasGroup || !/[a-zA-Z]$/.test(name) ? text : `${text} `,
      class: 'ordinary',
    };
  }

  /** Checks the depth of a tree that is parsed on behalf of this one. */
  startAt(depth: number): this {
    if (depth > MAX_DEPTH) throw new TexError('formula is nested too deeply');
    this.depth = depth;
    return this;
  }
}

function parseTexTokens(tokens: readonly string[], macros: Macros, depth: number): MathNode {
  return new TexParser(new TexTokens(tokens), macros).startAt(depth).parse();
}

function isRowEnd(token: string): boolean {
  return token === '}' || token === '&' || token === '\\\\' || token === '\\end' || token === '\\right';
}

function infixFraction(command: string, above: MathNode, below: MathNode): MathNode {
  const fraction: MathNode = { kind: 'fraction', above, below, bar: command === '\\over' };
  return command === '\\choose' ? { kind: 'fenced', open: '(', close: ')', body: fraction } : fraction;
}

/** Adds a second script to the first one, in one row. */
function appendItem(present: MathNode | undefined, node: MathNode): MathNode {
  if (present === undefined) return node;
  if (present.kind !== 'row') return { kind: 'row', items: [present, node] };
  present.items.push(node);
  return present;
}

function hasLimits(base: MathNode): boolean {
  if (base.kind === 'symbol') return base.limits === true;
  return base.kind === 'accent' && base.wide.startsWith('brace');
}

function space(columns: number): MathNode | undefined {
  return columns === 0 ? undefined : { kind: 'symbol', text: ' '.repeat(columns), class: 'space' };
}

function characterClass(text: string): SymbolNode {
  const symbolClass = /^[{⟨⌊⌈([]$/.test(text) ? 'open' : /^[}⟩⌋⌉)\]]$/.test(text) ? 'close' : 'ordinary';
  return { kind: 'symbol', text, class: symbolClass };
}

/** Text of the delimiter after `\left` and the like; empty for `.`. */
function delimiterText(token: string | undefined): string {
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
function mapLetters(node: MathNode, change: (text: string) => string): MathNode {
  if (node.kind === 'symbol') return { ...node, text: change(node.text) };
  if (node.kind === 'row')
    return { kind: 'row', items: (node as RowNode).items.map(item => mapLetters(item, change)) };
  return node;
}

/** Words of TeX as plain text: braces dropped, escaped characters without their backslash. */
function plainTex(tokens: readonly string[]): string {
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
