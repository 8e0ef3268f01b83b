/** Rows while they are put together. Lines are new when they are made, so what holds them may add to them. */

import type { StyleName } from '../document/style.js';
import type { Line, LineSpan } from './line.js';

/** A row without text, at a place in the block's text. */
export function blankLine(offset: number): Line {
  return { spans: [], width: 0, offset };
}

/** A row of what Lectern drew. */
export function drawnLine(text: string, width: number, style: StyleName | undefined, offset: number): Line {
  return { spans: [drawnSpan(text, style)], width, offset };
}

export function drawnSpan(text: string, style?: StyleName): LineSpan {
  return style === undefined ? { text } : { text, style };
}

/** Sets `run` before a row, `width` columns wide. A row without text gets no white space. */
export function prefixLine(line: Line, run: LineSpan, width: number): void {
  if (line.spans.length === 0) {
    const text = run.text.trimEnd();
    if (text === '') return;
    line.spans.push({ ...run, text });
    line.width = width - (run.text.length - text.length);
    return;
  }
  const first = line.spans[0];
  if (
    first &&
    first.at === undefined &&
    first.link === undefined &&
    first.note === undefined &&
    first.style === run.style
  ) {
    // drawn, too: it has no more than its text and its style
    const text = run.text + first.text;
    line.spans[0] = run.style === undefined ? { text } : { text, style: run.style };
  } else {
    line.spans = [run, ...line.spans];
  }
  line.width += width;
}

/** The first row after `lead`, the others after as much white space. */
export function hangLines(lines: Line[], lead: LineSpan, width: number): void {
  const rest = drawnSpan(' '.repeat(width));
  lines.forEach((line, index) => {
    prefixLine(line, index === 0 ? lead : rest, width);
  });
}
