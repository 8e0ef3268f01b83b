/** Rows of a source by line number. Only the offsets are stored: a row is cut out when it is asked for. */

/** Maximum length of a row in which text is looked for: a row of 10 MB may have a million links. */
export const MAX_ROW_LENGTH = 10_000;

/** Maximum number of characters that `find` compares in one source. They take about half a second; after that, it finds nothing. */
const MAX_COMPARED = 300_000_000;

export class SourceRows {
  private starts: Uint32Array | undefined;
  private first: string | undefined;
  private compared = 0;
  private last = 0;

  constructor(readonly source: string) {}

  /** Returns the start of a row, of at most 10,000 characters; `line` counts from 1. Empty if there is no such row. */
  row(line: number): string {
    // without the other rows: the rules about an article name its first line
    if (line === 1) {
      this.first ??= /^[^\r\n]*/.exec(this.source.slice(0, MAX_ROW_LENGTH))?.[0] ?? '';
      return this.first;
    }
    const starts = this.lineStarts();
    const start = starts[line - 1];
    if (start === undefined) return '';
    let end = Math.min(starts[line] ?? this.source.length, start + MAX_ROW_LENGTH);
    while (end > start && isLineBreak(this.source.charCodeAt(end - 1))) end--;
    return this.source.slice(start, end);
  }

  /** Returns the 1-based line of an offset. Fast for ascending offsets. */
  lineAt(offset: number): number {
    const starts = this.lineStarts();
    let low = (starts[this.last] ?? 0) <= offset ? this.last : 0;
    let high = starts.length - 1;
    // The next rows first, because offsets mostly ascend.
    for (let step = 1; low + step <= high; step *= 2) {
      if ((starts[low + step] ?? 0) > offset) {
        high = low + step - 1;
        break;
      }
      low += step;
    }
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    this.last = low;
    return low + 1;
  }

  /**
   * Returns the line of the next occurrence of `text` at or after `line`; undefined if there is none. Finds nothing after a
   * number of comparisons, because 100,000 texts may be absent from a long source.
   */
  find(text: string, line: number): number | undefined {
    const from = this.lineStarts()[line - 1];
    if (text === '' || from === undefined || this.compared > MAX_COMPARED) return undefined;
    const at = this.source.indexOf(text, from);
    this.compared += (at < 0 ? this.source.length : at) - from;
    return at < 0 ? undefined : this.lineAt(at);
  }

  private lineStarts(): Uint32Array {
    this.starts ??= findLineStarts(this.source);
    return this.starts;
  }
}

function isLineBreak(unit: number): boolean {
  return unit === 0x0a || unit === 0x0d;
}

/** Offsets of the rows, which end in `\r\n`, `\n` or `\r`. */
function findLineStarts(source: string): Uint32Array {
  let starts = new Uint32Array(1024);
  let count = 1;
  let newline = source.indexOf('\n');
  let carriage = source.indexOf('\r');
  while (newline >= 0 || carriage >= 0) {
    let at: number;
    if (carriage >= 0 && (newline < 0 || carriage < newline)) {
      at = carriage + 1;
      if (newline === at) newline = source.indexOf('\n', ++at);
      carriage = source.indexOf('\r', at);
    } else {
      at = newline + 1;
      newline = source.indexOf('\n', at);
    }
    if (count === starts.length) {
      const longer = new Uint32Array(2 * count);
      longer.set(starts);
      starts = longer;
    }
    starts[count++] = at;
  }
  return starts.subarray(0, count);
}
