/** Code: its language as a label, indented, tabs expanded; on a screen rows that are too wide go on after a mark. */
import { eachCluster, reach } from '../../text/columns.js';
import type { CodeBlock, Run } from '../document.js';
import type { Line, SetRun } from '../line.js';
import { finish, wrapRow } from './code-rows.js';
import { dropInvisible } from './flow.js';
import { blankLine, drawnRun, prefixLine } from './lines.js';
import { said } from './quote.js';
import { type Setting, takePlace } from './setting.js';

const TAB = 4;

export function setCode(block: CodeBlock, measure: number, setting: Setting): Line[] {
  const at = takePlace(setting, block.text.length);
  const { linear } = setting.options;
  const indent = linear ? 0 : measure >= 40 ? 4 : measure >= 20 ? 2 : 0;
  const runs = block.runs ?? setting.options.colour?.(block);
  const width = setting.options.wrapCode ? Math.max(1, measure - indent) : Number.POSITIVE_INFINITY;
  const isPlain = !OTHER.test(block.text);
  const space = drawnRun(' '.repeat(indent));
  const lines = block.language && !linear ? labelLine(block.language, measure, at, setting) : [];
  const put = (line: Line): void => {
    if (line.width <= width) lines.push(indented(line, space));
    else for (const part of wrapRow(line, width, setting)) lines.push(indented(part, space));
  };
  if (isPlain && !runs) addPlainRows(block.text, at, space, width, lines, put);
  else
    for (const row of runs ? splitRows(runs, at) : plainRows(block.text, at))
      put(isPlain ? finish(row.runs, row.at, true) : codeLine(row));
  if (linear) return said(block.language ? `Code, ${block.language}` : 'Code', lines, measure, setting);
  return lines;
}

/** Most code: nothing but where each row ends has to be found out. Rows wider than `width` are left to `put`. */
function addPlainRows(
  text: string,
  start: number,
  space: SetRun,
  width: number,
  lines: Line[],
  put: (line: Line) => void,
): void {
  const indent = space.text.length;
  for (let from = 0; from <= text.length; ) {
    const found = text.indexOf('\n', from);
    const next = found < 0 ? text.length : found;
    let end = next;
    while (end > from && text.charCodeAt(end - 1) === 0x20) end--;
    const columns = end - from;
    const offset = start + from;
    if (columns === 0) lines.push(blankLine(offset));
    else {
      const run = { text: text.slice(from, end), at: offset };
      if (columns > width) put({ runs: [run], width: columns, offset });
      else lines.push({ runs: indent > 0 ? [space, run] : [run], width: indent + columns, offset });
    }
    from = next + 1;
  }
}

/** `─── yaml`: cut short, not wrapped, where a name is wider than the measure. */
function labelLine(language: string, measure: number, at: number, setting: Setting): Line[] {
  const lead = measure >= 20 ? `${setting.drawing.rule.repeat(measure >= 40 ? 3 : 1)} ` : '';
  const { name, width } = cutName(language, measure - lead.length);
  if (name === '') return [];
  const label = drawnRun(name, 'label');
  const runs = lead === '' ? [label] : [drawnRun(lead, 'border'), label];
  return [{ runs, width: lead.length + width, offset: at }];
}

/** As much of a language's name as `room` columns take. */
function cutName(language: string, room: number): { name: string; width: number } {
  if (language.length <= room && !OTHER.test(language)) return { name: language, width: language.length };
  let name = '';
  let width = 0;
  let full = false;
  eachCluster(language, (cluster, wide) => {
    full ||= width + wide > room;
    if (full) return;
    name += cluster;
    width += wide;
  });
  return { name, width };
}

/** A row as it was written, and where it starts in the block's text. */
interface CodeRow {
  at: number;
  runs: SetRun[];
}

function plainRows(text: string, start: number): CodeRow[] {
  const rows: CodeRow[] = [];
  let at = start;
  for (const row of text.split('\n')) {
    rows.push({ at, runs: row === '' ? [] : [{ text: row, at }] });
    at += row.length + 1;
  }
  return rows;
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

/** What is not set as it is written, a column for each character. Searched for, since to match all else tracks back. */
const OTHER = /[^\n -~]/;

/** One row, tabs expanded and what is invisible left out. */
function codeLine({ at: offset, runs }: CodeRow): Line {
  return finish(dropInvisible(runs.some(run => run.text.includes('\t')) ? expandTabs(runs) : runs), offset);
}

function indented(line: Line, space: SetRun): Line {
  if (space.text !== '') prefixLine(line, space, space.text.length);
  return line;
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
