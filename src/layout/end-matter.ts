/** Lines after the text: footnotes under a rule, link notes, and what is not shown. */

import { type Document, type Footnote, HIDDEN_NAMES, type HiddenKind } from '../document/document.js';
import { appendAll } from '../util/large-lists.js';
import { pluralize } from '../util/pluralize.js';
import { layoutBlocks, MIN_TEXT_WIDTH } from './blocks/layout-blocks.js';
import { layoutAddress, layoutFlow } from './blocks/simple-blocks.js';
import { type FlowSpan, gluedSpan } from './inline/flow-spans.js';
import { inlineSpans, printedAddress } from './inline/inline-spans.js';
import type { Notes } from './inline/link-notes.js';
import { advance, type LayoutContext } from './layout-context.js';
import type { Line } from './line.js';
import { blankLine, createLineSpan, drawnLine, drawnSpan, hangLines, noticeLead } from './row-builders.js';

/** Lays out each link note as `[3]: https://...`; all lines get the offset `at`. */
export function layoutLinkNotes(notes: Notes, width: number, at: number, context: LayoutContext): Line[] {
  const lines: Line[] = [];
  if (context.options.accessible && notes.size > 0)
    appendAll(lines, layoutFlow([drawnSpan('Links:', 'label')], width, at, context));
  const { links } = context.document;
  for (const [target, { number, link: index }] of notes) {
    const link = links[index];
    const text = link ? printedAddress(link, context) : target;
    const lead = `[${number}]: `;
    if (width - lead.length < MIN_TEXT_WIDTH && context.options.wrapCode) {
      const span: FlowSpan = createLineSpan(text, 'address', index);
      for (const line of layoutFlow([drawnSpan(lead, 'noteref'), span], width, at, context)) lines.push(line);
      continue;
    }
    const noteLines = layoutAddress(text, index, width - lead.length, at, context);
    hangLines(noteLines, drawnSpan(lead, 'noteref'), lead.length);
    for (const line of noteLines) lines.push(line);
  }
  return lines;
}

/** Lays out a message about the contents that are not shown. */
export function layoutHidden(
  hidden: NonNullable<Document['hidden']>,
  width: number,
  at: number,
  context: LayoutContext,
): Line[] {
  const parts: string[] = [];
  let total = 0;
  for (const [kind, name] of Object.entries(HIDDEN_NAMES)) {
    const count = hidden[kind as HiddenKind];
    if (!count) continue;
    total += count;
    parts.push(pluralize(count, name));
  }
  const last = parts.pop() ?? '';
  const list = parts.length > 0 ? `${parts.join(', ')} and ${last}` : last;
  const text = `${noticeLead(context.options)}${list} ${total === 1 ? 'is' : 'are'} not shown here`;
  return layoutFlow([drawnSpan(text, 'notice')], width, at, context);
}

/** Lays out the footnotes, each with a back reference. */
export function layoutFootnotes(
  footnotes: readonly Footnote[],
  width: number,
  context: LayoutContext,
): Line[] {
  const { glyphs, options } = context;
  const lines: Line[] = [];
  if (options.accessible) appendAll(lines, layoutFlow([drawnSpan('Footnotes:', 'label')], width, 0, context));
  else lines.push(drawnLine(glyphs.rule.repeat(Math.min(width, 16)), Math.min(width, 16), 'rule', 0));
  const leadWidth = `${footnotes.at(-1)?.number ?? 0}. `.length;
  for (const footnote of footnotes) {
    const at = context.at;
    if (footnote.blocks.length === 0) advance(context, 0);
    const lead = drawnSpan(`${footnote.number}. `.padStart(leadWidth), 'noteref');
    const indent = width - leadWidth >= MIN_TEXT_WIDTH ? leadWidth : 0;
    const footnoteLines = options.accessible
      ? layoutBlocks(footnote.blocks, width - indent, context)
      : layoutWithBackReference(footnote, width - indent, context);
    if (indent > 0) hangLines(footnoteLines, lead, leadWidth);
    else appendAll(lines, layoutFlow([lead], width, at, context));
    for (const line of footnoteLines) lines.push(line);
  }
  return lines;
}

/** Appends the back reference to the last paragraph, glued to its text. After other blocks it has its own row. */
function layoutWithBackReference({ blocks }: Footnote, width: number, context: LayoutContext): Line[] {
  const mark = drawnSpan(context.glyphs.backReference, 'noteref');
  const at = context.at;
  const last = blocks.at(-1);
  if (last?.kind !== 'paragraph' || last.spans.length === 0) {
    const lines = layoutBlocks(blocks, width, context);
    return [...lines, { spans: [mark], width: 1, offset: lines.at(-1)?.offset ?? at }];
  }
  const lines = layoutBlocks(blocks.slice(0, -1), width, context);
  if (lines.length > 0) lines.push(blankLine(context.at));
  const offset = context.at;
  const spans = [...inlineSpans(last.spans, context), createLineSpan(' '), gluedSpan(mark.text, mark.style)];
  return [...lines, ...layoutFlow(spans, width, offset, context)];
}
