/** Code at its natural width. Only the starts of the rows are stored; a row is created when it is asked for. */
import type { Span } from '../../document/document.js';
import { maxDisplayWidth } from '../../text/display-width.js';
import { dropBreakOpportunities } from '../../text/sanitise.js';
import { firstIndexWhere } from '../../util/binary-search.js';
import { countNewlines } from '../../util/count-newlines.js';
import { type CodeRow, splitHighlighted, splitRows } from '../code/code.js';
import { expandRow, isAsWritten, TAB_WIDTH } from '../code/code-rows.js';
import type { Line } from '../line.js';

/** Number of created rows that are kept: those of a large screen, and of the screens next to it. */
const MAX_KEPT = 512;

export class FullWidthCode {
  readonly head = [];
  readonly firstColumns = 0;
  readonly count: number;
  readonly width: number;
  readonly #text: string;
  readonly #isAsWritten: boolean;
  /** Start of each row in the text. */
  readonly #starts: Int32Array;
  /** The first rows, if they are highlighted. */
  readonly #highlighted: readonly CodeRow[];
  readonly #kept = new Map<number, Line>();

  constructor(text: string, spans: readonly Span[] | undefined) {
    this.#text = text;
    this.#isAsWritten = isAsWritten(text);
    this.#starts = rowStarts(text);
    this.count = this.#starts.length;
    const { highlighted } = splitHighlighted({ text }, spans);
    this.#highlighted = highlighted.length > 0 ? splitRows(highlighted, 0) : [];
    this.width = this.#widest();
  }

  line(index: number): Line | undefined {
    if (index < 0 || index >= this.count) return undefined;
    const kept = this.#kept.get(index);
    if (kept) return kept;
    if (this.#kept.size >= MAX_KEPT) this.#kept.clear();
    const line = this.#createLine(index);
    this.#kept.set(index, line);
    return line;
  }

  rowAt(offset: number): number {
    return Math.max(0, firstIndexWhere(0, this.count, index => (this.#starts[index] ?? 0) > offset) - 1);
  }

  #createLine(index: number): Line {
    const offset = this.#starts[index] ?? 0;
    const row = this.#highlighted[index];
    if (row)
      return expandRow(
        row.spans.map(span => ({ ...span })),
        row.at,
      );
    const text = this.#rowText(index);
    return { spans: text === '' ? [] : [{ text }], width: maxDisplayWidth(text), offset };
  }

  /** Text of a row as it is shown: with spaces for tabs, without invisible characters and white space at its end. */
  #rowText(index: number): string {
    const text = this.#text.slice(this.#starts[index], this.#endOf(index));
    return (this.#isAsWritten ? text : expandTabs(dropBreakOpportunities(text))).trimEnd();
  }

  #endOf(index: number): number {
    return index + 1 < this.count ? (this.#starts[index + 1] ?? 0) - 1 : this.#text.length;
  }

  /** Measures only the rows that may be wider than those before them. */
  #widest(): number {
    const isOneColumnEach = !NOT_ASCII.test(this.#text);
    const most = isOneColumnEach ? 1 : this.#isAsWritten ? MAX_UNIT_WIDTH : TAB_WIDTH;
    let width = 0;
    for (let index = 0; index < this.count; index++) {
      const length = this.#endOf(index) - (this.#starts[index] ?? 0);
      if (length * most <= width) continue;
      // A long row is created only once. There are few of those.
      if (length > LONG_ROW) width = Math.max(width, this.line(index)?.width ?? 0);
      else {
        const text = this.#rowText(index);
        width = Math.max(width, isOneColumnEach ? text.length : maxDisplayWidth(text));
      }
    }
    return width;
  }
}

/** Most columns of one code unit that is not a tab. */
const MAX_UNIT_WIDTH = 2;

/** Code units of a row that is not measured without keeping it. */
const LONG_ROW = 1 << 16;

const NOT_ASCII = /[^\n -~]/;

function rowStarts(text: string): Int32Array {
  const starts = new Int32Array(countNewlines(text) + 1);
  let row = 1;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts[row++] = at + 1;
  return starts;
}

/** Replaces tabs by spaces up to the next tab stop. */
function expandTabs(row: string): string {
  // The pattern takes quadratic time on text without a tab after it.
  const end = row.lastIndexOf('\t') + 1;
  let column = 0;
  const expanded = row.slice(0, end).replaceAll(/([^\t]*)(\t+)/g, (_, text: string, tabs: string) => {
    const start = column + maxDisplayWidth(text);
    column = (Math.floor(start / TAB_WIDTH) + tabs.length) * TAB_WIDTH;
    return text + ' '.repeat(column - start);
  });
  return expanded + row.slice(end);
}
