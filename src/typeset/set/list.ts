/**
 * Lists: hanging indents, numbers aligned at their dots, task boxes. Where no room is left to set a list further in, it
 * stands at its item's own column and its marks say how deep it is.
 */
import type { Block, ListBlock, ListItem } from '../document.js';
import type { Line } from '../line.js';
import { LEAST_TEXT, setBlocks } from './block.js';
import { inlineRuns } from './inline.js';
import { flow } from './leaves.js';
import { blankLine, drawnLine, drawnRun, hangLines } from './lines.js';
import { counted, said } from './said.js';
import { superscript } from './scripts.js';
import type { Setting } from './setting.js';

export function setList(list: ListBlock, measure: number, setting: Setting): Line[] {
  const lines: Line[] = [];
  const { lists } = setting;
  setting.lists = { level: lists.level + 1, bullets: lists.bullets + (list.ordered ? 0 : 1), isFlush: false };
  const markers = markersOf(list, lists, setting);
  list.items.forEach((item, index) => {
    const at = setting.at;
    const rows = setItem(item, markers[index] ?? '', list.tight, measure, setting);
    if (lines.length > 0 && !list.tight) lines.push(blankLine(at));
    for (const row of rows) lines.push(row);
  });
  setting.lists = lists;
  if (!setting.options.linear || lists.level === 0) return lines;
  const about = counted(list.items.length, 'item');
  return said({ name: 'List', level: lists.level + 1, about }, lines, measure, setting);
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

function setItem(item: ListItem, marker: string, tight: boolean, measure: number, setting: Setting): Line[] {
  const lead = drawnRun(marker, 'bullet');
  const width = marker.length;
  const room = measure - width;
  // Narrower than this, a column beside a mark is not read but deciphered.
  if (room * 2 < LEAST_TEXT) return setUnhung(item, marker, tight, measure, setting);
  const isDeep = room - MARK < LEAST_TEXT && item.blocks.some(isList);
  if (!isDeep) {
    const lines = setBlocks(item.blocks, room, setting, tight);
    if (lines.length === 0) return [markerLine(marker, setting.at)];
    hangLines(lines, lead, width);
    return lines;
  }
  const lines: Line[] = [];
  for (const block of item.blocks) {
    const at = setting.at;
    const isFlush = isList(block);
    setting.lists.isFlush = isFlush;
    const rows = setBlocks([block], isFlush ? measure : room, setting);
    if (!isFlush) hangLines(rows, lines.length > 0 ? drawnRun(' '.repeat(width)) : lead, width);
    else if (lines.length === 0) lines.push(markerLine(marker, at));
    if (lines.length > 0 && !tight) lines.push(blankLine(at));
    for (const row of rows) lines.push(row);
  }
  return lines;
}

/** What a mark takes, mostly. */
const MARK = 2;

function isList(block: Block): boolean {
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
