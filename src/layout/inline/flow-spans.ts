import type { Span } from '../../document/document.js';
import { isBreakOpportunity } from '../../text/sanitise.js';
import type { LineSpan } from '../line.js';

/** A span before it is broken into rows. */
export interface FlowSpan extends LineSpan {
  /** True if no row may start with the span, as for the number of a link note. */
  glued?: boolean;
}

/** Returns a span of the document with its offset in the block's text. */
export function withOffset(span: Span, at: number): FlowSpan {
  const { text, style, link, footnote } = span;
  if (link !== undefined) {
    return style === undefined || footnote !== undefined ? { ...span, at } : { text, style, link, at };
  }
  return style === undefined ? { text, at } : { text, style, at };
}

/** Soft hyphens and zero-width spaces: break opportunities that are not shown. */
export const INVISIBLE = /[\u00ad\u200b]/;

/** Returns the spans without invisible characters. A span is split at each, so that offsets stay right. */
export function dropInvisible(spans: LineSpan[]): LineSpan[] {
  if (!spans.some(span => INVISIBLE.test(span.text))) return spans;
  const visible: LineSpan[] = [];
  for (const span of spans) addVisibleParts(span, visible);
  return visible;
}

/** Without a regular expression, because every second character may be invisible. */
function addVisibleParts(span: LineSpan, parts: LineSpan[]): void {
  const { text } = span;
  for (let at = 0, from = 0; at <= text.length; at++) {
    if (at < text.length && !isBreakOpportunity(text.charCodeAt(at))) continue;
    if (at > from) parts.push(spanPart(span, 0, from, text.slice(from, at)));
    from = at + 1;
  }
}

/**
 * Returns the part of a span that shows `text`. The span starts at `start` and the part at `from`. Literals instead of `...`,
 * which is slower, because most spans have only text, style and offset.
 */
export function spanPart(span: FlowSpan, start: number, from: number, text: string): FlowSpan {
  const { at, style, link } = span;
  if (span.footnote !== undefined || span.glued || (link !== undefined && style === undefined)) {
    return at === undefined ? { ...span, text } : { ...span, text, at: at + from - start };
  }
  const partAt = at === undefined ? undefined : at + from - start;
  if (link !== undefined && style !== undefined) {
    return partAt === undefined ? { text, style, link } : { text, style, link, at: partAt };
  }
  if (partAt === undefined) return style === undefined ? { text } : { text, style };
  return style === undefined ? { text, at: partAt } : { text, style, at: partAt };
}

/** Returns a copy of the span without `glued`. Not with `...`, which is slower. */
export function withoutGlue({ text, style, link, footnote, tex, at, sameLine }: FlowSpan): LineSpan {
  const copy: LineSpan = { text };
  if (style !== undefined) copy.style = style;
  if (link !== undefined) copy.link = link;
  if (footnote !== undefined) copy.footnote = footnote;
  if (tex !== undefined) copy.tex = tex;
  if (at !== undefined) copy.at = at;
  if (sameLine !== undefined) copy.sameLine = sameLine;
  return copy;
}
