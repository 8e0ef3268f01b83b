/** Rows of code: their ends, and where those that are too wide go on. It knows runs and columns, nothing of blocks. */
import { eachCluster, reach } from '../../text/columns.js';
import type { Line, SetRun } from '../line.js';
import { drawnRun } from './lines.js';
import type { Setting } from './setting.js';

/** A row of `runs` without the white space at its end. */
export function finish(runs: SetRun[], offset: number, isPlain = false): Line {
  for (let last = runs[runs.length - 1]; last; last = runs[runs.length - 1]) {
    const text = last.text.trimEnd();
    if (text.length === last.text.length) break;
    last.text = text;
    if (text !== '') break;
    runs.pop();
  }
  let width = 0;
  for (const run of runs) width += isPlain ? run.text.length : reach(run.text);
  return { runs, width, offset };
}

/**
 * A row that is too wide: the rows after the first begin with a mark. It is broken after a space where there is one
 * in the last third, else between any two clusters.
 */
export function wrapRow(line: Line, width: number, setting: Setting): Line[] {
  const mark = width > 4 && !setting.options.linear ? `${setting.drawing.continued} ` : '';
  const text = line.runs.map(run => run.text).join('');
  const lines: Line[] = [];
  let from = 0;
  let offset = line.offset;
  for (const to of breaksOf(text, width, mark.length)) {
    const runs = pieces(line.runs, from, to);
    offset = runs.find(run => run.at !== undefined)?.at ?? offset;
    lines.push(finish(from > 0 && mark !== '' ? [drawnRun(mark, 'bar'), ...runs] : runs, offset));
    from = to;
  }
  return lines;
}

/** Where the rows of `text` end; those after the first have `lead` columns less. */
function breaksOf(text: string, width: number, lead: number): number[] {
  const ends: number[] = [];
  let used = 0;
  let index = 0;
  // After the last space that is far enough along the row, and the columns used up to there.
  let space = 0;
  let usedAtSpace = 0;
  let indented = true;
  eachCluster(text, (cluster, wide) => {
    const start = ends.at(-1) ?? 0;
    if (used + wide > width && index > start) {
      const end = space > start ? space : index;
      used = lead + (space > start ? used - usedAtSpace : 0);
      ends.push(end);
    }
    used += wide;
    index += cluster.length;
    if (cluster !== ' ') indented = false;
    else if (!indented && used > (width * 2) / 3) {
      space = index;
      usedAtSpace = used;
    }
  });
  return [...ends, text.length];
}

/** The runs that show the code units from `from` to `to`. */
function pieces(runs: readonly SetRun[], from: number, to: number): SetRun[] {
  const out: SetRun[] = [];
  let start = 0;
  for (const run of runs) {
    const end = start + run.text.length;
    if (end > from && start < to)
      out.push(slice(run, Math.max(0, from - start), Math.min(run.text.length, to - start)));
    if (end >= to) break;
    start = end;
  }
  return out;
}

function slice(run: SetRun, from: number, to: number): SetRun {
  const text = run.text.slice(from, to);
  return run.at === undefined ? { ...run, text } : { ...run, text, at: run.at + from };
}
