// @ts-check
/** What a terminal emulator shows, as runs of cells that look the same: plain data, from which a picture can be made. */
import { BACKGROUND, dimmed, exact, FOREGROUND, indexed } from './palette.mjs';

/** @import { IBuffer, IBufferCell } from '@xterm/headless' */

/**
 * @typedef {object} Look
 * @property {string} colour
 * @property {string} behind
 * @property {boolean} bold
 * @property {boolean} italic
 * @property {boolean} underline
 * @property {boolean} strike
 */

/**
 * @typedef {object} Run
 * @property {number} column where it starts, from 0
 * @property {number} columns how wide it is
 * @property {string} text
 * @property {Look} look
 */

/**
 * The rows of the screen. A character that takes two columns, or is made of several code points, is a run of its own, so that it
 * stands in its place whatever font it is drawn in.
 *
 * @param {IBuffer} buffer
 * @param {number} rows
 * @returns {Run[][]}
 */
export function readScreen(buffer, rows) {
  return Array.from({ length: rows }, (_, row) => {
    /** @type {Run[]} */
    const spans = [];
    for (const cell of cells(buffer, row)) {
      const last = spans.at(-1);
      if (last && isEven(last) && isEven(cell) && same(last.look, cell.look)) {
        last.text += cell.text;
        last.columns += 1;
      } else spans.push(cell);
    }
    return spans;
  });
}

/**
 * Whether each code point takes one column.
 *
 * @param {Run} run
 */
export function isEven({ text, columns }) {
  return [...text].length === columns;
}

/**
 * @param {IBuffer} buffer
 * @param {number} row
 * @returns {Generator<Run>}
 */
function* cells(buffer, row) {
  const line = buffer.getLine(buffer.baseY + row);
  for (let column = 0; line && column < line.length; column++) {
    const cell = line.getCell(column);
    // The second half of a wide character is a cell without width.
    if (!cell || cell.getWidth() === 0) continue;
    yield { column, columns: cell.getWidth(), text: cell.getChars() || ' ', look: lookOf(cell) };
  }
}

/**
 * @param {IBufferCell} cell
 * @returns {Look}
 */
function lookOf(cell) {
  const own = colourOf(cell.isFgDefault(), cell.isFgRGB(), cell.getFgColor()) ?? FOREGROUND;
  const under = colourOf(cell.isBgDefault(), cell.isBgRGB(), cell.getBgColor()) ?? BACKGROUND;
  const [front, behind] = cell.isInverse() ? [under, own] : [own, under];
  const colour = cell.isDim() ? dimmed(front, behind) : front;
  return {
    colour: cell.isInvisible() ? behind : colour,
    behind,
    bold: cell.isBold() !== 0,
    italic: cell.isItalic() !== 0,
    underline: cell.isUnderline() !== 0,
    strike: cell.isStrikethrough() !== 0,
  };
}

/**
 * @param {boolean} byDefault
 * @param {boolean} rgb
 * @param {number} value
 */
function colourOf(byDefault, rgb, value) {
  if (byDefault) return undefined;
  return rgb ? exact(value) : indexed(value);
}

/**
 * @param {Look} one
 * @param {Look} other
 */
function same(one, other) {
  return /** @type {(keyof Look)[]} */ (Object.keys(one)).every(key => one[key] === other[key]);
}
