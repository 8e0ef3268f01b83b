/** Blocks without blocks in them: paragraphs, headings, rules, images and Lectern's own notices. */

import type { HeadingBlock, ImageBlock, NoticeBlock, ParagraphBlock } from '../../document/document.js';
import { type StyleName, withStyle } from '../../document/style.js';
import { reach } from '../../text/display-width.js';
import type { FlowSpan } from '../inline/flow-spans.js';
import { address, inlineSpans, withoutOwnLink } from '../inline/inline-spans.js';
import { flowLines } from '../inline/layout-spans.js';
import { advance, type LayoutContext } from '../layout-context.js';
import type { Line, LineSpan } from '../line.js';
import { drawnLine, drawnSpan, hangLines, prefixLine } from '../row-builders.js';

/** Flows runs that already have their places. */
export function flow(
  spans: readonly FlowSpan[],
  measure: number,
  at: number,
  setting: LayoutContext,
): Line[] {
  return flowLines(spans, measure, at, { keepAddresses: !setting.options.wrapCode });
}

/** An address with rows to itself: on a screen it wraps, in a pipe it is left whole, for it is there to be copied. */
export function layoutAddress(
  text: string,
  link: number,
  measure: number,
  at: number,
  setting: LayoutContext,
): Line[] {
  const run: FlowSpan = { text, style: 'address', link };
  return setting.options.wrapCode
    ? flow([run], measure, at, setting)
    : [{ spans: [run], width: reach(text), offset: at }];
}

export function layoutParagraph(block: ParagraphBlock, measure: number, setting: LayoutContext): Line[] {
  const at = setting.at;
  return flow(inlineSpans(block.spans, setting), measure, at, setting);
}

/** Levels 1 to 3 are underlined, 4 to 6 marked; when listened to, the level is said. */
export function layoutHeading(block: HeadingBlock, measure: number, setting: LayoutContext): Line[] {
  const style = headingStyle(block.level);
  const at = setting.at;
  const spans = inlineSpans(block.spans, setting);
  for (const run of spans) run.style = nest(style, run.style);
  if (setting.options.accessible) {
    const said = drawnSpan(`Heading level ${block.level}: `, style);
    return flow([said, ...spans], measure, at, setting);
  }
  const { underlines, markers } = setting.glyphs;
  const marker = markers[block.level - 4];
  if (marker !== undefined && measure > 8) {
    const lines = flow(spans, measure - marker.length - 1, at, setting);
    hangLines(lines, drawnSpan(`${marker} `, style), marker.length + 1);
    return lines;
  }
  const lines = flow(spans, measure, at, setting);
  const widest = lines.reduce((most, line) => Math.max(most, line.width), 0);
  const width = Math.min(measure, widest);
  const underline = underlines[block.level - 1] ?? '';
  if (width > 0 && underline !== '')
    lines.push(drawnLine(underline.repeat(width), width, style, lastPlace(lines, at)));
  return lines;
}

function headingStyle(level: number): StyleName {
  return `heading${Math.min(6, Math.max(1, level)) as 1 | 2 | 3 | 4 | 5 | 6}`;
}

/** `inner` within `outer`: the order in which styles nest. */
export function nest(outer: string, inner: string | undefined): string {
  return inner === undefined ? outer : `${outer} ${inner}`;
}

const RULE = 72;

export function layoutRule(measure: number, setting: LayoutContext): Line[] {
  const at = advance(setting, 0);
  if (setting.options.accessible) return [];
  const width = Math.min(measure, RULE);
  return [drawnLine(setting.glyphs.rule.repeat(width), width, 'rule', at)];
}

/** The alternative text, the caption, the address: a row or more each. */
export function layoutImage(block: ImageBlock, measure: number, setting: LayoutContext): Line[] {
  const { image } = setting.glyphs;
  const { accessible, links } = setting.options;
  const at = setting.at;
  const spans = inlineSpans(withoutOwnLink(block), setting).map(run => ({
    link: block.link,
    ...run,
    style: withStyle(run.style, 'image'),
  }));
  const lead = accessible ? 'Image: ' : `${image} `;
  const indent = accessible || measure < 16 ? 0 : lead.length;
  const lines = leadIn(spans, drawnSpan(lead, 'label'), indent, measure, at, setting);
  const place = lastPlace(lines, at);
  const target = setting.document.links[block.link];
  const caption = target?.title
    ? flow([drawnSpan(target.title, 'caption')], measure - indent, place, setting)
    : [];
  const where =
    target && links !== 'none'
      ? layoutAddress(address(target, setting), block.link, measure - indent, place, setting)
      : [];
  const under = [...caption, ...where];
  for (const line of under) prefixLine(line, drawnSpan(' '.repeat(indent)), indent);
  return [...lines, ...under];
}

/** Runs with something drawn before them: hanging where `indent` is its width, else as part of the text. */
function leadIn(
  spans: FlowSpan[],
  lead: LineSpan,
  indent: number,
  measure: number,
  at: number,
  setting: LayoutContext,
): Line[] {
  if (indent === 0) return flow([lead, ...spans], measure, at, setting);
  const lines = flow(spans, measure - indent, at, setting);
  if (lines.length === 0) return [drawnLine(lead.text.trimEnd(), indent - 1, 'label', at)];
  hangLines(lines, lead, indent);
  return lines;
}

/** What Lectern says in the article's place, after a mark that the author's text does not have. */
export function layoutNotice(block: NoticeBlock, measure: number, setting: LayoutContext): Line[] {
  const at = advance(setting, block.text.length);
  const text: FlowSpan = { text: block.text, style: 'notice', at };
  const lead = drawnSpan(setting.options.accessible ? 'Notice: ' : '! ', 'notice');
  return leadIn([text], lead, setting.options.accessible || measure < 16 ? 0 : 2, measure, at, setting);
}

function lastPlace(lines: readonly Line[], at: number): number {
  return lines.at(-1)?.offset ?? at;
}
