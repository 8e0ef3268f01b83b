/** Rectangles of text from which a formula's display is built. */
import { maxDisplayWidth } from '../../text/display-width.js';

/** Rows of equal display width. The baseline is the row that lines up with the text beside it. */
export interface Box {
  rows: string[];
  /** Columns. */
  width: number;
  /** Index of a row. */
  baseline: number;
}

export function textBox(text: string): Box {
  return { rows: [text], width: maxDisplayWidth(text), baseline: 0 };
}

/** Returns a box of blanks, one row high. */
export function blankBox(width: number): Box {
  return { rows: [' '.repeat(width)], width, baseline: 0 };
}

/** Puts boxes side by side, with their baselines in one row. */
export function joinBoxes(boxes: readonly Box[]): Box {
  let above = 0;
  let below = 0;
  let width = 0;
  for (const box of boxes) {
    above = Math.max(above, box.baseline);
    below = Math.max(below, box.rows.length - 1 - box.baseline);
    width += box.width;
  }
  const rows: string[] = [];
  for (let row = 0; row <= above + below; row++) {
    let text = '';
    for (const box of boxes) text += box.rows[row - above + box.baseline] ?? ' '.repeat(box.width);
    rows.push(text);
  }
  return { rows, width, baseline: above };
}

export type Align = 'left' | 'center' | 'right';

/** Returns the rows of a box, padded to `width` columns. */
export function padRows(box: Box, width: number, align: Align): string[] {
  const rest = Math.max(0, width - box.width);
  const before = align === 'left' ? 0 : align === 'right' ? rest : Math.floor(rest / 2);
  return box.rows.map(row => ' '.repeat(before) + row + ' '.repeat(rest - before));
}

/** Stacks boxes, centred. The baseline is that of box `main`. */
export function stackBoxes(boxes: readonly Box[], main: number): Box {
  const width = boxes.reduce((widest, box) => Math.max(widest, box.width), 0);
  const rows: string[] = [];
  let baseline = 0;
  boxes.forEach((box, index) => {
    if (index === main) baseline = rows.length + box.baseline;
    for (const row of padRows(box, width, 'center')) rows.push(row);
  });
  return { rows, width, baseline };
}

/** Top, middle, bottom and extension of tall delimiters. */
const TALL: Record<string, readonly [top: string, middle: string, bottom: string, extension: string]> = {
  '(': ['⎛', '⎜', '⎝', '⎜'],
  ')': ['⎞', '⎟', '⎠', '⎟'],
  '[': ['⎡', '⎢', '⎣', '⎢'],
  ']': ['⎤', '⎥', '⎦', '⎥'],
  '{': ['⎧', '⎨', '⎩', '⎪'],
  '}': ['⎫', '⎬', '⎭', '⎪'],
  '⌊': ['⎢', '⎢', '⎣', '⎢'],
  '⌋': ['⎥', '⎥', '⎦', '⎥'],
  '⌈': ['⎡', '⎢', '⎢', '⎢'],
  '⌉': ['⎤', '⎥', '⎥', '⎥'],
  '|': ['│', '│', '│', '│'],
  '∣': ['│', '│', '│', '│'],
  '‖': ['║', '║', '║', '║'],
  '∥': ['║', '║', '║', '║'],
  '⟨': ['╱', '⟨', '╲', ' '],
  '⟩': ['╲', '⟩', '╱', ' '],
  '/': ['╱', '╱', '╱', '╱'],
};

/** Braces that are two rows high. */
const TWO_ROWS: Record<string, readonly [string, string]> = { '{': ['⎰', '⎱'], '}': ['⎱', '⎰'] };

/** Returns a delimiter as high as `box`. One without a tall form stays in the row of the baseline. */
export function tallDelimiter(delimiter: string, { rows: { length }, baseline }: Box): Box {
  if (length === 1 || delimiter === '') return textBox(delimiter);
  const parts = TALL[delimiter];
  const width = maxDisplayWidth(delimiter);
  if (!parts) {
    const rows = Array.from({ length }, (_, row) => (row === baseline ? delimiter : ' '.repeat(width)));
    return { rows, width, baseline };
  }
  const [top, middle, bottom, extension] = parts;
  const two = length === 2 ? TWO_ROWS[delimiter] : undefined;
  const rows = Array.from({ length }, (_, row) => {
    if (two) return two[row] ?? '';
    if (row === 0) return top;
    if (row === length - 1) return bottom;
    return row === Math.floor(length / 2) ? middle : extension;
  });
  return { rows, width: 1, baseline };
}

/** Makes an arrow as long as the text over it. */
export function stretchArrow(body: Box, width: number): Box {
  const [row] = body.rows;
  if (row === '→') return textBox(`${'─'.repeat(width - 1)}→`);
  return row === '←' ? textBox(`←${'─'.repeat(width - 1)}`) : body;
}

/** Returns a box with a brace over or under it. */
export function addBrace(body: Box, over: boolean): Box {
  const width = Math.max(3, body.width);
  const left = Math.floor((width - 3) / 2);
  const right = width - 3 - left;
  const [start, middle, end] = over ? '╭┴╮' : '╰┬╯';
  const brace = textBox(`${start}${'─'.repeat(left)}${middle}${'─'.repeat(right)}${end}`);
  return over ? stackBoxes([brace, body], 1) : stackBoxes([body, brace], 0);
}
