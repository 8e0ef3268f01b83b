/** One row of code: its tabs, its end, and where it goes on if it is too wide. It knows runs and columns, nothing of blocks. */

import { spansText } from '../../document/document-text.js';
import { reach } from '../../text/display-width.js';
import { dropInvisible } from '../inline/flow-spans.js';
import type { LayoutContext } from '../layout-context.js';
import type { Line, LineSpan } from '../line.js';
import { drawnSpan } from '../row-builders.js';
import { breaksOf } from './code-breaks.js';

export const TAB = 4;

/**
 * Is nothing to be done to rows of `text` but for white space at their ends? Tabs are expanded, soft hyphens and
 * zero-width spaces dropped. No pattern: to search for one character is far faster.
 */
export function isAsWritten(text: string): boolean {
  return !(text.includes('\t') || text.includes('\u00ad') || text.includes('\u200b'));
}

/** A row of `runs`, tabs expanded, without what is invisible and without the white space at its end. */
export function expandedRow(spans: LineSpan[], offset: number): Line {
  const isTabbed = spans.some(run => run.text.includes('\t'));
  return finish(dropInvisible(isTabbed ? expandTabs(spans) : spans), offset);
}

function expandTabs(spans: readonly LineSpan[]): LineSpan[] {
  const out: LineSpan[] = [];
  let column = 0;
  for (const run of spans) {
    let at = run.at ?? 0;
    run.text.split('\t').forEach((text, index) => {
      if (index > 0) {
        const spaces = TAB - (column % TAB);
        out.push({ ...run, text: ' ', at }, drawnSpan(' '.repeat(spaces - 1)));
        column += spaces;
        at += 1;
      }
      out.push({ ...run, text, at });
      column += reach(text);
      at += text.length;
    });
  }
  return out.filter(run => run.text !== '');
}

function finish(spans: LineSpan[], offset: number): Line {
  for (let last = spans[spans.length - 1]; last; last = spans[spans.length - 1]) {
    const text = last.text.trimEnd();
    last.text = text;
    if (text !== '') break;
    spans.pop();
  }
  // Measured as one text: a colour may begin within a cluster.
  return { spans, width: reach(spansText(spans)), offset };
}

/**
 * A row that is too wide: the rows after the first begin with a mark, below the row's own indent. It is broken after a
 * space where there is one in its second half, else where a name or a path has parts, else between any two clusters.
 */
export function wrapRow(line: Line, width: number, setting: LayoutContext): Line[] {
  const text = line.spans.map(run => run.text).join('');
  const lead = leadOf(text, width, setting);
  const lines: Line[] = [];
  let from = 0;
  let offset = line.offset;
  for (const to of breaksOf(text, width, lead.length)) {
    const spans = pieces(line.spans, from, to);
    offset = spans.find(run => run.at !== undefined)?.at ?? offset;
    lines.push(finish(from > 0 && lead !== '' ? [drawnSpan(lead, 'bar'), ...spans] : spans, offset));
    from = to;
  }
  return lines;
}

/** Narrower than this, rows that go on start at the margin. */
const LEAST_HUNG = 20;

/** The mark of a row that goes on, below the indent of its first where that leaves room. */
function leadOf(text: string, width: number, { options, glyphs }: LayoutContext): string {
  if (width <= 4 || options.accessible) return '';
  const indent = text.length - text.trimStart().length;
  const hang = width >= LEAST_HUNG && indent <= width / 3 ? indent : 0;
  return `${' '.repeat(hang)}${glyphs.continued} `;
}

/** The runs that show the code units from `from` to `to`. */
function pieces(spans: readonly LineSpan[], from: number, to: number): LineSpan[] {
  const out: LineSpan[] = [];
  let start = 0;
  for (const run of spans) {
    const end = start + run.text.length;
    if (end > from && start < to)
      out.push(slice(run, Math.max(0, from - start), Math.min(run.text.length, to - start)));
    if (end >= to) break;
    start = end;
  }
  return out;
}

function slice(run: LineSpan, from: number, to: number): LineSpan {
  const text = run.text.slice(from, to);
  return run.at === undefined ? { ...run, text } : { ...run, text, at: run.at + from };
}
