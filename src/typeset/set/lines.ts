/** Rows while they are put together. Lines are new when they are made, so what holds them may add to them. */
import type { Line, SetRun } from '../line.js';
import type { StyleName } from '../style.js';

/** A row without text, at a place in the block's text. */
export function blankLine(offset: number): Line {
  return { runs: [], width: 0, offset };
}

/** A row of what Lectern drew. */
export function drawnLine(text: string, width: number, style: StyleName | undefined, offset: number): Line {
  return { runs: [drawnRun(text, style)], width, offset };
}

export function drawnRun(text: string, style?: StyleName): SetRun {
  return style === undefined ? { text } : { text, style };
}

/** Sets `run` before a row, `width` columns wide. A row without text gets no white space. */
export function prefixLine(line: Line, run: SetRun, width: number): void {
  if (line.runs.length === 0) {
    const text = run.text.trimEnd();
    if (text === '') return;
    line.runs.push({ ...run, text });
    line.width = width - (run.text.length - text.length);
    return;
  }
  const first = line.runs[0];
  if (
    first &&
    first.at === undefined &&
    first.link === undefined &&
    first.note === undefined &&
    first.style === run.style
  ) {
    // drawn, too: it has no more than its text and its style
    const text = run.text + first.text;
    line.runs[0] = run.style === undefined ? { text } : { text, style: run.style };
  } else {
    line.runs = [run, ...line.runs];
  }
  line.width += width;
}

/** The first row after `lead`, the others after as much white space. */
export function hangLines(lines: Line[], lead: SetRun, width: number): void {
  const rest = drawnRun(' '.repeat(width));
  lines.forEach((line, index) => {
    prefixLine(line, index === 0 ? lead : rest, width);
  });
}
