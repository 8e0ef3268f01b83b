// @ts-check
/**
 * Characters that are drawn, not written: rules, bars and blocks, which have to meet those of the next cell whatever font a reader
 * has. The rest of Unicode's box drawing stays text.
 */

/** @typedef {{ x: number, y: number, width: number, height: number }} Box in pixels */

/** Where the strokes lead from the middle of the cell: left, right, up, down; or from edge to edge, horizontal or vertical. */
// biome-ignore format: a table
const LINES = new Map(Object.entries({
  '─': 'h', '│': 'v', '┌': 'rd', '┐': 'ld', '└': 'ru', '┘': 'lu', '├': 'rud', '┤': 'lud', '┬': 'lrd', '┴': 'lru', '┼': 'lrud',
  '╭': 'rd', '╮': 'ld', '╰': 'ru', '╯': 'lu', '━': 'h', '┃': 'v',
}));

const HEAVY = new Set('━┃');

/** What is filled: left, top, right and bottom, in eighths of the cell. */
// biome-ignore format: a table
const BLOCKS = new Map(Object.entries({
  '█': [0, 0, 8, 8], '▌': [0, 0, 4, 8], '▍': [0, 0, 3, 8], '▎': [0, 0, 2, 8], '▏': [0, 0, 1, 8], '▐': [4, 0, 8, 8], '▕': [7, 0, 8, 8],
  '▀': [0, 0, 8, 4], '▔': [0, 0, 8, 1], '▄': [0, 4, 8, 8], '▁': [0, 7, 8, 8],
}));

/** @param {string} character */
export function isDrawn(character) {
  return LINES.has(character) || BLOCKS.has(character);
}

/**
 * Whether it reaches from edge to edge, so that many in a row are one box and show no seam where the picture is scaled.
 *
 * @param {string} character
 */
export function isSeamless(character) {
  const [left, , right] = BLOCKS.get(character) ?? [];
  return LINES.get(character) === 'h' || (left === 0 && right === 8);
}

/**
 * @param {string} character one that is drawn
 * @param {Box} cell
 * @returns {Box[]}
 */
export function shapeOf(character, cell) {
  const [left = 0, top = 0, right = 0, bottom = 0] = BLOCKS.get(character) ?? [];
  if (right > 0) return [filled(cell, left / 8, top / 8, right / 8, bottom / 8)];
  return [...(LINES.get(character) ?? '')].map(way => stroke(cell, way, HEAVY.has(character) ? 3 : 1));
}

/**
 * @param {Box} cell
 * @param {number} left
 * @param {number} top
 * @param {number} right
 * @param {number} bottom
 */
function filled({ x, y, width, height }, left, top, right, bottom) {
  const [from, to] = [Math.round(width * left), Math.max(1, Math.round(width * right))];
  const [upper, lower] = [Math.round(height * top), Math.round(height * bottom)];
  return { x: x + from, y: y + upper, width: to - from, height: lower - upper };
}

/**
 * @param {Box} cell
 * @param {string} way
 * @param {number} weight odd, so that the stroke covers whole pixels
 */
function stroke({ x, y, width, height }, way, weight) {
  const across = Math.floor((width - weight) / 2);
  const down = Math.floor((height - weight) / 2);
  if (way === 'h') return { x, y: y + down, width, height: weight };
  if (way === 'v') return { x: x + across, y, width: weight, height };
  if (way === 'l') return { x, y: y + down, width: across + weight, height: weight };
  if (way === 'r') return { x: x + across, y: y + down, width: width - across, height: weight };
  if (way === 'u') return { x: x + across, y, width: weight, height: down + weight };
  return { x: x + across, y: y + down, width: weight, height: height - down };
}
