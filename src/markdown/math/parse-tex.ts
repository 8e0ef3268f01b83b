/**
 * Parses the TeX of a formula into a tree. Unknown commands stay as written. Takes linear time; formulas nested deeper than
 * `MAX_DEPTH` are refused.
 */
import { inAlphabet, isAlphabet } from './math-alphabets.js';
import { type MathNode, rowOf } from './math-node.js';
import { characterSymbol, symbolOf } from './math-symbols.js';
import {
  ACCENTS,
  appendItem,
  hasLimits,
  infixFraction,
  mapLetters,
  PLAIN_FONTS,
  plainTex,
  SPACES,
  STYLE_COMMANDS,
  space,
  TEXT_COMMANDS,
  withFont,
} from './tex-commands.js';
import { constructOf } from './tex-constructs.js';
import type { ArgumentParser } from './tex-environments.js';
import { isCommand, TexTokens } from './tex-tokens.js';

/** Maximum depth of groups, fractions and scripts. Deeper ones cannot be drawn in a terminal. */
const MAX_DEPTH = 40;

/** Thrown for a formula that is not drawn. The message is the reason. */
export class TexError extends Error {}

/** Commands without an argument, defined by `\newcommand` or `\def`: name to tokens. */
export type Macros = Map<string, readonly string[]>;

/**
 * Parses `tex`. Definitions in it are added to the macros of `context`.
 * @throws {TexError} if it is nested too deeply or macros expand without end
 */
export function parseTex(tex: string, context: TexContext): MathNode {
  return new TexParser(new TexTokens(tex), context).parse();
}

/** State of a formula and of the macros in it. */
export interface TexContext {
  macros: Macros;
  /** Number of tokens of the macros that were expanded. */
  expanded: number;
}

/** Maximum number of tokens that macros add to one formula. Macros that use each other grow exponentially. */
const MAX_EXPANDED = 1 << 16;

const NO_STOPS: ReadonlySet<string> = new Set();
const GROUP_END: ReadonlySet<string> = new Set(['}']);
const OPTION_END: ReadonlySet<string> = new Set([']']);

/** Commands that define others. */
const DEFINITIONS = new Set(['newcommand', 'renewcommand', 'providecommand', 'DeclareMathOperator', 'def']);

class TexParser implements ArgumentParser {
  constructor(
    readonly tokens: TexTokens,
    private readonly context: TexContext,
    private depth = 0,
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

  /** Parses rows that are in no environment, as in `$$a \\ b$$`. */
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
    if (++this.depth > MAX_DEPTH) throw new TexError('it is nested too deeply');
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
    if (++this.depth > MAX_DEPTH) throw new TexError('it is nested too deeply');
    const atom = this.parseAtom(true) ?? { kind: 'row', items: [] };
    this.depth -= 1;
    return atom;
  }

  /** Returns the argument's tokens as text; braces around it are removed. */
  readRawArgument(): string {
    return this.tokens.readGroup().join('');
  }

  /** Parses `[...]` if it is next. */
  parseOption(): MathNode | undefined {
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
    const symbol = symbolOf(name);
    if (symbol) return symbol;
    const spaces = Object.hasOwn(SPACES, name) ? SPACES[name] : undefined;
    if (spaces !== undefined) return spaces === 0 ? undefined : space(spaces);
    if (STYLE_COMMANDS.has(name)) return undefined;
    const accent = Object.hasOwn(ACCENTS, name) ? ACCENTS[name] : undefined;
    if (accent) return { kind: 'accent', body: this.parseArgument(), mark: accent[0], wide: accent[1] };
    if (isAlphabet(name)) return mapLetters(this.parseArgument(), text => inAlphabet(text, name));
    if (PLAIN_FONTS.has(name)) return withFont(name, this.parseArgument());
    if (TEXT_COMMANDS.has(name)) return this.parseText(name);
    const construct = constructOf(name);
    if (construct) return construct(this);
    if (DEFINITIONS.has(name)) return this.define(name);
    return this.expand(name) ?? this.unknown(name);
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
      parts.push(
        new TexParser(new TexTokens(tokens.slice(index + 1, end)), this.context, this.depth).parse(),
      );
      index = end;
    }
    flush();
    return rowOf(parts);
  }

  /** Adds a definition without arguments. One with arguments is shown as written. */
  private define(command: string): MathNode | undefined {
    const { tokens } = this;
    const [name] = tokens.peek() === '{' ? tokens.readGroup() : [tokens.next()];
    if (name === undefined || !isCommand(name)) return this.unknown(command);
    if (tokens.peek() === '[' || tokens.peek() === '#')
      return rowOf([this.unknown(command), this.unknown(name.slice(1))]);
    const body = tokens.readGroup();
    const operator = command === 'DeclareMathOperator';
    this.context.macros.set(name.slice(1), operator ? ['\\operatorname', '{', ...body, '}'] : body);
    return undefined;
  }

  private expand(name: string): MathNode | undefined {
    const body = this.context.macros.get(name);
    if (!body) return undefined;
    this.context.expanded += body.length + 1;
    if (this.context.expanded > MAX_EXPANDED) throw new TexError('its macros expand without end');
    return new TexParser(new TexTokens(body), this.context, this.depth + 1).parse();
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
}

function isRowEnd(token: string): boolean {
  return token === '}' || token === '&' || token === '\\\\' || token === '\\end' || token === '\\right';
}
