/**
 * Joins the spans of a text of which no style and no hyperlink is shown, as in a pipe. A pipe needs only the text of a row, and
 * cutting several spans at each row takes longer than cutting one text. All rows get the offset of the block.
 */
import type { Span } from '../../document/document.js';
import type { LayoutContext } from '../layout-context.js';
import { isReplaced, linkWithTarget, referenceTexts } from './inline-spans.js';
import { hasPlainMark, isLoneCode, marksAround, showsOnlyText } from './plain-marks.js';
import { mayRemoveSoftBreaks } from './soft-breaks.js';

export interface PlainFlow {
  /** The texts of the spans with their marks and the numbers of link notes. */
  text: string;
  /** Positions at which no row may start, in ascending order. */
  noBreakAt: readonly number[];
  /** Length of the text without the marks and numbers, in UTF-16 code units. */
  length: number;
}

/**
 * Returns the spans as one text. Undefined if their styles or links may be shown, or if a span needs more than its text: a
 * superscript or subscript, TeX, or an address after a link.
 */
export function plainFlow(spans: readonly Span[], context: LayoutContext): PlainFlow | undefined {
  const { options } = context;
  if (!showsOnlyText(options)) return undefined;
  const flow = new FlowText();
  let length = 0;
  for (let index = 0; index < spans.length; index++) {
    const span = spans[index];
    if (!span) continue;
    if (isReplaced(span, context)) return undefined;
    length += span.text.length;
    addSpan(flow, spans, index, context);
    const { link } = span;
    if (link === undefined || spans[index + 1]?.link === link) continue;
    if (options.links === 'inline') return undefined;
    const number = linkWithTarget(spans, index, link, context) && context.linkNoteNumber(link);
    if (number !== undefined) flow.addGlued(`[${number}]`);
  }
  const { text, noBreakAt } = flow;
  return noBreakAt.length > 0 && mayRemoveSoftBreaks(text) ? undefined : { text, noBreakAt, length };
}

/** Adds the text of `spans[index]` with its marks. */
function addSpan(flow: FlowText, spans: readonly Span[], index: number, context: LayoutContext): void {
  const span = spans[index] as Span;
  const { text } = span;
  if (span.footnote !== undefined) {
    const { open, number, close } = referenceTexts(text, flow.last, context);
    if (open !== '') flow.addGlued(open);
    flow.addGlued(number);
    if (close !== '') flow.addGlued(close);
  } else if (isLoneCode(spans, index)) {
    flow.add('`');
    flow.addGlued(text);
    flow.addGlued('`');
  } else if (hasPlainMark(span)) {
    const { before, after } = marksAround(spans, index, context.options);
    let isFirst = true;
    for (const part of [...before, text, ...after]) {
      if (isFirst) flow.add(part);
      else flow.addGlued(part);
      isFirst = false;
    }
  } else flow.add(text);
}

class FlowText {
  text = '';
  /** The text that was added last. Reading the end of a text that still grows would copy it each time. */
  last = '';
  readonly noBreakAt: number[] = [];

  add(part: string): void {
    this.text += part;
    this.last = part;
  }

  /** Adds a part at which no row may start. */
  addGlued(part: string): void {
    this.noBreakAt.push(this.text.length);
    this.add(part);
  }
}
