// @ts-check
/**
 * Shapes of rules, bars and blocks. Drawn as boxes instead of text, so that neighbouring cells join in any font. Other
 * box-drawing characters stay text.
 */

/** @typedef {{ x: number, y: number, width: number, height: number }} Box in pixels */

/** Strokes of each character: `l`, `r`, `u`, `d` from the middle of the cell; `h`, `v` from edge to edge. */
// biome-ignore format: a table
const LINES = new Map(Object.entries({
  '─': 'h', '│': 'v', '┌': 'rd', '┐': 'ld', '└': 'ru', '┘': 'lu', '├': 'rud', '┤': 'lud', '┬': 'lrd', '┴': 'lru', '┼': 'lrud',
  '╭': 'rd', '╮': 'ld', '╰': 'ru', '╯': 'lu', '━': 'h', '┃': 'v',
}));

const HEAVY = new Set('━┃');

/** Filled part of the cell: left, top, right and bottom edge, in eighths. */
// biome-ignore format: a table
const BLOCKS = new Map(Object.entries({
  '█': [0, 0, 8, 8], '▌': [0, 0, 4, 8], '▍': [0, 0, 3, 8], '▎': [0, 0, 2, 8], '▏': [0, 0, 1, 8], '▐': [4, 0, 8, 8], '▕': [7, 0, 8, 8],
  '▀': [0, 0, 8, 4], '▔': [0, 0, 8, 1], '▄': [0, 4, 8, 8], '▁': [0, 7, 8, 8],
}));

/** @param {string} character */
export function isShape(character) {
  return LINES.has(character) || BLOCKS.has(character);
}

/**
 * True if the shape fills the width of its cell. Several in a row are drawn as one box, so that a scaled picture shows no seams.
 *
 * @param {string} character
 */
export function fillsWidth(character) {
  const [left, , right] = BLOCKS.get(character) ?? [];
  return LINES.get(character) === 'h' || (left === 0 && right === 8);
}

/**
 * Returns the boxes of a character for which `isShape` is true.
 *
 * @param {string} character
 * @param {Box} cell
 * @returns {Box[]}
 */
export function shapeBoxes(character, cell) {
  const [left = 0, top = 0, right = 0, bottom = 0] = BLOCKS.get(character) ?? [];
  if (right > 0) return [fillBox(cell, left / 8, top / 8, right / 8, bottom / 8)];
  return [...(LINES.get(character) ?? '')].map(direction =>
    strokeBox(cell, direction, HEAVY.has(character) ? 3 : 1),
  );
}

/**
 * @param {Box} cell
 * @param {number} left
 * @param {number} top
 * @param {number} right
 * @param {number} bottom
 */
function fillBox({ x, y, width, height }, left, top, right, bottom) {
  const [from, to] = [Math.round(width * left), Math.max(1, Math.round(width * right))];
  const [upper, lower] = [Math.round(height * top), Math.round(height * bottom)];
  return { x: x + from, y: y + upper, width: to - from, height: lower - upper };
}

/**
 * @param {Box} cell
 * @param {string} direction
 * @param {number} weight odd, so that the stroke covers whole pixels
 */
function strokeBox({ x, y, width, height }, direction, weight) {
  const across = Math.floor((width - weight) / 2);
  const down = Math.floor((height - weight) / 2);
  if (direction === 'h') return { x, y: y + down, width, height: weight };
  if (direction === 'v') return { x: x + across, y, width: weight, height };
  if (direction === 'l') return { x, y: y + down, width: across + weight, height: weight };
  if (direction === 'r') return { x: x + across, y: y + down, width: width - across, height: weight };
  if (direction === 'u') return { x: x + across, y, width: weight, height: down + weight };
  return { x: x + across, y: y + down, width: weight, height: height - down };
}
