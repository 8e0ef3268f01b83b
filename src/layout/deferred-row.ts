/**
 * Rows whose runs are made when someone asks for them: a screen shows forty of a hundred thousand, and a pipe wants no more
 * than the text of each.
 */
import type { Line, LineSpan } from './line.js';

export abstract class DeferredRow implements Line {
  offset: number;
  #made: Line | undefined;

  constructor(offset: number) {
    this.offset = offset;
  }

  /** The whole row, where it can be had without its runs; none once they were made, for they may have been added to. */
  get text(): string | undefined {
    return this.#made ? undefined : this.known();
  }

  get spans(): LineSpan[] {
    return this.#line.spans;
  }

  set spans(spans: LineSpan[]) {
    this.#line.spans = spans;
  }

  get width(): number {
    return this.#line.width;
  }

  set width(width: number) {
    this.#line.width = width;
  }

  get #line(): Line {
    this.#made ??= this.make();
    return this.#made;
  }

  protected abstract known(): string | undefined;

  protected abstract make(): Line;
}
