/**
 * Spans of the document with their offsets, plus those that layout adds. Added ones have no `at`: numbers of link notes,
 * addresses and footnote references.
 */
import { createSpan } from '../../document/create-span.js';
import type { ImageBlock, Link, Span } from '../../document/document.js';
import { withStyle } from '../../document/style.js';
import { mapPacked } from '../../util/large-lists.js';
import { advance, type LayoutContext } from '../layout-context.js';
import { createLineSpan } from '../row-builders.js';
import { type FlowSpan, gluedSpan, withOffset } from './flow-spans.js';
import { addMarkedSpan, hasPlainMark, hasPlainMarks } from './plain-marks.js';
import { layoutScript, scriptOf, superscript } from './super-subscript.js';

/** Two numbers side by side would read as one. */
const RAISED_DIGIT = /[⁰¹²³⁴-⁹]/;

/** Returns `spans` ready to be laid out, and advances the context past their text. */
export function inlineSpans(spans: readonly Span[], context: LayoutContext): FlowSpan[] {
  let at = advance(context, spansLength(spans));
  const out: FlowSpan[] = [];
  const hasMarks = hasPlainMarks(context.options);
  let script: ReturnType<typeof scriptOf>;
  // Index of the first span in the current superscript or subscript.
  let scriptStart = 0;
  for (let index = 0; index < spans.length; index++) {
    const span = spans[index];
    if (!span) continue;
    if (scriptOf(span.style) !== script) {
      if (script) layoutScript(out, scriptStart, script, baseOf(out, scriptStart), context);
      script = scriptOf(span.style);
      scriptStart = out.length;
    }
    if (span.footnote !== undefined) addFootnoteReference(out, span, at, context);
    else if (span.tex !== undefined && showsTex(context)) out.push(texSpan(span));
    else if (hasMarks && hasPlainMark(span)) addMarkedSpan(out, spans, index, at, context.options);
    else out.push(withOffset(span, at));
    at += span.text.length;
    if (span.link !== undefined && spans[index + 1]?.link !== span.link)
      addTarget(out, spans, index, span.link, context);
  }
  if (script) layoutScript(out, scriptStart, script, baseOf(out, scriptStart), context);
  return out;
}

/** Length of the spans' text, in UTF-16 code units. */
export function spansLength(spans: readonly Span[]): number {
  let length = 0;
  for (const span of spans) length += span.text.length;
  return length;
}

/** True for text without style, link or other meaning. */
export function isBare({ style, link, footnote, tex }: Span): boolean {
  return style === undefined && (link ?? footnote) === undefined && tex === undefined;
}

/** True where the Unicode form of a formula cannot be shown, or is harder to read than TeX, as with a screen reader. */
function showsTex({ options }: LayoutContext): boolean {
  return options.ascii || options.accessible;
}

/** True if other text than that of the span is shown: of a superscript or subscript, and TeX. */
export function isReplaced({ style, tex }: Span, context: LayoutContext): boolean {
  return scriptOf(style) !== undefined || (tex !== undefined && showsTex(context));
}

/** A formula as TeX, which is not in the block's text. */
function texSpan({ tex, style, link }: Span): FlowSpan {
  return createLineSpan(`$${tex}$`, style, link);
}

/** The character before span `index`, to which a superscript or subscript is attached. */
function baseOf(out: readonly FlowSpan[], index: number): string {
  return out[index - 1]?.text.at(-1) ?? '';
}

function addFootnoteReference(out: FlowSpan[], span: Span, at: number, context: LayoutContext): void {
  const { link, footnote } = span;
  const style = withStyle(span.style, 'noteref');
  const { open, number, close } = referenceTexts(span.text, out.at(-1)?.text ?? '', context);
  if (open !== '') out.push(gluedSpan(open, style));
  out.push(gluedSpan(number, style, link, at, footnote));
  if (close !== '') out.push(gluedSpan(close, style));
}

/**
 * The texts of the footnote reference `label` after the text `before`: superscript digits, or brackets around the label. Superscript
 * digits are as long as the label, which keeps its offsets.
 */
export function referenceTexts(
  label: string,
  before: string,
  { options: { ascii, accessible } }: LayoutContext,
): { open: string; number: string; close: string } {
  const raised = ascii || accessible ? undefined : superscript(label);
  if (raised !== undefined)
    return { open: RAISED_DIGIT.test(before.at(-1) ?? '') ? ',' : '', number: raised, close: '' };
  return accessible
    ? { open: ' (footnote ', number: label, close: ')' }
    : { open: '[^', number: label, close: ']' };
}

/** Adds the number of the link's note, or its address, after the link's last span. */
function addTarget(
  out: FlowSpan[],
  spans: readonly Span[],
  last: number,
  linkIndex: number,
  context: LayoutContext,
): void {
  const link = linkWithTarget(spans, last, linkIndex, context);
  if (!link) return;
  const number = context.linkNoteNumber(linkIndex);
  if (number !== undefined) {
    out.push(gluedSpan(`[${number}]`, 'noteref', linkIndex));
    return;
  }
  if (context.options.links !== 'inline') return;
  out.push(createLineSpan(' '), createLineSpan(`<${printedAddress(link, context)}>`, 'address', linkIndex));
}

/** Returns the link that ends at `spans[last]`, if its target is to be shown. That of a bare address is not repeated. */
export function linkWithTarget(
  spans: readonly Span[],
  last: number,
  linkIndex: number,
  { document }: Pick<LayoutContext, 'document'>,
): Link | undefined {
  const link = document.links[linkIndex];
  return link && !isBareUrl(linkText(spans, last, linkIndex), link) ? link : undefined;
}

/** Returns the spans of an image without the link to its own address. That is printed below it. A link around it stays. */
export function withoutOwnLink(image: ImageBlock): Span[] {
  return mapPacked(image.spans, span => {
    if (span.link !== image.link) return span;
    const { text, style, footnote, tex, sameLine } = span;
    // not with `...` for most spans, because it is slower
    if ((footnote ?? tex ?? sameLine) === undefined) return createSpan(text, style);
    return { ...span, link: undefined };
  });
}

/** Address to print for a link. One of a place in the article is printed as written. */
export function printedAddress(link: Link, context: Pick<LayoutContext, 'options'>): string {
  if (link.target.startsWith('#')) return link.target;
  return context.options.resolve?.(link.target) ?? link.target;
}

/** Text of the link whose last span is `spans[last]`. */
export function linkText(spans: readonly Span[], last: number, link: number): string {
  let text = '';
  for (let index = last; index >= 0 && spans[index]?.link === link; index--)
    text = (spans[index]?.text ?? '') + text;
  return text;
}

/** True if a link's text is its address (`<https://...>`, `www.example.org`, an e-mail address). */
export function isBareUrl(text: string, link: Link): boolean {
  if (link.kind === 'image') return false;
  const { target } = link;
  if (target === text) return true;
  const schemeLength = target.length - text.length;
  if (text === '' || schemeLength < 7 || schemeLength > 8) return false;
  return target.endsWith(text) && /^(?:https?:\/\/|mailto:)$/i.test(target.slice(0, schemeLength));
}
