/** Blocks that contain no blocks: paragraphs, headings, rules, images and notices. */

import type { HeadingBlock, ImageBlock, NoticeBlock, ParagraphBlock, Span } from '../../document/document.js';
import { spansText } from '../../document/document-text.js';
import { nestStyle, type StyleName, withStyle } from '../../document/style.js';
import { maxDisplayWidth } from '../../text/display-width.js';
import { isOneRow, isSimpleText } from '../../text/wrapping/wrap.js';
import { rawRows } from '../code/raw-code.js';
import type { FlowSpan } from '../inline/flow-spans.js';
import { inlineSpans, isBare, isBareUrl, printedAddress, withoutOwnLink } from '../inline/inline-spans.js';
import { layoutSpans } from '../inline/layout-spans.js';
import { plainFlow } from '../inline/plain-flow.js';
import { advance, type LayoutContext } from '../layout-context.js';
import type { Line, LineSpan } from '../line.js';
import {
  createLineSpan,
  drawnLine,
  drawnSpan,
  hangLines,
  noticeLead,
  pictureLines,
  prefixLine,
  textSpan,
} from '../row-builders.js';

/**
 * Lays out spans that already have their offsets. Addresses wrap on a screen and stay whole in a pipe. No row starts at `noBreakAt`
 * (default: the glued spans).
 */
export function layoutFlow(
  spans: readonly FlowSpan[],
  width: number,
  at: number,
  context: LayoutContext,
  noBreakAt?: readonly number[] | undefined,
): Line[] {
  return layoutSpans(spans, width, at, { keepAddresses: !context.options.wrapCode, noBreakAt });
}

/** Lays out an address on rows of its own. It is wrapped on a screen, and whole in a pipe for copying. */
export function layoutAddress(
  text: string,
  link: number,
  width: number,
  at: number,
  context: LayoutContext,
): Line[] {
  const span: FlowSpan = createLineSpan(text, 'address', link);
  return context.options.wrapCode
    ? layoutFlow([span], width, at, context)
    : [{ spans: [span], width: maxDisplayWidth(text), offset: at }];
}

export function layoutParagraph(block: ParagraphBlock, width: number, context: LayoutContext): Line[] {
  const [only] = block.spans;
  if (only && block.spans.length === 1 && isBare(only)) {
    const { text } = only;
    const { at } = context;
    const rows = context.joinsRows ? rawRows(text, at, width) : undefined;
    if (rows || (isOneRow(text, width) && isSimpleText(text))) {
      advance(context, text.length);
      return [rows ?? { spans: [textSpan(text, at)], width: text.length, offset: at }];
    }
  }
  const { at } = context;
  const { spans, noBreakAt } = flowOf(block.spans, context);
  return layoutFlow(spans, width, at, context, noBreakAt);
}

/** Spans ready to be laid out, and the positions at which no row may start (undefined: those of the glued spans). */
interface Flow {
  spans: FlowSpan[];
  noBreakAt: readonly number[] | undefined;
}

/** Returns the spans as one text if only that is shown, else each of them. Advances the context past their text. */
function flowOf(spans: readonly Span[], context: LayoutContext): Flow {
  const plain = plainFlow(spans, context);
  if (!plain) return { spans: inlineSpans(spans, context), noBreakAt: undefined };
  advance(context, plain.length);
  return { spans: [createLineSpan(plain.text)], noBreakAt: plain.noBreakAt };
}

/** Lays out a heading. Levels 1 to 3 are underlined, 4 to 6 follow a marker; accessible mode writes the level in words. */
export function layoutHeading(block: HeadingBlock, width: number, context: LayoutContext): Line[] {
  const style = headingStyle(block.level);
  const at = context.at;
  const { accessible } = context.options;
  const { spans, noBreakAt }: Flow = accessible
    ? { spans: inlineSpans(block.spans, context), noBreakAt: undefined }
    : flowOf(block.spans, context);
  for (const span of spans) span.style = nestStyle(style, span.style);
  if (accessible) {
    const level = drawnSpan(`Heading level ${block.level}: `, style);
    return layoutFlow([level, ...spans], width, at, context);
  }
  const { headingUnderlines, headingMarkers } = context.glyphs;
  const marker = headingMarkers[block.level - 4];
  if (marker !== undefined && width > 8) {
    const lines = layoutFlow(spans, width - marker.length - 1, at, context, noBreakAt);
    hangLines(lines, drawnSpan(`${marker} `, style), marker.length + 1);
    return lines;
  }
  const lines = layoutFlow(spans, width, at, context, noBreakAt);
  let widest = 0;
  for (const line of lines) widest = Math.max(widest, line.width);
  const underlineWidth = Math.min(width, widest);
  const underline = headingUnderlines[block.level - 1] ?? '';
  if (underlineWidth > 0 && underline !== '')
    lines.push(drawnLine(underline.repeat(underlineWidth), underlineWidth, style, lastOffset(lines, at)));
  return lines;
}

const HEADING_STYLES: readonly StyleName[] = [
  'heading1',
  'heading2',
  'heading3',
  'heading4',
  'heading5',
  'heading6',
];

function headingStyle(level: number): StyleName {
  return HEADING_STYLES[level - 1] ?? (level < 1 ? 'heading1' : 'heading6');
}

const MAX_RULE_WIDTH = 72;

export function layoutRule(width: number, context: LayoutContext): Line[] {
  const at = advance(context, 0);
  if (context.options.accessible) return [];
  const ruleWidth = Math.min(width, MAX_RULE_WIDTH);
  return [drawnLine(context.glyphs.rule.repeat(ruleWidth), ruleWidth, 'rule', at)];
}

/** Lays out an image: alternative text, caption and address, each on rows of its own. */
export function layoutImage(block: ImageBlock, width: number, context: LayoutContext): Line[] {
  const link = context.document.links[block.link];
  const kind = link?.kind === 'media' ? 'media' : 'image';
  const { accessible, links } = context.options;
  const at = context.at;
  const spans = inlineSpans(withoutOwnLink(block), context);
  for (const span of spans) {
    span.link ??= block.link;
    span.style = withStyle(span.style, 'image');
  }
  const lead = accessible ? (kind === 'media' ? 'Media: ' : 'Image: ') : `${context.glyphs[kind]} `;
  const indent = accessible || width < 16 ? 0 : lead.length;
  const lines = layoutWithLead(spans, drawnSpan(lead, 'label'), indent, width, at, context);
  const offset = lastOffset(lines, at);
  const caption = link?.title
    ? layoutFlow([drawnSpan(link.title, 'caption')], width - indent, offset, context)
    : [];
  const addressLines =
    link && links !== 'none' && !isBareUrl(spansText(block.spans), link)
      ? layoutAddress(printedAddress(link, context), block.link, width - indent, offset, context)
      : [];
  const picture = link && kind === 'image' ? context.options.pictureOf?.(link.target, width) : undefined;
  const reason =
    picture && 'problem' in picture ? layoutReason(picture.problem, width - indent, offset, context) : [];
  const under = [...caption, ...addressLines, ...reason];
  for (const line of under) prefixLine(line, drawnSpan(' '.repeat(indent)), indent);
  const drawn = picture && 'slot' in picture ? pictureLines(picture, at) : [];
  return [...drawn, ...lines, ...under];
}

function layoutReason(problem: string, width: number, at: number, context: LayoutContext): Line[] {
  return layoutFlow([drawnSpan(`not shown: ${problem}`, 'notice')], width, at, context);
}

/** Lays out spans after a drawn lead. They hang by `indent`; if it is 0, the lead is part of the text. */
function layoutWithLead(
  spans: FlowSpan[],
  lead: LineSpan,
  indent: number,
  width: number,
  at: number,
  context: LayoutContext,
): Line[] {
  if (indent === 0) return layoutFlow([lead, ...spans], width, at, context);
  const lines = layoutFlow(spans, width - indent, at, context);
  if (lines.length === 0) return [drawnLine(lead.text.trimEnd(), indent - 1, 'label', at)];
  hangLines(lines, lead, indent);
  return lines;
}

/** Lays out a message from Lectern after its lead, such as `! `. */
export function layoutNotice(block: NoticeBlock, width: number, context: LayoutContext): Line[] {
  const at = advance(context, block.text.length);
  const text: FlowSpan = createLineSpan(block.text, 'notice', undefined, at);
  const lead = drawnSpan(noticeLead(context.options), 'notice');
  const indent = context.options.accessible || width < 16 ? 0 : 2;
  return layoutWithLead([text], lead, indent, width, at, context);
}

function lastOffset(lines: readonly Line[], at: number): number {
  return lines.at(-1)?.offset ?? at;
}
