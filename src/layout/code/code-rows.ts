/** Lays out one row of code. Expands tabs, trims its end, and wraps it if it is too wide. */

import { spansText } from '../../document/document-text.js';
import { maxDisplayWidth } from '../../text/display-width.js';
import { replaceUnit } from '../../text/replace-unit.js';
import { dropInvisible } from '../inline/flow-spans.js';
import type { LayoutContext } from '../layout-context.js';
import type { Line, LineSpan } from '../line.js';
import { drawnSpan } from '../row-builders.js';
import { breakPositions } from './code-breaks.js';

export const TAB_WIDTH = 4;
/** Tabs of a row that reach the next tab stop. No row that is read has as many. */
const MAX_TABS = 1 << 12;

/**
 * True if the rows of `text` need only trimming: no tabs, soft hyphens or zero-width spaces. Three searches, because searching
 * for one character is much faster than a regular expression.
 */
export function isAsWritten(text: string): boolean {
  return !(text.includes('\t') || text.includes('\u00ad') || text.includes('\u200b'));
}

/** Returns a row with tabs expanded and without invisible characters and white space at its end. */
export function expandRow(spans: LineSpan[], offset: number): Line {
  const isTabbed = spans.some(span => span.text.includes('\t'));
  return trimmedLine(dropInvisible(isTabbed ? expandTabs(spans) : spans), offset);
}

/** Expands tabs to spans of their own. Those after `MAX_TABS` become spaces, because each takes 300 bytes. */
function expandTabs(spans: readonly LineSpan[]): LineSpan[] {
  const out: LineSpan[] = [];
  let column = 0;
  let count = 0;
  for (const span of spans) {
    const { text, at = 0 } = span;
    let from = 0;
    for (let tab = text.indexOf('\t'); tab >= 0 && count < MAX_TABS; tab = text.indexOf('\t', from)) {
      const part = text.slice(from, tab);
      column += maxDisplayWidth(part);
      const spaces = TAB_WIDTH - (column % TAB_WIDTH);
      column += spaces;
      out.push({ ...span, text: part, at: at + from });
      out.push({ ...span, text: ' ', at: at + tab }, drawnSpan(' '.repeat(spaces - 1)));
      from = tab + 1;
      count++;
    }
    const rest = replaceUnit(text.slice(from), '\t', ' ');
    out.push({ ...span, text: rest, at: at + from });
    column += maxDisplayWidth(rest);
  }
  return out.filter(span => span.text !== '');
}

function trimmedLine(spans: LineSpan[], offset: number): Line {
  for (let last = spans[spans.length - 1]; last; last = spans[spans.length - 1]) {
    const text = last.text.trimEnd();
    last.text = text;
    if (text !== '') break;
    spans.pop();
  }
  // Measured as one text, because highlighting may split a cluster.
  return { spans, width: maxDisplayWidth(spansText(spans)), offset };
}

/** Wraps a row that is too wide. Rows after the first start with a continuation mark, indented like the row. */
export function wrapRow(line: Line, width: number, context: LayoutContext): Line[] {
  const text = line.spans.map(span => span.text).join('');
  const lead = continuationLead(text, width, context);
  const lines: Line[] = [];
  let from = 0;
  let offset = line.offset;
  const slices = new SpanSlices(line.spans);
  for (const to of breakPositions(text, width, lead.length)) {
    const spans = slices.take(from, to);
    offset = spans.find(span => span.at !== undefined)?.at ?? offset;
    lines.push(trimmedLine(from > 0 && lead !== '' ? [drawnSpan(lead, 'bar'), ...spans] : spans, offset));
    from = to;
  }
  return lines;
}

/** Minimum width for indenting continuation rows. */
const MIN_INDENT_WIDTH = 20;

/** Returns the continuation mark, indented like the first row if there is room. */
function continuationLead(text: string, width: number, { options, glyphs }: LayoutContext): string {
  if (width <= 4 || options.accessible) return '';
  const indent = text.length - text.trimStart().length;
  const hang = width >= MIN_INDENT_WIDTH && indent <= width / 3 ? indent : 0;
  return `${' '.repeat(hang)}${glyphs.continuation} `;
}

/** Slices spans in ascending order, in linear time: a row may have a span for each of a million tabs. */
class SpanSlices {
  readonly #spans: readonly LineSpan[];
  /** The first span that does not end before the next slice, and the code unit it starts at. */
  #index = 0;
  #start = 0;

  constructor(spans: readonly LineSpan[]) {
    this.#spans = spans;
  }

  /** Returns the spans for the code units from `from` to `to`. `from` is at or after the end of the slice before. */
  take(from: number, to: number): LineSpan[] {
    const out: LineSpan[] = [];
    for (; ; this.#index++) {
      const span = this.#spans[this.#index];
      if (!span) return out;
      const start = this.#start;
      const end = start + span.text.length;
      if (end > from && start < to)
        out.push(slice(span, Math.max(0, from - start), Math.min(span.text.length, to - start)));
      // A span that ends after the slice is part of the next one too.
      if (end > to) return out;
      this.#start = end;
    }
  }
}

function slice(span: LineSpan, from: number, to: number): LineSpan {
  const text = span.text.slice(from, to);
  return span.at === undefined ? { ...span, text } : { ...span, text, at: span.at + from };
}
