// @ts-check
/**
 * One row of a frame. It keeps the texts that are written to it; if no two of them share a cell, the row is these texts joined, with
 * spaces between them. Otherwise each character gets a cell, as in Ink.
 *
 * Both ways end in `styledCharsToString`, which writes codes only where the style changes: a span in one style gives the same bytes as
 * its characters one by one. So the frames are equal to Ink's, byte by byte.
 */
import { plainWidth, styleEnd } from './plain-width.mjs';

/**
 * @typedef {{ type: 'ansi', code: string, endCode: string }} Code
 * @typedef {{ type: 'char', value: string, fullWidth: boolean, styles: Code[] }} Cell one or more characters in one style
 * @typedef {{ cells: Cell[], columns: number }} Piece
 *
 * @typedef {object} Helpers functions of the libraries that Ink uses
 * @property {(text: string) => Code[]} tokenize of a style sequence
 * @property {(text: string) => Cell[]} characters one cell for each grapheme
 * @property {(codes: Code[], more: Code[]) => Code[]} reduce
 * @property {(cells: Cell[]) => string} join
 * @property {(text: string) => number} width
 */

const SPACE = /** @type {Cell} */ ({ type: 'char', value: ' ', fullWidth: false, styles: [] });

/** Parsed texts. Most rows of a frame are the same as in the frame before. */
const PIECES = /** @type {Map<string, Piece>} */ (new Map());
const MAX_PIECES = 2000;

export class Row {
  /** @type {{ x: number, line: string }[]} */
  #writes = [];
  #width;
  #helpers;

  /**
   * @param {number} width cells of the row; a text may go beyond them
   * @param {Helpers} helpers
   */
  constructor(width, helpers) {
    this.#width = width;
    this.#helpers = helpers;
  }

  /**
   * @param {number} x
   * @param {string} line
   */
  write(x, line) {
    if (line !== '') this.#writes.push({ x, line });
  }

  /** The row without trailing spaces. */
  toString() {
    return this.#helpers.join(this.#joined() ?? this.#overlaid()).trimEnd();
  }

  /**
   * The texts side by side, without trailing spaces.
   * Undefined if two texts share a cell or one starts outside the frame.
   */
  #joined() {
    const cells = [];
    let next = 0;
    for (const { x, line } of this.#writes.toSorted((a, b) => a.x - b.x)) {
      if (x < next || !Number.isInteger(x)) return undefined;
      const piece = this.#piece(line);
      // Ink writes no spaces beyond the width.
      cells.push(...spaces(Math.min(x, this.#width) - next), ...piece.cells);
      next = x + piece.columns;
    }
    return cells;
  }

  /** One cell for each character; later texts overwrite earlier ones, as in Ink. */
  #overlaid() {
    const cells = Array(this.#width).fill(SPACE);
    for (const { x, line } of this.#writes) {
      let at = x;
      for (const character of this.#helpers.characters(line)) {
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
    if (PIECES.size >= MAX_PIECES) PIECES.clear();
    const columns = plainWidth(line);
    const piece = columns < 0 ? this.#mixed(line) : { cells: this.#styledSpans(line), columns };
    PIECES.set(line, piece);
    return piece;
  }

  /**
   * Splits plain text into one cell for each run of one style.
   * @param {string} line
   */
  #styledSpans(line) {
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
      styles = this.#helpers.reduce(styles, this.#helpers.tokenize(line.slice(code, at)));
    }
    return cells;
  }

  /**
   * Splits any text into one cell for each grapheme.
   * @param {string} line
   */
  #mixed(line) {
    const cells = this.#helpers.characters(line);
    return { cells, columns: cells.reduce((sum, cell) => sum + this.#columns(cell), 0) };
  }

  /** @param {Cell} cell */
  #columns(cell) {
    return Math.max(1, this.#helpers.width(cell.value));
  }
}

/** @param {number} count */
function spaces(count) {
  return count > 0 ? [{ ...SPACE, value: ' '.repeat(count) }] : [];
}
