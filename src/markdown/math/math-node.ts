/** The tree of a formula, made from TeX or MathML. Rows of nodes; no source positions. */

/** Class of a symbol after TeX: it decides the spaces around the symbol. */
export type SymbolClass =
  | 'ordinary'
  /** A large operator, such as a sum. */
  | 'operator'
  /** A function name, such as `sin`. */
  | 'function'
  | 'binary'
  | 'relation'
  | 'open'
  | 'close'
  | 'punctuation'
  /** Words. They keep their own blanks. */
  | 'text'
  /** White space; `text` is the blanks. */
  | 'space';

export interface SymbolNode {
  kind: 'symbol';
  text: string;
  class: SymbolClass;
  /** True if scripts go below and above it in a display, as with sums. */
  limits?: true;
}

export interface RowNode {
  kind: 'row';
  items: MathNode[];
}

export interface FractionNode {
  kind: 'fraction';
  above: MathNode;
  below: MathNode;
  /** False for `\atop` and binomials. */
  bar: boolean;
  /** True if it is one row in a display, too. */
  small?: true;
}

export interface RootNode {
  kind: 'root';
  body: MathNode;
  index?: MathNode;
}

export interface ScriptsNode {
  kind: 'scripts';
  base: MathNode;
  sub?: MathNode;
  sup?: MathNode;
  /** True if the scripts go below and above the base in a display. */
  limits: boolean;
}

export interface AccentNode {
  kind: 'accent';
  body: MathNode;
  /** Combining character that goes on one character. */
  mark: string;
  /** How the mark is drawn on a longer body. */
  wide: 'line-over' | 'line-under' | 'arrow-over' | 'brace-over' | 'brace-under' | 'mark';
}

/** Delimiters that grow with their content. An empty string is no delimiter. */
export interface FencedNode {
  kind: 'fenced';
  open: string;
  close: string;
  body: MathNode;
}

export interface TableNode {
  kind: 'table';
  rows: MathNode[][];
  /** Alignment by column; columns beyond use the last one. */
  align: ('left' | 'center' | 'right')[];
  /** `pairs`: columns in twos, as in `aligned`, with no gap inside a pair. */
  gap: 'columns' | 'pairs';
  /** Column indexes before which a vertical rule is drawn. */
  rules: number[];
}

/** An equation number. */
export interface EquationTagNode {
  kind: 'tag';
  text: string;
}

export type MathNode =
  | SymbolNode
  | RowNode
  | FractionNode
  | RootNode
  | ScriptsNode
  | AccentNode
  | FencedNode
  | TableNode
  | EquationTagNode;

/** Returns a row of `items`, or the only item itself. */
export function rowOf(items: MathNode[]): MathNode {
  const [first] = items;
  return items.length === 1 && first ? first : { kind: 'row', items };
}
