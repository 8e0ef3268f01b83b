/** Code: its language as a label, indented, tabs expanded; on a screen rows that are too wide go on after a mark. */
import { eachCluster, reach } from '../../text/columns.js';
import type { CodeBlock, Run } from '../document.js';
import type { Line, SetRun } from '../line.js';
import { drawnRun, prefixLine } from './lines.js';
import { said } from './quote.js';
import { type Setting, takePlace } from './setting.js';

const TAB = 4;

export function setCode(block: CodeBlock, measure: number, setting: Setting): Line[] {
  const at = takePlace(setting, block.text.length);
  const { linear } = setting.options;
  const indent = linear ? 0 : measure >= 40 ? 4 : measure >= 20 ? 2 : 0;
  const runs = block.runs ?? setting.options.colour?.(block);
  const rows = runs ? splitRows(runs, at) : plainRows(block.text, at);
  const width = setting.options.wrapCode ? Math.max(1, measure - indent) : Number.POSITIVE_INFINITY;
  const lines: Line[] = [];
  for (const row of rows) {
    const line = codeLine(row);
    if (line.width <= width) lines.push(line);
    else for (const part of wrapRow(line, width, setting)) lines.push(part);
  }
  if (linear) return said(block.language ? `Code, ${block.language}` : 'Code', lines, measure, setting);
  if (indent > 0) for (const line of lines) prefixLine(line, drawnRun(' '.repeat(indent)), indent);
  const label = block.language ? labelLine(block.language, measure, at, setting) : [];
  return [...label, ...lines];
}

/** `─── yaml`: cut short, not wrapped, where a name is wider than the measure. */
function labelLine(language: string, measure: number, at: number, setting: Setting): Line[] {
  const lead = measure >= 20 ? `${setting.drawing.rule.repeat(measure >= 40 ? 3 : 1)} ` : '';
  let name = '';
  let width = lead.length;
  let full = false;
  eachCluster(language, (cluster, wide) => {
    full ||= width + wide > measure;
    if (full) return;
    name += cluster;
    width += wide;
  });
  if (name === '') return [];
  const runs = lead === '' ? [] : [drawnRun(lead, 'border')];
  return [{ runs: [...runs, drawnRun(name, 'label')], width, offset: at }];
}

/** A row as it was written, and where it starts in the block's text. */
interface CodeRow {
  at: number;
  runs: SetRun[];
}

function plainRows(text: string, start: number): CodeRow[] {
  let at = start;
  return text.split('\n').map(row => {
    const place = at;
    at += row.length + 1;
    return { at: place, runs: row === '' ? [] : [{ text: row, at: place }] };
  });
}

function splitRows(runs: readonly Run[], start: number): CodeRow[] {
  let at = start;
  let row: CodeRow = { at, runs: [] };
  const rows = [row];
  for (const run of runs) {
    run.text.split('\n').forEach((text, index) => {
      if (index > 0) {
        at += 1;
        row = { at, runs: [] };
        rows.push(row);
      }
      if (text !== '') row.runs.push({ ...run, text, at });
      at += text.length;
    });
  }
  return rows;
}

/** One row, tabs expanded; white space at its end is left out. */
function codeLine({ at: offset, runs }: CodeRow): Line {
  const expanded = runs.some(run => run.text.includes('\t')) ? expandTabs(runs) : runs;
  return finish(expanded, offset);
}

/** A row of `runs` without the white space at its end. */
function finish(runs: SetRun[], offset: number): Line {
  for (let last = runs.at(-1); last; last = runs.at(-1)) {
    last.text = last.text.trimEnd();
    if (last.text !== '') break;
    runs.pop();
  }
  let width = 0;
  for (const run of runs) width += reach(run.text);
  return { runs, width, offset };
}

function expandTabs(runs: readonly SetRun[]): SetRun[] {
  const out: SetRun[] = [];
  let column = 0;
  for (const run of runs) {
    let at = run.at ?? 0;
    run.text.split('\t').forEach((text, index) => {
      if (index > 0) {
        const spaces = TAB - (column % TAB);
        out.push({ ...run, text: ' ', at }, drawnRun(' '.repeat(spaces - 1)));
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

/** A row that is too wide: the rows after the first begin with a mark. */
function wrapRow(line: Line, width: number, setting: Setting): Line[] {
  const mark = width > 4 && !setting.options.linear ? `${setting.drawing.continued} ` : '';
  const lines: Line[] = [];
  let runs: SetRun[] = [];
  let used = 0;
  let offset = line.offset;
  const end = (next: number): void => {
    lines.push(finish(runs, offset));
    runs = mark === '' ? [] : [drawnRun(mark, 'bar')];
    used = mark.length;
    offset = next;
  };
  for (const run of line.runs) {
    let from = 0;
    let to = 0;
    eachCluster(run.text, (cluster, wide) => {
      if (used + wide > width && used > mark.length) {
        if (to > from) runs.push(slice(run, from, to));
        end((run.at ?? offset) + to);
        from = to;
      }
      used += wide;
      to += cluster.length;
    });
    if (to > from) runs.push(slice(run, from, to));
  }
  lines.push(finish(runs, offset));
  return lines;
}

function slice(run: SetRun, from: number, to: number): SetRun {
  const text = run.text.slice(from, to);
  return run.at === undefined ? { ...run, text } : { ...run, text, at: run.at + from };
}
