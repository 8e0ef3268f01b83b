/** A formula as one line of Unicode text, with brackets where a fraction or script would be ambiguous. */
import { inScript } from './math-alphabets.js';
import type {
  AccentNode,
  FractionNode,
  MathNode,
  RootNode,
  ScriptsNode,
  SymbolClass,
  TableNode,
} from './math-node.js';
import { classesOf, gapBetween } from './math-spacing.js';

/** Returns the one-line form of a formula. */
export function formatLinear(node: MathNode): string {
  return format(node, false).replace(/\s+$/, '');
}

/** Returns the one-line form without blanks around relations and operators, as in scripts. */
export function formatTight(node: MathNode): string {
  return format(node, true).trim();
}

function format(node: MathNode, tight: boolean): string {
  switch (node.kind) {
    case 'symbol':
      return node.text;
    case 'row':
      return formatRow(node.items, tight);
    case 'fraction':
      return formatFraction(node, tight);
    case 'root':
      return formatRoot(node);
    case 'scripts':
      return formatScripts(node, tight);
    case 'accent':
      return formatAccent(node, tight);
    case 'fenced':
      return (
        node.open +
        (node.body.kind === 'table' && node.open === '{' ? ' ' : '') +
        format(node.body, tight) +
        node.close
      );
    case 'table':
      return formatTable(node, tight);
    case 'tag':
      return node.text;
  }
}

/** A script that ends in one raised or lowered character after its sign. */
const SIGNED_SCRIPT = /[_^][^\s()]$/u;
const WORD_START = /^[\p{L}\p{N}]/u;

function formatRow(items: readonly MathNode[], tight: boolean): string {
  const classes = classesOf(items);
  let text = '';
  // The last characters of `text`: reading them from `text` would copy it at each item.
  let tail = '';
  items.forEach((item, index) => {
    const part = needsBrackets(items, classes, index) ? `(${format(item, tight)})` : format(item, tight);
    if (part === '') return;
    const [left, right] = [classes[index - 1], classes[index]];
    let gap = left && right && text !== '' ? gapBetween(left, right, tight) : 0;
    if (item.kind === 'tag') gap = 2;
    if (gap === 0 && SIGNED_SCRIPT.test(tail) && WORD_START.test(part)) gap = 1;
    if (tail.endsWith(' ') && right !== 'space') gap = 0;
    const added = gap > 0 ? ' '.repeat(gap) + part : part;
    text += added;
    tail = added.length < 4 ? (tail + added).slice(-4) : added.slice(-4);
  });
  return text;
}

/** True for a fraction that is multiplied with a neighbour: `(1/2)x`. */
function needsBrackets(items: readonly MathNode[], classes: readonly SymbolClass[], index: number): boolean {
  if (items[index]?.kind !== 'fraction') return false;
  const [left, right] = [classes[index - 1], classes[index + 1]];
  const isFactor = left === 'ordinary' || left === 'close' || left === 'function';
  const hasFactor = right === 'ordinary' || right === 'open' || right === 'function';
  return isFactor || (hasFactor && items[index + 1]?.kind !== 'tag');
}

function formatFraction({ above, below, bar }: FractionNode, tight: boolean): string {
  if (!bar) return `${format(above, tight)} choose ${format(below, tight)}`;
  const numerator = isTerm(above) ? format(above, tight) : `(${format(above, tight)})`;
  const denominator = isFactorOnly(below) ? format(below, tight) : `(${format(below, tight)})`;
  return `${numerator}/${denominator}`;
}

/** True if `node` is one term that needs no brackets before a slash: a product, with anything inside its brackets. */
function isTerm(node: MathNode): boolean {
  if (node.kind !== 'row') return node.kind !== 'fraction' && node.kind !== 'table';
  let depth = 0;
  return classesOf(node.items).every((symbolClass, index) => {
    const item = node.items[index] as MathNode;
    if (isSymbol(item, /^[!?]$/)) return true;
    if (symbolClass === 'open') depth += 1;
    if (symbolClass === 'close') depth -= 1;
    if (depth > 0 || symbolClass === 'close') return depth >= 0;
    return symbolClass === 'ordinary' && isTerm(item) && !(index > 0 && isSymbol(item, /^[−+±∓/]$/));
  });
}

/** True if `node` is one factor that needs no brackets after a slash, such as `2`, `n!` or `dx`. */
function isFactorOnly(node: MathNode): boolean {
  if (node.kind !== 'row') return isTerm(node);
  const [first, second] = node.items;
  if (node.items.length === 1) return first !== undefined && isFactorOnly(first);
  if (node.items.length !== 2 || !first || !second) return false;
  return isSymbol(second, /^!$/) || (isSymbol(first, /^[d∂]$/) && isTerm(second));
}

function isSymbol(node: MathNode, text: RegExp): boolean {
  return node.kind === 'symbol' && text.test(node.text);
}

const ROOT_SIGNS: Record<string, string> = { '3': '∛', '4': '∜' };

function formatRoot({ body, index }: RootNode): string {
  const text = format(body, false);
  const degree = index ? formatTight(index) : '';
  const sign = degree === '' ? '√' : (ROOT_SIGNS[degree] ?? `${inScript(degree, 'sup') ?? `(${degree})`}√`);
  return (
    sign + (/^[\p{L}\p{N}]+$/u.test(text) && (text.length === 1 || /^\d+$/.test(text)) ? text : `(${text})`)
  );
}

function formatScripts({ base, sub, sup }: ScriptsNode, tight: boolean): string {
  const text = format(base, tight);
  const first = base.kind === 'fraction' || (base.kind === 'root' && sup !== undefined) ? `(${text})` : text;
  return first + (sub ? formatScript(sub, 'sub') : '') + (sup ? formatScript(sup, 'sup') : '');
}

/** Returns a script with Unicode's raised or lowered characters, else after `^` or `_`. */
function formatScript(node: MathNode, script: 'sup' | 'sub'): string {
  const text = formatTight(node);
  if (text === '') return '';
  if (script === 'sup' && (text === '∘' || text === '°')) return '°';
  const raised = inScript(text, script);
  if (raised !== undefined) return raised;
  return (script === 'sup' ? '^' : '_') + ([...text].length === 1 || isBracketed(text) ? text : `(${text})`);
}

function isBracketed(text: string): boolean {
  return /^\([^()]*\)$/.test(text);
}

/** Returns the body with its mark: on each character for lines, on the last one for others. */
function formatAccent({ body, mark, wide }: AccentNode, tight: boolean): string {
  const text = format(body, tight);
  if (wide === 'brace-over' || wide === 'brace-under') return `${wide === 'brace-over' ? '⏞' : '⏟'}(${text})`;
  if (text === '') return text;
  if (wide === 'mark' || wide === 'arrow-over') return withMark(text, mark);
  return [...text].length === 1
    ? withMark(text, mark)
    : markEach(text, wide === 'line-over' ? '\u0305' : '\u0332');
}

/** Adds a combining mark to the last character. A dotless letter takes the place of `i` and `j` by itself in fonts. */
export function withMark(text: string, mark: string): string {
  return (text + mark).normalize('NFC');
}

function markEach(text: string, mark: string): string {
  return text.replace(/\P{M}\p{M}*/gu, character => character + mark);
}

function formatTable({ rows, align, gap }: TableNode, tight: boolean): string {
  if (gap === 'pairs') return rows.map(row => formatRow(row.flatMap(itemsOf), tight)).join('; ');
  const separator = align.length === 1 && align[0] === 'left' ? '  ' : ', ';
  const cells = rows.map(row => row.map(cell => format(cell, tight)));
  return cells.map(row => row.filter(cell => cell !== '').join(separator)).join('; ');
}

function itemsOf(node: MathNode): readonly MathNode[] {
  return node.kind === 'row' ? node.items : [node];
}
