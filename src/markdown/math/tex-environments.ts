/** Environments of TeX: matrices, cases, aligned rows and arrays. */
import type { MathNode, TableNode } from './math-node.js';
import type { TexTokens } from './tex-tokens.js';

/** The part of the parser that constructs and environments need. */
export interface ArgumentParser {
  readonly tokens: TexTokens;
  /** Parses items up to a token of `stops`, `}`, `&`, `\\`, `\end` or the end of the formula. That token stays. */
  parseRow(stops: ReadonlySet<string>): MathNode;
  /** Parses a group, a command with its arguments, or one character. */
  parseArgument(): MathNode;
  /** Parses `[...]` if it is next. */
  parseOption(): MathNode | undefined;
  /** Returns the next argument as text. */
  readRawArgument(): string;
}

/** Delimiters of the matrices. */
const MATRICES: Record<string, readonly [open: string, close: string]> = {
  matrix: ['', ''],
  smallmatrix: ['', ''],
  pmatrix: ['(', ')'],
  bmatrix: ['[', ']'],
  Bmatrix: ['{', '}'],
  vmatrix: ['|', '|'],
  Vmatrix: ['‖', '‖'],
  cases: ['{', ''],
  dcases: ['{', ''],
  rcases: ['', '}'],
  drcases: ['', '}'],
};

/** Environments whose cells are pairs, right and left of `&`. */
const ALIGNED =
  /^(?:align|alignat|aligned|alignedat|split|eqnarray|flalign|gather|gathered|multline|equation|displaymath|math|subequations)\*?$/;

const ARRAYS = /^(?:array|darray|subarray|tabular)\*?$/;

/** Parses an environment from after `\begin` to after its `\end{name}`. */
export function parseEnvironment(parser: ArgumentParser): MathNode {
  const name = parser.readRawArgument();
  if (!isKnown(name)) return unknownEnvironment(name, parser);
  const align = parseColumns(parser, name);
  const rows = parseRows(parser);
  const table: TableNode = { kind: 'table', rows, ...align };
  const base = name.replace(/\*$/, '');
  const [open, close] = Object.hasOwn(MATRICES, base) ? (MATRICES[base] ?? ['', '']) : ['', ''];
  if (open || close) return { kind: 'fenced', open, close, body: table };
  const [row] = rows;
  const [cell] = row ?? [];
  // An equation of one row is that row.
  return rows.length === 1 && row?.length === 1 && cell ? cell : table;
}

function isKnown(name: string): boolean {
  return Object.hasOwn(MATRICES, name.replace(/\*$/, '')) || ALIGNED.test(name) || ARRAYS.test(name);
}

/** An unknown environment: its delimiters as written, and its rows. */
function unknownEnvironment(name: string, parser: ArgumentParser): MathNode {
  const items: MathNode[] = [{ kind: 'symbol', text: `\\begin{${name}} `, class: 'text' }];
  parseRows(parser).forEach((row, index) => {
    if (index > 0) items.push({ kind: 'symbol', text: '; ', class: 'text' });
    for (const cell of row) items.push(cell);
  });
  items.push({ kind: 'symbol', text: ` \\end{${name}}`, class: 'text' });
  return { kind: 'row', items };
}

function parseRows(parser: ArgumentParser): MathNode[][] {
  const { tokens } = parser;
  const rows: MathNode[][] = [[]];
  for (;;) {
    rows.at(-1)?.push(parser.parseRow(NO_STOPS));
    const token = tokens.next();
    if (token === undefined) break;
    if (token === '\\end') {
      parser.readRawArgument();
      break;
    }
    if (token === '\\\\') {
      skipRowHeight(parser);
      rows.push([]);
    } else if (token !== '&') {
      // A closing token without a partner.
      rows.at(-1)?.push({ kind: 'symbol', text: token, class: 'ordinary' });
    }
  }
  const last = rows.at(-1);
  if (rows.length > 1 && last?.every(cell => cell.kind === 'row' && cell.items.length === 0)) rows.pop();
  return rows;
}

const NO_STOPS: ReadonlySet<string> = new Set();

/** Skips the extra height in `\\[2pt]`. */
function skipRowHeight(parser: ArgumentParser): void {
  const { tokens } = parser;
  if (tokens.peek() === '*') tokens.next();
  tokens.skipOption(/^\s*-?[\d.]+\s*[a-z]{2}\s*$/);
}

/** Parses what follows the name of an environment, and returns how its columns are aligned. */
function parseColumns(parser: ArgumentParser, name: string): Pick<TableNode, 'align' | 'gap' | 'rules'> {
  const { tokens } = parser;
  const base = name.replace(/\*$/, '');
  if (ARRAYS.test(base)) {
    tokens.skipOption(/^[tbc]$/);
    return columnsOf(parser.readRawArgument());
  }
  if (/^alignedat$|^alignat$/.test(base)) tokens.readGroup();
  tokens.skipOption(/^[tbclr]$/);
  if (/^gather|^multline|^equation|^displaymath|^math/.test(base))
    return { align: ['center'], gap: 'columns', rules: [] };
  if (/cases$/.test(base)) return { align: ['left'], gap: 'columns', rules: [] };
  if (ALIGNED.test(name)) return { align: ['right', 'left'], gap: 'pairs', rules: [] };
  return { align: ['center'], gap: 'columns', rules: [] };
}

/** Reads a column specification such as `l|cc`. */
function columnsOf(specification: string): Pick<TableNode, 'align' | 'gap' | 'rules'> {
  const align: TableNode['align'] = [];
  const rules: number[] = [];
  for (const letter of specification.replace(/@\{[^{}]*\}/g, '')) {
    if (letter === '|') rules.push(align.length);
    else if (letter === 'l' || letter === 'c' || letter === 'r')
      align.push(letter === 'l' ? 'left' : letter === 'r' ? 'right' : 'center');
  }
  return { align: align.length > 0 ? align : ['center'], gap: 'columns', rules };
}
