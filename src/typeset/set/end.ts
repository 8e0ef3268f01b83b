/** What stands after the text: notes that say where links lead, and the footnotes, collected under a rule. */
import type { Footnote } from '../document.js';
import type { Line } from '../line.js';
import { LEAST_TEXT, setBlocks } from './block.js';
import type { FlowRun } from './flow.js';
import { address } from './inline.js';
import { flow } from './leaves.js';
import { drawnLine, drawnRun, hangLines } from './lines.js';
import type { Notes } from './link-notes.js';
import { type Setting, takePlace } from './setting.js';

/** A row `[3]: https://...` for each note; `at` is where they stand in the block's text. */
export function setLinkNotes(notes: Notes, measure: number, at: number, setting: Setting): Line[] {
  const lines: Line[] = [];
  const { links } = setting.document;
  for (const [target, number] of notes) {
    const link = links.findIndex(each => each.target === target);
    const found = links[link];
    const text = found ? address(found, setting) : target;
    const lead = `[${number}]: `;
    const where: FlowRun = { text, style: 'address', link };
    if (measure - lead.length < LEAST_TEXT) {
      lines.push(...flow([drawnRun(lead, 'noteref'), where], measure, at, setting));
      continue;
    }
    const rows = flow([where], measure - lead.length, at, setting);
    hangLines(rows, drawnRun(lead, 'noteref'), lead.length);
    lines.push(...rows);
  }
  return lines;
}

/** The footnotes by number, each with a mark back to where it was called. */
export function setFootnotes(footnotes: readonly Footnote[], measure: number, setting: Setting): Line[] {
  const { drawing, options } = setting;
  const lines: Line[] = [];
  if (options.linear) lines.push(...flow([drawnRun('Footnotes:', 'label')], measure, 0, setting));
  else lines.push(drawnLine(drawing.rule.repeat(Math.min(measure, 16)), Math.min(measure, 16), 'rule', 0));
  const width = `${footnotes.at(-1)?.number ?? 0}. `.length;
  for (const footnote of footnotes) {
    const at = setting.at;
    if (footnote.blocks.length === 0) takePlace(setting, 0);
    const lead = drawnRun(`${footnote.number}. `.padStart(width), 'noteref');
    const indent = measure - width >= LEAST_TEXT ? width : 0;
    const rows = setBlocks(footnote.blocks, measure - indent, setting);
    if (!options.linear) addBack(rows, measure - indent, at, setting);
    if (indent > 0) hangLines(rows, lead, width);
    else lines.push(...flow([lead], measure, at, setting));
    for (const row of rows) lines.push(row);
  }
  return lines;
}

/** The mark goes on the last row where it fits, else on a row of its own. */
function addBack(rows: Line[], measure: number, at: number, setting: Setting): void {
  const { back } = setting.drawing;
  const last = rows.at(-1);
  if (last && last.width + 2 <= measure && last.runs.at(-1)?.at !== undefined) {
    last.runs.push(drawnRun(` ${back}`, 'noteref'));
    last.width += 2;
  } else {
    rows.push(drawnLine(back, 1, 'noteref', last?.offset ?? at));
  }
}
