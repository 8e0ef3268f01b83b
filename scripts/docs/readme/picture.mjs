// @ts-check
/**
 * Draws terminal screens as one self-contained SVG. Equal screens give equal text. Each text element has its position and length,
 * so that columns line up in any font.
 */
import { BACKGROUND } from './palette.mjs';
import { isSingleWidth } from './screen.mjs';
import { fillsWidth, isShape, shapeBoxes } from './svg-shapes.mjs';

/** @import { StyledCells } from './screen.mjs' */
/** @import { Box } from './svg-shapes.mjs' */

/** @typedef {{ title: string, columns: number, rows: StyledCells[][] }} Screen */

/** Size of a cell in whole pixels. Most fixed-width fonts are 0.6 em wide. */
const CELL = { width: 9, height: 20 };
const FONT_SIZE = 15;
/** Distance from the top of a cell to the baseline. */
const BASELINE = 15;
const TITLE_BAR = 38;
const PADDING = { left: 18, top: 6, right: 18, bottom: 16 };
const GAP = 22;
const BUTTONS = ['#ff6b64', '#f5bd4f', '#61c454'];

const FONTS =
  "ui-monospace, 'SF Mono', SFMono-Regular, Menlo, Consolas, 'Cascadia Mono', 'DejaVu Sans Mono', 'Liberation Mono', monospace";
const TITLE_FONTS = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', sans-serif";

/**
 * Draws screens below each other.
 *
 * @param {readonly Screen[]} screens
 * @param {{ title: string, description: string }} alternative text for screen readers
 */
export function drawPicture(screens, { title, description }) {
  const width = Math.max(...screens.map(frameWidth));
  /** @type {string[]} */
  const frames = [];
  let top = 0;
  for (const screen of screens) {
    frames.push(drawFrame(screen, top, width));
    top += frameHeight(screen) + GAP;
  }
  const height = top - GAP;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-labelledby="title description">`,
    `<title id="title">${escapeXml(title)}</title>`,
    `<desc id="description">${escapeXml(description)}</desc>`,
    ...frames,
    '</svg>',
    '',
  ].join('\n');
}

/** @param {Screen} screen */
function frameWidth({ columns }) {
  return PADDING.left + columns * CELL.width + PADDING.right;
}

/** @param {Screen} screen */
function frameHeight({ rows }) {
  return TITLE_BAR + PADDING.top + rows.length * CELL.height + PADDING.bottom;
}

/**
 * @param {Screen} screen
 * @param {number} top
 * @param {number} width
 */
function drawFrame(screen, top, width) {
  const height = frameHeight(screen);
  return [
    `<g transform="translate(0 ${top})">`,
    `<rect x=".5" y=".5" width="${width - 1}" height="${height - 1}" rx="10" fill="${BACKGROUND}" stroke="#3a4252"/>`,
    ...BUTTONS.map(
      (fill, index) => `<circle cx="${PADDING.left + 6 + index * 20}" cy="20" r="6" fill="${fill}"/>`,
    ),
    `<text x="${width / 2}" y="25" text-anchor="middle" font-family="${TITLE_FONTS}" font-size="13" fill="#98a2b5">${escapeXml(screen.title)}</text>`,
    `<g transform="translate(${PADDING.left} ${TITLE_BAR + PADDING.top})" font-family="${FONTS}" font-size="${FONT_SIZE}">`,
    ...screen.rows.flatMap((groups, row) => [
      ...groups.flatMap(cells => drawBackground(cells, row)),
      ...groups.flatMap(splitCells).flatMap(cells => drawForeground(cells, row)),
    ]),
    '</g>',
    '</g>',
  ].join('\n');
}

/**
 * @param {StyledCells} cells
 * @param {number} row
 */
function drawBackground({ column, columns, style }, row) {
  if (style.background === BACKGROUND) return [];
  return [drawBox(boxOf(column, row, columns), style.background)];
}

/**
 * Splits cells at gaps of two or more spaces, which SVG collapses to one, and before and after shapes.
 *
 * @param {StyledCells} cells
 * @returns {StyledCells[]}
 */
function splitCells(cells) {
  const { text, style } = cells;
  if (!isSingleWidth(cells)) return [cells];
  const parts = [];
  for (const match of text.matchAll(/ {2,}|([─-▟])\1*|(?:(?! {2})[^─-▟])+/gu)) {
    const column = cells.column + [...text.slice(0, match.index)].length;
    parts.push({ column, columns: [...match[0]].length, text: match[0], style });
  }
  return parts;
}

/**
 * @param {StyledCells} cells
 * @param {number} row
 * @returns {string[]}
 */
function drawForeground({ column, columns, text, style }, row) {
  const [first = ' '] = text;
  if (isShape(first)) {
    return boxesOf(first, column, columns, row).map(box => drawBox(box, style.foreground));
  }
  const elements = text.trim() === '' ? [] : [drawText({ column, columns, text, style }, row)];
  const { x, y, width } = boxOf(column, row, columns);
  if (style.underline) elements.push(drawBox({ x, y: y + BASELINE + 2, width, height: 1 }, style.foreground));
  if (style.strike) elements.push(drawBox({ x, y: y + BASELINE - 5, width, height: 1 }, style.foreground));
  return elements;
}

/**
 * Returns the boxes of a shape that is repeated in `columns` cells.
 *
 * @param {string} character
 * @param {number} column
 * @param {number} columns
 * @param {number} row
 * @returns {Box[]}
 */
function boxesOf(character, column, columns, row) {
  if (fillsWidth(character)) return shapeBoxes(character, boxOf(column, row, columns));
  return Array.from({ length: columns }, (_, index) =>
    shapeBoxes(character, boxOf(column + index, row, 1)),
  ).flat();
}

/**
 * @param {StyledCells} cells
 * @param {number} row
 */
function drawText(cells, row) {
  const { column, text, style } = cells;
  const trimmed = text.trim();
  const start = column + text.indexOf(trimmed);
  const count = isSingleWidth(cells) ? [...trimmed].length : 1;
  const attributes = [
    `x="${start * CELL.width}"`,
    `y="${row * CELL.height + BASELINE}"`,
    ...(count > 1 ? [`textLength="${count * CELL.width}"`] : []),
    `fill="${style.foreground}"`,
    ...(style.bold ? ['font-weight="bold"'] : []),
    ...(style.italic ? ['font-style="italic"'] : []),
  ];
  return `<text ${attributes.join(' ')}>${escapeXml(trimmed)}</text>`;
}

/**
 * Returns the box of `columns` cells, in pixels.
 *
 * @param {number} column
 * @param {number} row
 * @param {number} columns
 * @returns {Box}
 */
function boxOf(column, row, columns) {
  const { width, height } = CELL;
  return { x: column * width, y: row * height, width: columns * width, height };
}

/**
 * @param {Box} box
 * @param {string} fill
 */
function drawBox({ x, y, width, height }, fill) {
  return `<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="${fill}"/>`;
}

/** @param {string} text */
function escapeXml(text) {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
