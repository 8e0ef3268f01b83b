// @ts-check
/**
 * One row of a frame. What is written to it is kept as it comes; if no two writes touch the same cell, and mostly none do, the row
 * is the writes joined, with spaces between. Where they do touch, each character gets its cell, as Ink does it for every row.
 *
 * Both ways end in `styledCharsToString`, to which a stretch of text in one style is the same as its characters one by one: it
 * writes codes only where styles change. That is why the frames are byte for byte Ink's own.
 */
import { plainWidth, styleEnd } from './plain-width.mjs';

/**
 * @typedef {{ type: 'ansi', code: string, endCode: string }} Code
 * @typedef {{ type: 'char', value: string, fullWidth: boolean, styles: Code[] }} Cell one or more characters in one style
 * @typedef {{ cells: Cell[], columns: number }} Piece
 *
 * @typedef {object} Means what the row needs of Ink's libraries
 * @property {(text: string) => Code[]} tokenize of a style sequence
 * @property {(text: string) => Cell[]} characters one cell for each grapheme
 * @property {(codes: Code[], more: Code[]) => Code[]} reduce
 * @property {(cells: Cell[]) => string} join
 * @property {(text: string) => number} width
 */

const SPACE = /** @type {Cell} */ ({ type: 'char', value: ' ', fullWidth: false, styles: [] });

/** Pieces by text; a frame repeats most of the one before it. */
const PIECES = /** @type {Map<string, Piece>} */ (new Map());
const PIECES_KEPT = 2000;

export class Row {
  /** @type {{ x: number, line: string }[]} */
  #writes = [];
  #width;
  #means;

  /**
   * @param {number} width cells that are there, written or not; writes may reach beyond
   * @param {Means} means
   */
  constructor(width, means) {
    this.#width = width;
    this.#means = means;
  }

  /**
   * @param {number} x
   * @param {string} line
   */
  write(x, line) {
    if (line !== '') this.#writes.push({ x, line });
  }

  /** The row, without the spaces at its end. */
  toString() {
    return this.#means.join(this.#joined() ?? this.#overlaid()).trimEnd();
  }

  /**
   * The writes side by side, and no spaces after them: they would be trimmed.
   * Undefined where two writes share a cell, or one starts outside the frame.
   */
  #joined() {
    const cells = [];
    let next = 0;
    for (const { x, line } of this.#writes.toSorted((a, b) => a.x - b.x)) {
      if (x < next || !Number.isInteger(x)) return undefined;
      const piece = this.#piece(line);
      // Beyond the width there are no spaces: Ink leaves out the cells that nothing was written to.
      cells.push(...spaces(Math.min(x, this.#width) - next), ...piece.cells);
      next = x + piece.columns;
    }
    return cells;
  }

  /** A cell for each character, later ones over earlier ones, as Ink has it. */
  #overlaid() {
    const cells = Array(this.#width).fill(SPACE);
    for (const { x, line } of this.#writes) {
      let at = x;
      for (const character of this.#means.characters(line)) {
        cells[at] = character;
        const columns = this.#columns(character);
        for (let more = 1; more < columns; more++)
          cells[at + more] = { ...SPACE, value: '', styles: character.styles };
        at += columns;
      }
    }
    return cells.filter(cell => cell !== undefined);
  }

  /** @param {string} line */
  #piece(line) {
    const known = PIECES.get(line);
    if (known !== undefined) return known;
    if (PIECES.size >= PIECES_KEPT) PIECES.clear();
    const columns = plainWidth(line);
    const piece = columns < 0 ? this.#mixed(line) : { cells: this.#stretches(line), columns };
    PIECES.set(line, piece);
    return piece;
  }

  /**
   * Plain text: one cell for each stretch in one style.
   * @param {string} line
   */
  #stretches(line) {
    /** @type {Cell[]} */
    const cells = [];
    /** @type {Code[]} */
    let styles = [];
    for (let at = 0; at < line.length; ) {
      const code = line.indexOf('\u001b', at);
      const end = code < 0 ? line.length : code;
      if (end > at) cells.push({ ...SPACE, value: line.slice(at, end), styles });
      if (code < 0) break;
      at = styleEnd(line, code) + 1;
      styles = this.#means.reduce(styles, this.#means.tokenize(line.slice(code, at)));
    }
    return cells;
  }

  /**
   * Any text: one cell for each grapheme.
   * @param {string} line
   */
  #mixed(line) {
    const cells = this.#means.characters(line);
    return { cells, columns: cells.reduce((sum, cell) => sum + this.#columns(cell), 0) };
  }

  /** @param {Cell} cell */
  #columns(cell) {
    return Math.max(1, this.#means.width(cell.value));
  }
}

/** @param {number} count */
function spaces(count) {
  return count > 0 ? [{ ...SPACE, value: ' '.repeat(count) }] : [];
}
