/** What stands after the text: notes that say where links lead, and the footnotes, collected under a rule. */
import type { Footnote } from '../document.js';
import type { Line } from '../line.js';
import { LEAST_TEXT, setBlocks } from './block.js';
import { address, inlineRuns } from './inline.js';
import { flow, setAddress } from './leaves.js';
import { blankLine, drawnLine, drawnRun, hangLines } from './lines.js';
import type { Notes } from './link-notes.js';
import type { FlowRun } from './pieces.js';
import { type Setting, takePlace } from './setting.js';

/** A row `[3]: https://...` for each note; `at` is where they stand in the block's text. */
export function setLinkNotes(notes: Notes, measure: number, at: number, setting: Setting): Line[] {
  const lines: Line[] = [];
  if (setting.options.linear && notes.size > 0)
    lines.push(...flow([drawnRun('Links:', 'label')], measure, at, setting));
  const { links } = setting.document;
  for (const [target, { number, link }] of notes) {
    const found = links[link];
    const text = found ? address(found, setting) : target;
    const lead = `[${number}]: `;
    if (measure - lead.length < LEAST_TEXT && setting.options.wrapCode) {
      const where: FlowRun = { text, style: 'address', link };
      for (const row of flow([drawnRun(lead, 'noteref'), where], measure, at, setting)) lines.push(row);
      continue;
    }
    const rows = setAddress(text, link, measure - lead.length, at, setting);
    hangLines(rows, drawnRun(lead, 'noteref'), lead.length);
    for (const row of rows) lines.push(row);
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
    const rows = options.linear
      ? setBlocks(footnote.blocks, measure - indent, setting)
      : setWithBack(footnote, measure - indent, setting);
    if (indent > 0) hangLines(rows, lead, width);
    else lines.push(...flow([lead], measure, at, setting));
    for (const row of rows) lines.push(row);
  }
  return lines;
}

/** The mark back is the last thing in the last paragraph, never alone on a row; after other blocks it has its own. */
function setWithBack({ blocks }: Footnote, measure: number, setting: Setting): Line[] {
  const mark = drawnRun(setting.drawing.back, 'noteref');
  const at = setting.at;
  const last = blocks.at(-1);
  if (last?.kind !== 'paragraph' || last.runs.length === 0) {
    const rows = setBlocks(blocks, measure, setting);
    return [...rows, { runs: [mark], width: 1, offset: rows.at(-1)?.offset ?? at }];
  }
  const rows = setBlocks(blocks.slice(0, -1), measure, setting);
  if (rows.length > 0) rows.push(blankLine(setting.at));
  const place = setting.at;
  const runs = [...inlineRuns(last.runs, setting), { text: ' ' }, { ...mark, glued: true }];
  return [...rows, ...flow(runs, measure, place, setting)];
}
