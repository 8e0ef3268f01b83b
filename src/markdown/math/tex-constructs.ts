/** Commands of TeX with arguments that make more than one symbol: fractions, roots, delimiters, arrows and the like. */
import { type FractionNode, type MathNode, rowOf, type SymbolNode } from './math-node.js';
import { characterSymbol } from './math-symbols.js';
import { characterClass, delimiterText, plainTex, space } from './tex-commands.js';
import { type ArgumentParser, parseEnvironment } from './tex-environments.js';

/** Parses what follows a command. Undefined: nothing is shown. */
type Construct = (parser: ArgumentParser) => MathNode | undefined;

const GROUP_END: ReadonlySet<string> = new Set(['}']);
const RIGHT: ReadonlySet<string> = new Set(['\\right']);

const fraction: Construct = parser => parseFraction(parser, true);
const binomial: Construct = parser => fenced('(', ')', parseFraction(parser, false));
const plainArgument: Construct = parser => {
  parser.tokens.readGroup();
  return parser.parseArgument();
};

const CONSTRUCTS: Record<string, Construct> = {
  '|': () => ({ kind: 'symbol', text: '‖', class: 'ordinary' }),
  frac: fraction,
  dfrac: fraction,
  cfrac: fraction,
  tfrac: parser => ({ ...parseFraction(parser, true), small: true }),
  binom: binomial,
  dbinom: binomial,
  tbinom: binomial,
  sqrt: parseRoot,
  left: parseFenced,
  middle: ({ tokens }) => characterSymbol(delimiterText(tokens.next())),
  begin: parseEnvironment,
  overset: parser => parseStack(parser, 'sup'),
  stackrel: parser => parseStack(parser, 'sup'),
  underset: parser => parseStack(parser, 'sub'),
  xrightarrow: parser => parseArrow(parser, '→'),
  xleftarrow: parser => parseArrow(parser, '←'),
  not: parseNegation,
  pmod: parser => parseModulo(parser, 'mod '),
  pod: parser => parseModulo(parser, ''),
  bmod: () => ({ kind: 'symbol', text: 'mod', class: 'binary' }),
  mod: () => ({ kind: 'symbol', text: 'mod', class: 'binary' }),
  substack: parseSubstack,
  tag: parseTag,
  textcolor: plainArgument,
  colorbox: plainArgument,
  href: plainArgument,
  label: dropArgument,
  color: dropArgument,
  vspace: dropArgument,
  hspace: parser => dropArgument(parser) ?? space(1),
  phantom: parser => dropArgument(parser) ?? space(1),
  kern: dropLength,
  mkern: dropLength,
  hskip: parser => dropLength(parser) ?? space(1),
  mskip: parser => dropLength(parser) ?? space(1),
};

/** Escaped characters. */
const ESCAPED = new Set('{}#$%&_');
/** Commands that give the size of the delimiter after them. */
const SIZES = /^(?:[bB]igg?|Bigg)[lrm]?$/;

/** Returns how to parse a command; undefined if it is none of these. */
export function constructOf(name: string): Construct | undefined {
  if (ESCAPED.has(name)) return () => characterClass(name);
  if (SIZES.test(name)) return ({ tokens }) => characterClass(delimiterText(tokens.next()));
  return Object.hasOwn(CONSTRUCTS, name) ? CONSTRUCTS[name] : undefined;
}

function fenced(open: string, close: string, body: MathNode): MathNode {
  return { kind: 'fenced', open, close, body };
}

function parseFraction(parser: ArgumentParser, bar: boolean): FractionNode {
  const above = parser.parseArgument();
  return { kind: 'fraction', above, below: parser.parseArgument(), bar };
}

function parseRoot(parser: ArgumentParser): MathNode {
  const index = parser.parseOption();
  const body = parser.parseArgument();
  return index ? { kind: 'root', body, index } : { kind: 'root', body };
}

/** Parses from after `\left` to after the matching `\right` and its delimiter. */
function parseFenced(parser: ArgumentParser): MathNode {
  const { tokens } = parser;
  const open = delimiterText(tokens.next());
  const items = [parser.parseRow(RIGHT)];
  let token = tokens.peek();
  while (token === '&' || token === '\\\\') {
    tokens.next();
    items.push(parser.parseRow(RIGHT));
    token = tokens.peek();
  }
  let close = '';
  if (token === '\\right') {
    tokens.next();
    close = delimiterText(tokens.next());
  }
  return fenced(open, close, rowOf(items));
}

/** Parses the text over or under a symbol, and the symbol. */
function parseStack(parser: ArgumentParser, script: 'sub' | 'sup'): MathNode {
  const over = parser.parseArgument();
  return { kind: 'scripts', base: parser.parseArgument(), [script]: over, limits: true };
}

function parseArrow(parser: ArgumentParser, arrow: string): MathNode {
  const sub = parser.parseOption();
  const base: SymbolNode = { kind: 'symbol', text: arrow, class: 'relation' };
  return { kind: 'scripts', base, sup: parser.parseArgument(), limits: true, ...(sub && { sub }) };
}

function parseNegation(parser: ArgumentParser): MathNode {
  const body = parser.parseArgument();
  if (body.kind === 'symbol') return { ...body, text: `${body.text}\u0338`.normalize('NFC') };
  return { kind: 'row', items: [{ kind: 'symbol', text: '¬', class: 'ordinary' }, body] };
}

function parseModulo(parser: ArgumentParser, word: string): MathNode {
  const items: MathNode[] = [{ kind: 'symbol', text: word, class: 'text' }, parser.parseArgument()];
  return { kind: 'row', items: [space(1), fenced('(', ')', { kind: 'row', items })] };
}

function parseSubstack(parser: ArgumentParser): MathNode {
  const { tokens } = parser;
  if (tokens.peek() === '{') tokens.next();
  const rows = [[parser.parseRow(GROUP_END)]];
  while (tokens.peek() === '\\\\') {
    tokens.next();
    rows.push([parser.parseRow(GROUP_END)]);
  }
  if (tokens.peek() === '}') tokens.next();
  return { kind: 'table', rows, align: ['center'], gap: 'columns', rules: [] };
}

function parseTag({ tokens }: ArgumentParser): MathNode {
  const star = tokens.peek() === '*';
  if (star) tokens.next();
  const text = plainTex(tokens.readGroup(true));
  return { kind: 'tag', text: star ? text : `(${text})` };
}

function dropArgument({ tokens }: ArgumentParser): undefined {
  if (tokens.peek() === '*') tokens.next();
  tokens.readGroup();
}

function dropLength({ tokens }: ArgumentParser): undefined {
  tokens.readLength();
}
