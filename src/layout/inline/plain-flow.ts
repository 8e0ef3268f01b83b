/**
 * Joins the spans of a text of which no style and no hyperlink is shown, as in a pipe. A pipe needs only the text of a row, and
 * cutting several spans at each row takes longer than cutting one text. All rows get the offset of the block.
 */
import type { Span } from '../../document/document.js';
import type { LayoutContext } from '../layout-context.js';
import { isReplaced, linkWithTarget } from './inline-spans.js';
import { hasPlainMark, marksAround, showsOnlyText } from './plain-marks.js';
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
 * footnote reference, a superscript or subscript, TeX, or an address after a link.
 */
export function plainFlow(spans: readonly Span[], context: LayoutContext): PlainFlow | undefined {
  const { options } = context;
  if (!showsOnlyText(options)) return undefined;
  const noBreakAt: number[] = [];
  let text = '';
  let length = 0;
  for (let index = 0; index < spans.length; index++) {
    const span = spans[index];
    if (!span) continue;
    const { link } = span;
    length += span.text.length;
    if (isReplaced(span, context)) return undefined;
    if (hasPlainMark(span)) {
      const { before, after } = marksAround(spans, index, options);
      const parts = [...before, span.text, ...after];
      for (let part = 0; part < parts.length; part++) {
        if (part > 0) noBreakAt.push(text.length);
        text += parts[part] ?? '';
      }
    } else text += span.text;
    if (link === undefined || spans[index + 1]?.link === link) continue;
    if (options.links === 'inline') return undefined;
    if (!linkWithTarget(spans, index, link, context)) continue;
    const number = context.linkNoteNumber(link);
    if (number === undefined) continue;
    noBreakAt.push(text.length);
    text += `[${number}]`;
  }
  return noBreakAt.length > 0 && mayRemoveSoftBreaks(text) ? undefined : { text, noBreakAt, length };
}
