/**
 * Lists: hanging indents, numbers aligned at their dots, task boxes. Where no room is left to set a list further in, it
 * stands at its item's own column and its marks say how deep it is.
 */
import type { Block, ListBlock, ListItem } from '../document.js';
import type { Line } from '../line.js';
import { LEAST_TEXT, setBlock, setBlocks } from './block.js';
import { inlineRuns } from './inline.js';
import { flow } from './leaves.js';
import { blankLine, drawnLine, drawnRun, prefixLine } from './lines.js';
import { counted, said } from './said.js';
import { superscript } from './scripts.js';
import type { Setting } from './setting.js';

/** What stands before the rows of an item, of all lists around it: so that a row costs the same however deep it is. */
interface Lead {
  /** White space before each row. */
  indent: string;
  /** The marks before the first row; each character is one column wide. */
  marks: string;
}

export function setList(list: ListBlock, measure: number, setting: Setting): Line[] {
  const lines: Line[] = [];
  addList(list, { indent: '', marks: '' }, measure, setting, lines);
  if (!setting.options.linear || setting.lists.level === 0) return lines;
  const about = counted(list.items.length, 'item');
  return said({ name: 'List', level: setting.lists.level + 1, about }, lines, measure, setting);
}

/** Adds the rows of `list`, the first of them behind all that `lead` has. */
function addList(list: ListBlock, lead: Lead, measure: number, setting: Setting, lines: Line[]): void {
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
  const marks = drawnRun(lead.marks, 'bullet');
  const first = drawnRun(lead.indent);
  const rest = drawnRun(below(lead).indent);
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
  { level, bullets, isFlush }: Setting['lists'],
  setting: Setting,
): string[] {
  const { drawing, options } = setting;
  const depth = isFlush ? levelMark(level + 1, options) : '';
  const bullet = options.linear ? '- ' : `${drawing.bullets[bullets % drawing.bullets.length] ?? ''} `;
  const digits = `${list.start + list.items.length - 1}`.length;
  return list.items.map((item, index) => {
    const number = list.ordered ? `${`${list.start + index}`.padStart(digits)}. ` : '';
    if (item.checked === undefined) return depth + (number === '' ? bullet : number);
    if (options.linear) return `${number}${item.checked ? 'Done: ' : 'To do: '}`;
    return `${depth}${number}${item.checked ? drawing.ticked : drawing.open} `;
  });
}

/** Before the mark of a list that stands where the one around it does: which level it is. */
function levelMark(level: number, { ascii, linear }: Setting['options']): string {
  if (linear) return '';
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
  setting: Setting,
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
    if (isFlush) addRows(setBlock(block, measure, setting), below(around), lines);
    else if (isList(block) && !setting.options.linear) addList(block, lead, room, setting, lines);
    else addRows(setBlock(block, room, setting), lead, lines);
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
  setting: Setting,
): Line[] {
  const at = setting.at;
  const [first, ...others] = item.blocks;
  const begun = first?.kind === 'paragraph' ? inlineRuns(first.runs, setting) : [];
  const lines = flow([drawnRun(marker, 'bullet'), ...begun], measure, at, setting);
  setting.lists.isFlush = true;
  const rest = setBlocks(first?.kind === 'paragraph' ? others : item.blocks, measure, setting, tight);
  if (rest.length > 0 && !tight) lines.push(blankLine(rest[0]?.offset ?? at));
  return [...lines, ...rest];
}
