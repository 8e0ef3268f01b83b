/** Rows of code that were not coloured and need no second row: such a row is its two ends until someone asks for its runs. */

import { DeferredRow } from '../deferred-row.js';
import type { Line, LineSpan } from '../line.js';
import { prefixLine } from '../row-builders.js';
import { expandedRow } from './code-rows.js';

/** What the rows of one block have in common. */
export interface CodeText {
  readonly text: string;
  /** Where `text` starts in the block's text. */
  readonly start: number;
  /** White space before each row. */
  readonly indent: LineSpan;
  /** Its rows are shown as they are written: no tabs, nothing invisible. */
  readonly isAsWritten: boolean;
}

export class LazyRow extends DeferredRow {
  readonly isBare = true;
  readonly #code: CodeText;
  readonly #from: number;
  readonly #to: number;

  /** The row from `from` to `to` of `code.text`, spaces at its end left out. */
  constructor(code: CodeText, from: number, to: number) {
    super(code.start + from);
    this.#code = code;
    this.#from = from;
    this.#to = to;
  }

  protected known(): string | undefined {
    const { isAsWritten, indent, text } = this.#code;
    if (!isAsWritten) return undefined;
    return this.#from === this.#to ? '' : indent.text + text.slice(this.#from, this.#to);
  }

  protected make(): Line {
    const { text, indent } = this.#code;
    const line = expandedRow([{ text: text.slice(this.#from, this.#to), at: this.offset }], this.offset);
    if (line.spans.length > 0 && indent.text !== '') prefixLine(line, indent, indent.text.length);
    return line;
  }
}
