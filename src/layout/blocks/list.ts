/**
 * Lists: hanging indents, numbers aligned at their dots, task boxes. Where no room is left to set a list further in, it
 * stands at its item's own column and its marks say how deep it is.
 */
import type { Block, ListBlock, ListItem } from '../../document/document.js';
import { counted, said } from '../announce.js';
import { inlineSpans } from '../inline/inline-spans.js';
import { superscript } from '../inline/super-subscript.js';
import type { LayoutContext } from '../layout-context.js';
import type { Line } from '../line.js';
import { blankLine, drawnLine, drawnSpan, prefixLine } from '../row-builders.js';
import { LEAST_TEXT, layoutBlock, layoutBlocks } from './layout-block.js';
import { flow } from './simple-blocks.js';

/** What stands before the rows of an item, of all lists around it: so that a row costs the same however deep it is. */
interface Lead {
  /** White space before each row. */
  indent: string;
  /** The marks before the first row; each character is one column wide. */
  marks: string;
}

export function layoutList(list: ListBlock, measure: number, setting: LayoutContext): Line[] {
  const lines: Line[] = [];
  addList(list, { indent: '', marks: '' }, measure, setting, lines);
  if (!setting.options.accessible || setting.lists.level === 0) return lines;
  const about = counted(list.items.length, 'item');
  return said({ name: 'List', level: setting.lists.level + 1, about }, lines, measure, setting);
}

/** Adds the rows of `list`, the first of them behind all that `lead` has. */
function addList(list: ListBlock, lead: Lead, measure: number, setting: LayoutContext, lines: Line[]): void {
  const { lists } = setting;
  setting.lists = { level: lists.level + 1, bullets: lists.bullets + (list.ordered ? 0 : 1), isFlush: false };
  const markers = markersOf(list, lists, setting);
  let around = lead;
  list.items.forEach((item, index) => {
    if (index > 0 && !list.tight) lines.push(blankLine(setting.at));
    addItem(item, { around, marker: markers[index] ?? '', tight: list.tight }, measure, setting, lines);
    around = below(around);
  });
  setting.lists = lists;
}

/** Before the rows after the first. */
function below({ indent, marks }: Lead): Lead {
  return marks === '' ? { indent, marks } : { indent: indent + ' '.repeat(marks.length), marks: '' };
}

/** Adds `rows`, of which the first is the first behind `lead`. */
function addRows(rows: readonly Line[], lead: Lead, lines: Line[]): void {
  const marks = drawnSpan(lead.marks, 'bullet');
  const first = drawnSpan(lead.indent);
  const rest = drawnSpan(below(lead).indent);
  rows.forEach((line, index) => {
    if (index === 0 && lead.marks !== '') prefixLine(line, marks, lead.marks.length);
    const indent = index === 0 ? first : rest;
    if (indent.text !== '') prefixLine(line, indent, indent.text.length);
    lines.push(line);
  });
}

/** Such as `• `, ` 9. `, `☐ `: numbers line up at their dots. Each character is one column wide. */
function markersOf(
  list: ListBlock,
  { level, bullets, isFlush }: LayoutContext['lists'],
  setting: LayoutContext,
): string[] {
  const { glyphs, options } = setting;
  const depth = isFlush ? levelMark(level + 1, options) : '';
  const bullet = options.accessible ? '- ' : `${glyphs.bullets[bullets % glyphs.bullets.length] ?? ''} `;
  const digits = `${list.start + list.items.length - 1}`.length;
  return list.items.map((item, index) => {
    const number = list.ordered ? `${`${list.start + index}`.padStart(digits)}. ` : '';
    if (item.checked === undefined) return depth + (number === '' ? bullet : number);
    if (options.accessible) return `${number}${item.checked ? 'Done: ' : 'To do: '}`;
    return `${depth}${number}${item.checked ? glyphs.ticked : glyphs.open} `;
  });
}

/** Before the mark of a list that stands where the one around it does: which level it is. */
function levelMark(level: number, { ascii, accessible }: LayoutContext['options']): string {
  if (accessible) return '';
  return ascii ? `${level}:` : (superscript(`${level}`) ?? '');
}

interface Place {
  /** Before the item, its own marker not among it. */
  around: Lead;
  marker: string;
  tight: boolean;
}

function addItem(
  item: ListItem,
  { around, marker, tight }: Place,
  measure: number,
  setting: LayoutContext,
  lines: Line[],
): void {
  const room = measure - marker.length;
  // Narrower than this, a column beside a mark is not read but deciphered.
  if (room * 2 < LEAST_TEXT) {
    addRows(setUnhung(item, marker, tight, measure, setting), around, lines);
    return;
  }
  const isDeep = room - MARK < LEAST_TEXT;
  const first = lines.length;
  const markAt = setting.at;
  let lead: Lead = { indent: around.indent, marks: around.marks + marker };
  setting.joins = false;
  for (const block of item.blocks) {
    const at = setting.at;
    const isFlush = isDeep && isList(block);
    if (isFlush && lines.length === first) addRows([markerLine(marker, at)], around, lines);
    const before = lines.length;
    if (before > first && !tight) lines.push(blankLine(at));
    const above = lines.length;
    setting.lists.isFlush = isFlush;
    if (isFlush) addRows(layoutBlock(block, measure, setting), below(around), lines);
    else if (isList(block) && !setting.options.accessible) addList(block, lead, room, setting, lines);
    else addRows(layoutBlock(block, room, setting), lead, lines);
    if (lines.length === above) lines.length = before;
    else lead = below(lead);
  }
  if (lines.length === first) addRows([markerLine(marker, markAt)], around, lines);
}

/** What a mark takes, mostly. */
const MARK = 2;

function isList(block: Block): block is ListBlock {
  return block.kind === 'list';
}

function markerLine(marker: string, at: number): Line {
  const text = marker.trimEnd();
  return drawnLine(text, text.length, 'bullet', at);
}

/** Where not even a mark has room beside it: it begins the text, and what follows starts at the same column. */
function setUnhung(
  item: ListItem,
  marker: string,
  tight: boolean,
  measure: number,
  setting: LayoutContext,
): Line[] {
  const at = setting.at;
  const [first, ...others] = item.blocks;
  const begun = first?.kind === 'paragraph' ? inlineSpans(first.spans, setting) : [];
  const lines = flow([drawnSpan(marker, 'bullet'), ...begun], measure, at, setting);
  setting.lists.isFlush = true;
  const rest = layoutBlocks(first?.kind === 'paragraph' ? others : item.blocks, measure, setting, tight);
  if (rest.length > 0 && !tight) lines.push(blankLine(rest[0]?.offset ?? at));
  return [...lines, ...rest];
}
