// @ts-check
/**
 * Screens of a terminal as one SVG that needs nothing from outside. It knows no program: runs of cells go in, text comes out, the
 * same text for the same runs. Every run is told where it starts and how long it is, so columns line up in whatever font there is.
 */
import { BACKGROUND } from './palette.mjs';
import { isEven } from './screen.mjs';
import { isDrawn, isSeamless, shapeOf } from './shapes.mjs';

/** @import { Run } from './screen.mjs' */
/** @import { Box } from './shapes.mjs' */

/** @typedef {{ title: string, columns: number, rows: Run[][] }} Screen */

/** A cell in whole pixels: most fixed-width fonts are 0.6 em wide. */
const CELL = { width: 9, height: 20 };
const FONT_SIZE = 15;
/** From the top of a cell to where its letters stand. */
const BASELINE = 15;
const BAR = 38;
const PADDING = { left: 18, top: 6, right: 18, bottom: 16 };
const GAP = 22;
const BUTTONS = ['#ff6b64', '#f5bd4f', '#61c454'];

const FONTS =
  "ui-monospace, 'SF Mono', SFMono-Regular, Menlo, Consolas, 'Cascadia Mono', 'DejaVu Sans Mono', 'Liberation Mono', monospace";
const TITLE_FONTS = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', sans-serif";

/**
 * @param {readonly Screen[]} screens from top to bottom
 * @param {{ title: string, description: string }} about for whoever cannot see it
 */
export function picture(screens, { title, description }) {
  const width = Math.max(...screens.map(frameWidth));
  /** @type {string[]} */
  const frames = [];
  let top = 0;
  for (const screen of screens) {
    frames.push(frame(screen, top, width));
    top += frameHeight(screen) + GAP;
  }
  const height = top - GAP;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-labelledby="title description">`,
    `<title id="title">${escaped(title)}</title>`,
    `<desc id="description">${escaped(description)}</desc>`,
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
  return BAR + PADDING.top + rows.length * CELL.height + PADDING.bottom;
}

/**
 * @param {Screen} screen
 * @param {number} top
 * @param {number} width
 */
function frame(screen, top, width) {
  const height = frameHeight(screen);
  return [
    `<g transform="translate(0 ${top})">`,
    `<rect x=".5" y=".5" width="${width - 1}" height="${height - 1}" rx="10" fill="${BACKGROUND}" stroke="#3a4252"/>`,
    ...BUTTONS.map(
      (fill, index) => `<circle cx="${PADDING.left + 6 + index * 20}" cy="20" r="6" fill="${fill}"/>`,
    ),
    `<text x="${width / 2}" y="25" text-anchor="middle" font-family="${TITLE_FONTS}" font-size="13" fill="#98a2b5">${escaped(screen.title)}</text>`,
    `<g transform="translate(${PADDING.left} ${BAR + PADDING.top})" font-family="${FONTS}" font-size="${FONT_SIZE}">`,
    ...screen.rows.flatMap((spans, row) => [
      ...spans.flatMap(run => background(run, row)),
      ...spans.flatMap(pieces).flatMap(run => foreground(run, row)),
    ]),
    '</g>',
    '</g>',
  ].join('\n');
}

/**
 * @param {Run} run
 * @param {number} row
 */
function background({ column, columns, look }, row) {
  return look.behind === BACKGROUND ? [] : [rectangle(cellAt(column, row, columns), look.behind)];
}

/**
 * A run cut at gaps of two spaces and more, which SVG would make one, and where drawn characters begin and end.
 *
 * @param {Run} run
 * @returns {Run[]}
 */
function pieces(run) {
  const { text, look } = run;
  if (!isEven(run)) return [run];
  const found = [];
  for (const match of text.matchAll(/ {2,}|([─-▟])\1*|(?:(?! {2})[^─-▟])+/gu)) {
    const column = run.column + [...text.slice(0, match.index)].length;
    found.push({ column, columns: [...match[0]].length, text: match[0], look });
  }
  return found;
}

/**
 * @param {Run} run
 * @param {number} row
 * @returns {string[]}
 */
function foreground({ column, columns, text, look }, row) {
  const [first = ' '] = text;
  if (isDrawn(first)) {
    return drawn(first, column, columns, row).map(box => rectangle(box, look.colour));
  }
  const written = text.trim() === '' ? [] : [letters({ column, columns, text, look }, row)];
  const { x, y, width } = cellAt(column, row, columns);
  if (look.underline) written.push(rectangle({ x, y: y + BASELINE + 2, width, height: 1 }, look.colour));
  if (look.strike) written.push(rectangle({ x, y: y + BASELINE - 5, width, height: 1 }, look.colour));
  return written;
}

/**
 * @param {string} character
 * @param {number} column
 * @param {number} columns
 * @param {number} row
 * @returns {Box[]}
 */
function drawn(character, column, columns, row) {
  if (isSeamless(character)) return shapeOf(character, cellAt(column, row, columns));
  return Array.from({ length: columns }, (_, index) =>
    shapeOf(character, cellAt(column + index, row, 1)),
  ).flat();
}

/**
 * @param {Run} run
 * @param {number} row
 */
function letters(run, row) {
  const { column, text, look } = run;
  const bare = text.trim();
  const start = column + text.indexOf(bare);
  const count = isEven(run) ? [...bare].length : 1;
  const attributes = [
    `x="${start * CELL.width}"`,
    `y="${row * CELL.height + BASELINE}"`,
    ...(count > 1 ? [`textLength="${count * CELL.width}"`] : []),
    `fill="${look.colour}"`,
    ...(look.bold ? ['font-weight="bold"'] : []),
    ...(look.italic ? ['font-style="italic"'] : []),
  ];
  return `<text ${attributes.join(' ')}>${escaped(bare)}</text>`;
}

/**
 * @param {number} column
 * @param {number} row
 * @param {number} columns
 * @returns {Box}
 */
function cellAt(column, row, columns) {
  const { width, height } = CELL;
  return { x: column * width, y: row * height, width: columns * width, height };
}

/**
 * @param {Box} box
 * @param {string} fill
 */
function rectangle({ x, y, width, height }, fill) {
  return `<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="${fill}"/>`;
}

/** @param {string} text */
function escaped(text) {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
