import type { Line, LineSpan } from './line.js';

/**
 * A line whose spans are created when they are first read. A screen shows forty of 100,000 rows, and a pipe needs only their
 * text. Subclasses, because two closures for each row made layout of long code and text 1.5 times slower.
 */
export abstract class DeferredRow implements Line {
  offset: number;
  #line: Line | undefined;

  constructor(offset: number) {
    this.offset = offset;
  }

  /** Undefined after the spans were created, because the caller may have changed them. */
  get text(): string | undefined {
    return this.#line ? undefined : this.knownText();
  }

  get spans(): LineSpan[] {
    return this.#made.spans;
  }

  set spans(spans: LineSpan[]) {
    this.#made.spans = spans;
  }

  get width(): number {
    return this.#made.width;
  }

  set width(width: number) {
    this.#made.width = width;
  }

  get #made(): Line {
    this.#line ??= this.makeLine();
    return this.#line;
  }

  /** Returns the text of the row, if it can be had without the spans. */
  protected abstract knownText(): string | undefined;

  /** Creates the row with its spans. */
  protected abstract makeLine(): Line;
}
