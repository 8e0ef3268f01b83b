/** Blocks without blocks in them: paragraphs, headings, rules, images and Lectern's own notices. */
import { reach } from '../../text/columns.js';
import type { HeadingBlock, ImageBlock, NoticeBlock, ParagraphBlock } from '../document.js';
import type { Line, SetRun } from '../line.js';
import { type StyleName, withStyle } from '../style.js';
import { flowLines } from './flow.js';
import { address, inlineRuns, withoutOwnLink } from './inline.js';
import { drawnLine, drawnRun, hangLines, prefixLine } from './lines.js';
import type { FlowRun } from './pieces.js';
import { type Setting, takePlace } from './setting.js';

/** Flows runs that already have their places. */
export function flow(runs: readonly FlowRun[], measure: number, at: number, setting: Setting): Line[] {
  return flowLines(runs, measure, at, { keepAddresses: !setting.options.wrapCode });
}

/** An address with rows to itself: on a screen it wraps, in a pipe it is left whole, for it is there to be copied. */
export function setAddress(
  text: string,
  link: number,
  measure: number,
  at: number,
  setting: Setting,
): Line[] {
  const run: FlowRun = { text, style: 'address', link };
  return setting.options.wrapCode
    ? flow([run], measure, at, setting)
    : [{ runs: [run], width: reach(text), offset: at }];
}

export function setParagraph(block: ParagraphBlock, measure: number, setting: Setting): Line[] {
  const at = setting.at;
  return flow(inlineRuns(block.runs, setting), measure, at, setting);
}

/** Levels 1 to 3 are underlined, 4 to 6 marked; when listened to, the level is said. */
export function setHeading(block: HeadingBlock, measure: number, setting: Setting): Line[] {
  const style = headingStyle(block.level);
  const at = setting.at;
  const runs = inlineRuns(block.runs, setting);
  for (const run of runs) run.style = nest(style, run.style);
  if (setting.options.linear) {
    const said = drawnRun(`Heading level ${block.level}: `, style);
    return flow([said, ...runs], measure, at, setting);
  }
  const { underlines, markers } = setting.drawing;
  const marker = markers[block.level - 4];
  if (marker !== undefined && measure > 8) {
    const lines = flow(runs, measure - marker.length - 1, at, setting);
    hangLines(lines, drawnRun(`${marker} `, style), marker.length + 1);
    return lines;
  }
  const lines = flow(runs, measure, at, setting);
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

export function setRule(measure: number, setting: Setting): Line[] {
  const at = takePlace(setting, 0);
  if (setting.options.linear) return [];
  const width = Math.min(measure, RULE);
  return [drawnLine(setting.drawing.rule.repeat(width), width, 'rule', at)];
}

/** The alternative text, the caption, the address: a row or more each. */
export function setImage(block: ImageBlock, measure: number, setting: Setting): Line[] {
  const { image } = setting.drawing;
  const { linear, links } = setting.options;
  const at = setting.at;
  const runs = inlineRuns(withoutOwnLink(block), setting).map(run => ({
    link: block.link,
    ...run,
    style: withStyle(run.style, 'image'),
  }));
  const lead = linear ? 'Image: ' : `${image} `;
  const indent = linear || measure < 16 ? 0 : lead.length;
  const lines = leadIn(runs, drawnRun(lead, 'label'), indent, measure, at, setting);
  const place = lastPlace(lines, at);
  const target = setting.document.links[block.link];
  const caption = target?.title
    ? flow([drawnRun(target.title, 'caption')], measure - indent, place, setting)
    : [];
  const where =
    target && links !== 'none'
      ? setAddress(address(target, setting), block.link, measure - indent, place, setting)
      : [];
  const under = [...caption, ...where];
  for (const line of under) prefixLine(line, drawnRun(' '.repeat(indent)), indent);
  return [...lines, ...under];
}

/** Runs with something drawn before them: hanging where `indent` is its width, else as part of the text. */
function leadIn(
  runs: FlowRun[],
  lead: SetRun,
  indent: number,
  measure: number,
  at: number,
  setting: Setting,
): Line[] {
  if (indent === 0) return flow([lead, ...runs], measure, at, setting);
  const lines = flow(runs, measure - indent, at, setting);
  if (lines.length === 0) return [drawnLine(lead.text.trimEnd(), indent - 1, 'label', at)];
  hangLines(lines, lead, indent);
  return lines;
}

/** What Lectern says in the article's place, after a mark that the author's text does not have. */
export function setNotice(block: NoticeBlock, measure: number, setting: Setting): Line[] {
  const at = takePlace(setting, block.text.length);
  const text: FlowRun = { text: block.text, style: 'notice', at };
  const lead = drawnRun(setting.options.linear ? 'Notice: ' : '! ', 'notice');
  return leadIn([text], lead, setting.options.linear || measure < 16 ? 0 : 2, measure, at, setting);
}

function lastPlace(lines: readonly Line[], at: number): number {
  return lines.at(-1)?.offset ?? at;
}
