import type { Span } from '../../document/document.js';
import { isBreakOpportunity } from '../../text/sanitise.js';
import type { LineSpan } from '../line.js';
import { createLineSpan } from '../row-builders.js';

/** A span before it is broken into rows. */
export interface FlowSpan extends LineSpan {
  /** True if no row may start with the span, as for the number of a link note. */
  glued?: true;
}

/** Creates a span at which no row may start. */
export function gluedSpan(
  text: string,
  style?: string,
  link?: number,
  at?: number,
  footnote?: number,
): FlowSpan {
  return { text, style, link, at, footnote, glued: true };
}

/** Returns a span of the document with its offset in the block's text. */
export function withOffset({ text, style, link, footnote }: Span, at: number): FlowSpan {
  return createLineSpan(text, style, link, at, footnote);
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

/** Returns the part of a span that shows `text`, not glued. The span starts at `start` and the part at `from`. */
export function spanPart(span: LineSpan, start: number, from: number, text: string): LineSpan {
  const { style, link, at, footnote } = span;
  return createLineSpan(text, style, link, at === undefined ? undefined : at + from - start, footnote);
}
