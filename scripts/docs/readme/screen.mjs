// @ts-check
/** Reads the screen of a terminal emulator as plain data: groups of cells with the same style. */
import { BACKGROUND, dimColour, FOREGROUND, indexedColour, rgbColour } from './palette.mjs';

/** @import { IBuffer, IBufferCell } from '@xterm/headless' */

/**
 * @typedef {object} CellStyle
 * @property {string} foreground
 * @property {string} background
 * @property {boolean} bold
 * @property {boolean} italic
 * @property {boolean} underline
 * @property {boolean} strike
 */

/**
 * @typedef {object} StyledCells
 * @property {number} column first column, from 0
 * @property {number} columns width
 * @property {string} text
 * @property {CellStyle} style
 */

/**
 * Returns the rows of the screen. A character of two columns or several code points is a group of its own, so that it keeps its
 * column in any font.
 *
 * @param {IBuffer} buffer
 * @param {number} rows
 * @returns {StyledCells[][]}
 */
export function readScreen(buffer, rows) {
  return Array.from({ length: rows }, (_, row) => {
    /** @type {StyledCells[]} */
    const groups = [];
    for (const cell of readCells(buffer, row)) {
      const last = groups.at(-1);
      if (last && isSingleWidth(last) && isSingleWidth(cell) && isSameStyle(last.style, cell.style)) {
        last.text += cell.text;
        last.columns += 1;
      } else groups.push(cell);
    }
    return groups;
  });
}

/**
 * True if each code point takes one column.
 *
 * @param {StyledCells} cells
 */
export function isSingleWidth({ text, columns }) {
  return [...text].length === columns;
}

/**
 * @param {IBuffer} buffer
 * @param {number} row
 * @returns {Generator<StyledCells>}
 */
function* readCells(buffer, row) {
  const line = buffer.getLine(buffer.baseY + row);
  for (let column = 0; line && column < line.length; column++) {
    const cell = line.getCell(column);
    // The second half of a wide character is a cell without width.
    if (!cell || cell.getWidth() === 0) continue;
    yield { column, columns: cell.getWidth(), text: cell.getChars() || ' ', style: styleOf(cell) };
  }
}

/**
 * @param {IBufferCell} cell
 * @returns {CellStyle}
 */
function styleOf(cell) {
  const text = colourOf(cell.isFgDefault(), cell.isFgRGB(), cell.getFgColor()) ?? FOREGROUND;
  const fill = colourOf(cell.isBgDefault(), cell.isBgRGB(), cell.getBgColor()) ?? BACKGROUND;
  const [foreground, background] = cell.isInverse() ? [fill, text] : [text, fill];
  const visible = cell.isDim() ? dimColour(foreground, background) : foreground;
  return {
    foreground: cell.isInvisible() ? background : visible,
    background,
    bold: cell.isBold() !== 0,
    italic: cell.isItalic() !== 0,
    underline: cell.isUnderline() !== 0,
    strike: cell.isStrikethrough() !== 0,
  };
}

/**
 * Returns `#rrggbb`, or undefined for the terminal's default colour.
 *
 * @param {boolean} isDefault
 * @param {boolean} isRgb
 * @param {number} value
 */
function colourOf(isDefault, isRgb, value) {
  if (isDefault) return undefined;
  return isRgb ? rgbColour(value) : indexedColour(value);
}

/**
 * @param {CellStyle} one
 * @param {CellStyle} other
 */
function isSameStyle(one, other) {
  return /** @type {(keyof CellStyle)[]} */ (Object.keys(one)).every(key => one[key] === other[key]);
}
