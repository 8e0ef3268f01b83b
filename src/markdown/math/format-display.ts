/** A formula in two dimensions: fractions, roots, limits, matrices and aligned rows. */
import { formatLinear, formatTight, withMark } from './format-linear.js';
import { inScript } from './math-alphabets.js';
import {
  type Align,
  addBrace,
  type Box,
  blankBox,
  joinBoxes,
  padRows,
  stackBoxes,
  stretchArrow,
  tallDelimiter,
  textBox,
} from './math-box.js';
import type {
  AccentNode,
  FencedNode,
  FractionNode,
  MathNode,
  RootNode,
  ScriptsNode,
  TableNode,
} from './math-node.js';
import { classesOf, gapBetween } from './math-spacing.js';

/** Maximum size of a box in characters. */
const MAX_AREA = 1 << 16;

/** Thrown when a formula's display would be larger than `MAX_AREA`. */
export class DisplayError extends Error {}

/**
 * Returns the rows of a formula, without blanks at their ends.
 * @throws {DisplayError} if the display is too large
 */
export function formatDisplay(node: MathNode): string[] {
  const box = display(node);
  return box.rows.map(row => row.trimEnd());
}

function display(node: MathNode): Box {
  const box = displayNode(node);
  if (box.width * box.rows.length > MAX_AREA) throw new DisplayError('it is too large');
  return box;
}

function displayNode(node: MathNode): Box {
  switch (node.kind) {
    case 'symbol':
      return textBox(node.text);
    case 'row':
      return displayRow(node.items);
    case 'fraction':
      return displayFraction(node);
    case 'root':
      return displayRoot(node);
    case 'scripts':
      return displayScripts(node);
    case 'accent':
      return displayAccent(node);
    case 'fenced':
      return displayFenced(node);
    case 'table':
      return displayTable(node);
    case 'tag':
      return textBox(node.text);
  }
}

function displayRow(items: readonly MathNode[], start = ''): Box {
  const classes = classesOf(items);
  const boxes = growBrackets(items.map(display), classes);
  const parts: Box[] = start === '' ? [] : [textBox(start)];
  boxes.forEach((box, index) => {
    const [left, right] = [classes[index - 1], classes[index]];
    let gap = left && right ? gapBetween(left, right, false) : 0;
    const item = items[index];
    if (item?.kind === 'tag') gap = 4;
    // Two bars side by side would be one.
    if (gap === 0 && box.rows.length > 1 && hasLine(item) && hasLine(items[index - 1])) gap = 1;
    if (gap > 0 && box.width > 0) parts.push(blankBox(gap));
    parts.push(box);
  });
  return parts.length === 1 && parts[0] ? parts[0] : joinBoxes(parts);
}

function hasLine(node: MathNode | undefined): boolean {
  return node?.kind === 'fraction' || node?.kind === 'root' || node?.kind === 'accent';
}

/** Makes brackets of a pair as high as what is between them. */
function growBrackets(boxes: Box[], classes: readonly string[]): Box[] {
  const open: number[] = [];
  const grown = [...boxes];
  classes.forEach((symbolClass, index) => {
    if (symbolClass === 'open') open.push(index);
    if (symbolClass !== 'close' || boxes[index]?.rows.length !== 1) return;
    const from = /^[!?]/.test(boxes[index]?.rows[0] ?? '') ? undefined : open.pop();
    if (from === undefined) return;
    let above = 0;
    let below = 0;
    for (const box of grown.slice(from + 1, index)) {
      above = Math.max(above, box.baseline);
      below = Math.max(below, box.rows.length - 1 - box.baseline);
    }
    if (above + below === 0) return;
    const inner: Box = {
      rows: Array.from({ length: above + below + 1 }, () => ''),
      width: 0,
      baseline: above,
    };
    for (const bracket of [from, index]) {
      grown[bracket] = tallDelimiter(boxes[bracket]?.rows[0] ?? '', inner);
    }
  });
  return grown;
}

function displayFraction({ above, below, bar, small }: FractionNode): Box {
  if (small) return textBox(formatLinear({ kind: 'fraction', above, below, bar }));
  const [top, bottom] = [display(above), display(below)];
  if (!bar) return stackBoxes([top, blankBox(1), bottom], 1);
  const width = Math.max(top.width, bottom.width, 1) + 2;
  return stackBoxes([top, textBox('─'.repeat(width)), bottom], 1);
}

/** Draws `√` for one symbol, else a root sign as high as the body with a line over it. */
function displayRoot(node: RootNode): Box {
  const body = display(node.body);
  const linear = formatLinear(node);
  if (body.rows.length === 1 && !linear.endsWith(')')) return textBox(linear);
  const height = body.rows.length;
  const degree = node.index ? formatTight(node.index) : '';
  const sign: string[] = [];
  for (let row = 0; row < height; row++) {
    const slash = `${' '.repeat(height - row - 1)}╱${' '.repeat(row)}`;
    sign.push(row === height - 1 ? `╲${slash}` : ` ${slash}`);
  }
  const lead = ' '.repeat(height + 1);
  const rows = [lead + '_'.repeat(body.width), ...body.rows.map((row, index) => (sign[index] ?? lead) + row)];
  const root: Box = { rows, width: height + 1 + body.width, baseline: body.baseline + 1 };
  if (degree === '') return root;
  const index = textBox(degree);
  return joinBoxes([{ ...index, baseline: root.baseline - (root.rows.length - 2) }, root]);
}

function displayScripts(node: ScriptsNode): Box {
  const { base, sub, sup, limits } = node;
  const body = base.kind === 'row' && base.items.length === 0 ? textBox('') : display(base);
  if (limits) return displayLimits(body, sub, sup);
  const subText = sub ? formatTight(sub) : '';
  const supText = sup ? formatTight(sup) : '';
  if (body.rows.length === 1) {
    const text = formatOneRow(node, subText, supText);
    if (text !== undefined) return textBox(text);
  }
  const above = sup && !isTable(sup) ? textBox(supText) : sup && display(sup);
  const below = sub && !isTable(sub) ? textBox(subText) : sub && display(sub);
  return attachScripts(body, above, below);
}

/** Returns base and scripts as one row if Unicode has all their characters raised and lowered. */
function formatOneRow({ base, sub, sup }: ScriptsNode, subText: string, supText: string): string | undefined {
  if ((sub && isTable(sub)) || (sup && isTable(sup))) return undefined;
  if (supText === '∘' || supText === '°') return sub ? undefined : `${formatLinear(base)}°`;
  const lowered = inScript(subText, 'sub');
  const raised = inScript(supText, 'sup');
  return lowered === undefined || raised === undefined ? undefined : formatLinear(base) + lowered + raised;
}

function isTable(node: MathNode): boolean {
  return node.kind === 'table' || (node.kind === 'row' && node.items.some(isTable));
}

/** Puts scripts right of the body: above its top row and below its bottom row; beside them if it is high. */
function attachScripts(body: Box, above: Box | undefined, below: Box | undefined): Box {
  const width = Math.max(above?.width ?? 0, below?.width ?? 0);
  const overlap = body.rows.length > 1 ? 1 : 0;
  const rows: string[] = [];
  if (above) for (const row of padRows(above, width, 'left')) rows.push(row);
  const top = rows.length;
  const middle = Math.max(
    0,
    body.rows.length - overlap * (Number(above !== undefined) + Number(below !== undefined)),
  );
  for (let row = 0; row < middle; row++) rows.push(' '.repeat(width));
  if (below) for (const row of padRows(below, width, 'left')) rows.push(row);
  const baseline = above ? top + body.baseline - overlap : body.baseline;
  return joinBoxes([body, { rows, width, baseline }]);
}

function displayLimits(body: Box, sub: MathNode | undefined, sup: MathNode | undefined): Box {
  const boxes: Box[] = [];
  if (sup) boxes.push(isTable(sup) ? display(sup) : textBox(formatTight(sup)));
  const main = boxes.length;
  const arrow = sup && boxes[0] ? stretchArrow(body, boxes[0].width + 2) : body;
  boxes.push(arrow);
  if (sub) boxes.push(isTable(sub) ? display(sub) : textBox(formatTight(sub)));
  return boxes.length === 1 ? body : stackBoxes(boxes, main);
}

function displayAccent(node: AccentNode): Box {
  const body = display(node.body);
  if (node.wide.startsWith('brace')) return addBrace(body, node.wide === 'brace-over');
  if (body.rows.length === 1 && (body.width <= 1 || node.wide === 'mark')) return textBox(formatLinear(node));
  if (node.wide === 'line-under') return stackBoxes([body, textBox('─'.repeat(body.width))], 0);
  const line =
    node.wide === 'line-over'
      ? '─'.repeat(body.width)
      : node.wide === 'arrow-over'
        ? `${'─'.repeat(Math.max(0, body.width - 1))}→`
        : withMark(' ', node.mark);
  return stackBoxes([textBox(line), body], 1);
}

function displayFenced({ open, close, body }: FencedNode): Box {
  const inner = display(body);
  const isMatrix = body.kind === 'table' && inner.rows.length > 1;
  const pad = isMatrix ? [blankBox(1)] : [];
  const parts = [
    tallDelimiter(open, inner),
    ...(open ? pad : []),
    inner,
    ...(close ? pad : []),
    tallDelimiter(close, inner),
  ];
  return joinBoxes(parts.filter(part => part.width > 0));
}

/** Columns between the columns of a matrix, and between the pairs of aligned rows. */
const COLUMN_GAP = 2;

function displayTable({ rows, align, gap, rules }: TableNode): Box {
  const cells = rows.map(row =>
    row.map((cell, column) => displayCell(cell, gap === 'pairs' && column % 2 === 1)),
  );
  const columns = cells.reduce((most, row) => Math.max(most, row.length), 0);
  const widths = Array.from({ length: columns }, (_, column) =>
    cells.reduce((widest, row) => Math.max(widest, row[column]?.width ?? 0), 0),
  );
  const isSpread = rows.length === 2 && align[0] === 'left' && gap === 'columns';
  const lines: string[] = [];
  let wasTall = false;
  let width = 0;
  cells.forEach((row, index) => {
    const padded = widths.map((width, column) => {
      const cell = row[column] ?? blankBox(0);
      const side: Align =
        align[gap === 'pairs' ? column % 2 : Math.min(column, align.length - 1)] ?? 'center';
      return { rows: padRows(cell, width, side), width, baseline: cell.baseline };
    });
    const box = joinBoxes(withGaps(padded, gap, rules));
    width = box.width;
    const isTall = box.rows.length > 1;
    if (index > 0 && (isTall || wasTall || isSpread)) lines.push(' '.repeat(box.width));
    for (const line of box.rows) lines.push(line);
    wasTall = isTall;
  });
  return { rows: lines, width, baseline: Math.floor((lines.length - 1) / 2) };
}

/** Lays out a cell. Right of `&` in a pair, its first relation has a blank before it. */
function displayCell(cell: MathNode, isRightOfPair: boolean): Box {
  const items = cell.kind === 'row' ? cell.items : [cell];
  const [first] = classesOf(items.slice(0, 2));
  const start =
    isRightOfPair && (first === 'relation' || first === 'binary' || startsWithSign(items[0])) ? ' ' : '';
  return items.length === 0 ? blankBox(0) : displayRow(items, start);
}

function startsWithSign(node: MathNode | undefined): boolean {
  return node?.kind === 'symbol' && node.class === 'binary';
}

function withGaps(boxes: readonly Box[], gap: TableNode['gap'], rules: readonly number[]): Box[] {
  const parts: Box[] = [];
  boxes.forEach((box, column) => {
    if (rules.includes(column)) parts.push(textBox(column === 0 ? '│ ' : ' │ '));
    else if (column > 0 && !(gap === 'pairs' && column % 2 === 1)) parts.push(blankBox(COLUMN_GAP));
    parts.push(box);
  });
  if (rules.includes(boxes.length)) parts.push(textBox(' │'));
  const height = boxes.reduce((most, box) => Math.max(most, box.rows.length), 1);
  return height === 1 ? parts : parts.map(part => stretchRule(part, height, boxes));
}

/** Repeats a vertical rule in all rows of a line. */
function stretchRule(part: Box, height: number, boxes: readonly Box[]): Box {
  const [row = ''] = part.rows;
  if (part.rows.length > 1 || row.trim() !== '│') return part;
  const baseline = boxes.reduce((most, box) => Math.max(most, box.baseline), 0);
  return { rows: Array.from({ length: height }, () => row), width: part.width, baseline };
}
