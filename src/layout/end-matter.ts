/** What stands after the text: notes that say where links lead, and the footnotes, collected under a rule. */
import type { Footnote } from '../document/document.js';
import { LEAST_TEXT, layoutBlocks } from './blocks/layout-block.js';
import { flow, layoutAddress } from './blocks/simple-blocks.js';
import type { FlowSpan } from './inline/flow-spans.js';
import { address, inlineSpans } from './inline/inline-spans.js';
import type { Notes } from './inline/link-notes.js';
import { advance, type LayoutContext } from './layout-context.js';
import type { Line } from './line.js';
import { blankLine, drawnLine, drawnSpan, hangLines } from './row-builders.js';

/** A row `[3]: https://...` for each note; `at` is where they stand in the block's text. */
export function layoutLinkNotes(notes: Notes, measure: number, at: number, setting: LayoutContext): Line[] {
  const lines: Line[] = [];
  if (setting.options.accessible && notes.size > 0)
    lines.push(...flow([drawnSpan('Links:', 'label')], measure, at, setting));
  const { links } = setting.document;
  for (const [target, { number, link }] of notes) {
    const found = links[link];
    const text = found ? address(found, setting) : target;
    const lead = `[${number}]: `;
    if (measure - lead.length < LEAST_TEXT && setting.options.wrapCode) {
      const where: FlowSpan = { text, style: 'address', link };
      for (const row of flow([drawnSpan(lead, 'noteref'), where], measure, at, setting)) lines.push(row);
      continue;
    }
    const rows = layoutAddress(text, link, measure - lead.length, at, setting);
    hangLines(rows, drawnSpan(lead, 'noteref'), lead.length);
    for (const row of rows) lines.push(row);
  }
  return lines;
}

/** The footnotes by number, each with a mark back to where it was called. */
export function layoutFootnotes(
  footnotes: readonly Footnote[],
  measure: number,
  setting: LayoutContext,
): Line[] {
  const { glyphs, options } = setting;
  const lines: Line[] = [];
  if (options.accessible) lines.push(...flow([drawnSpan('Footnotes:', 'label')], measure, 0, setting));
  else lines.push(drawnLine(glyphs.rule.repeat(Math.min(measure, 16)), Math.min(measure, 16), 'rule', 0));
  const width = `${footnotes.at(-1)?.number ?? 0}. `.length;
  for (const footnote of footnotes) {
    const at = setting.at;
    if (footnote.blocks.length === 0) advance(setting, 0);
    const lead = drawnSpan(`${footnote.number}. `.padStart(width), 'noteref');
    const indent = measure - width >= LEAST_TEXT ? width : 0;
    const rows = options.accessible
      ? layoutBlocks(footnote.blocks, measure - indent, setting)
      : setWithBack(footnote, measure - indent, setting);
    if (indent > 0) hangLines(rows, lead, width);
    else lines.push(...flow([lead], measure, at, setting));
    for (const row of rows) lines.push(row);
  }
  return lines;
}

/** The mark back is the last thing in the last paragraph, never alone on a row; after other blocks it has its own. */
function setWithBack({ blocks }: Footnote, measure: number, setting: LayoutContext): Line[] {
  const mark = drawnSpan(setting.glyphs.back, 'noteref');
  const at = setting.at;
  const last = blocks.at(-1);
  if (last?.kind !== 'paragraph' || last.spans.length === 0) {
    const rows = layoutBlocks(blocks, measure, setting);
    return [...rows, { spans: [mark], width: 1, offset: rows.at(-1)?.offset ?? at }];
  }
  const rows = layoutBlocks(blocks.slice(0, -1), measure, setting);
  if (rows.length > 0) rows.push(blankLine(setting.at));
  const place = setting.at;
  const spans = [...inlineSpans(last.spans, setting), { text: ' ' }, { ...mark, glued: true }];
  return [...rows, ...flow(spans, measure, place, setting)];
}
