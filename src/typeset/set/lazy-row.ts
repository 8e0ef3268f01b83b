/**
 * Rows of code that were not coloured and need no second row: a screen shows forty of a hundred thousand, and a pipe
 * wants no more than the text of each. So such a row is its two ends until someone asks for its runs.
 */
import type { Line, SetRun } from '../line.js';
import { expandedRow } from './code-rows.js';
import { prefixLine } from './lines.js';

/** What the rows of one block have in common. */
export interface CodeText {
  readonly text: string;
  /** Where `text` starts in the block's text. */
  readonly start: number;
  /** White space before each row. */
  readonly indent: SetRun;
  /** Its rows are shown as they are written: no tabs, nothing invisible. */
  readonly isAsWritten: boolean;
}

export class LazyRow implements Line {
  offset: number;
  readonly isBare = true;
  readonly #code: CodeText;
  readonly #from: number;
  readonly #to: number;
  #made: Line | undefined;

  /** The row from `from` to `to` of `code.text`, spaces at its end left out. */
  constructor(code: CodeText, from: number, to: number) {
    this.offset = code.start + from;
    this.#code = code;
    this.#from = from;
    this.#to = to;
  }

  /** The whole row, where it can be had without its runs. */
  get text(): string | undefined {
    const { isAsWritten, indent, text } = this.#code;
    if (this.#made || !isAsWritten) return undefined;
    return this.#from === this.#to ? '' : indent.text + text.slice(this.#from, this.#to);
  }

  get runs(): SetRun[] {
    return this.#line.runs;
  }

  set runs(runs: SetRun[]) {
    this.#line.runs = runs;
  }

  get width(): number {
    return this.#line.width;
  }

  set width(width: number) {
    this.#line.width = width;
  }

  get #line(): Line {
    this.#made ??= this.#make();
    return this.#made;
  }

  #make(): Line {
    const { text, indent } = this.#code;
    const line = expandedRow([{ text: text.slice(this.#from, this.#to), at: this.offset }], this.offset);
    if (line.runs.length > 0 && indent.text !== '') prefixLine(line, indent, indent.text.length);
    return line;
  }
}
