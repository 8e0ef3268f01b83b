/** Rows of a long text without styles: a row is where it was cut until someone asks for its runs. */

import { DeferredRow } from '../deferred-row.js';
import type { Line } from '../line.js';
import { type FlowSpan, part } from './flow-spans.js';

export class CutRow extends DeferredRow {
  readonly #run: FlowSpan;
  readonly #from: number;
  readonly #to: number;
  readonly #columns: number;

  /** The row of `run`'s text from `from` to `to`, so many columns wide. */
  constructor(run: FlowSpan, from: number, to: number, columns: number, offset: number) {
    super(offset);
    this.#run = run;
    this.#from = from;
    this.#to = to;
    this.#columns = columns;
  }

  protected known(): string {
    return this.#run.text.slice(this.#from, this.#to);
  }

  protected make(): Line {
    const spans = this.#from < this.#to ? [part(this.#run, 0, this.#from, this.known())] : [];
    return { spans, width: this.#columns, offset: this.offset };
  }
}
