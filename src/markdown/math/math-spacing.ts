/** Blanks between the items of a formula's row, by the classes of TeX. Used by the one-line form and by the display form. */
import type { MathNode, SymbolClass } from './math-node.js';

/** Class of an item as a whole. */
function classOf(node: MathNode): SymbolClass {
  switch (node.kind) {
    case 'symbol':
      return node.class;
    case 'scripts':
      return classOf(node.base);
    case 'accent':
      return node.wide.startsWith('brace') ? 'ordinary' : classOf(node.body);
    default:
      return 'ordinary';
  }
}

/** Classes of a row's items, where a sign such as the minus of `−1` is ordinary. */
export function classesOf(items: readonly MathNode[]): SymbolClass[] {
  const classes = items.map(classOf);
  let left: SymbolClass | undefined;
  classes.forEach((each, index) => {
    if (each === 'space') return;
    if (each === 'binary' && !isOperand(left)) classes[index] = 'ordinary';
    if (left === 'binary' && (each === 'relation' || each === 'close' || each === 'punctuation')) {
      classes[index - 1] = 'ordinary';
    }
    left = classes[index];
  });
  if (classes.at(-1) === 'binary') classes[classes.length - 1] = 'ordinary';
  return classes;
}

function isOperand(left: SymbolClass | undefined): boolean {
  return left === 'ordinary' || left === 'close' || left === 'text';
}

/** Number of blanks between two items. In a script (`tight`), only words are set apart. */
export function gapBetween(left: SymbolClass, right: SymbolClass, tight: boolean): number {
  if (left === 'space' || right === 'space' || left === 'text' || right === 'text') return 0;
  if (left === 'function') return right === 'open' || right === 'close' || right === 'punctuation' ? 0 : 1;
  if (right === 'function') return left === 'open' || (tight && left !== 'ordinary') ? 0 : 1;
  if (tight) return 0;
  if (right === 'punctuation' || right === 'close' || left === 'open') return 0;
  if (left === 'relation') return right === 'relation' ? 0 : 1;
  if (right === 'relation' || left === 'binary' || right === 'binary' || left === 'punctuation') return 1;
  if (left === 'operator') return right === 'open' || right === 'operator' ? 0 : 1;
  return right === 'operator' ? 1 : 0;
}
