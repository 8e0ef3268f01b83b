/** Lists: hanging indents, numbers aligned at their dots, task boxes; the indent gives way where little room is left. */
import type { ListBlock, ListItem } from '../document.js';
import type { Line } from '../line.js';
import { LEAST_TEXT, setBlocks } from './block.js';
import { inlineRuns } from './inline.js';
import { flow } from './leaves.js';
import { blankLine, drawnLine, drawnRun, hangLines } from './lines.js';
import type { Setting } from './setting.js';

export function setList(list: ListBlock, measure: number, setting: Setting): Line[] {
  const lines: Line[] = [];
  const markers = markersOf(list, setting);
  if (!list.ordered) setting.depth += 1;
  list.items.forEach((item, index) => {
    const at = setting.at;
    const rows = setItem(item, markers[index] ?? '', list.tight, measure, setting);
    if (lines.length > 0 && !list.tight) lines.push(blankLine(at));
    for (const row of rows) lines.push(row);
  });
  if (!list.ordered) setting.depth -= 1;
  return lines;
}

/** Such as `• `, ` 9. `, `☐ `: numbers line up at their dots. Each character is one column wide. */
function markersOf(list: ListBlock, setting: Setting): string[] {
  const { drawing, options, depth } = setting;
  const bullet = options.linear ? '- ' : `${drawing.bullets[depth % drawing.bullets.length] ?? ''} `;
  const digits = `${list.start + list.items.length - 1}`.length;
  return list.items.map((item, index) => {
    const number = list.ordered ? `${`${list.start + index}`.padStart(digits)}. ` : '';
    if (item.checked === undefined) return number === '' ? bullet : number;
    if (options.linear) return `${number}${item.checked ? 'Done: ' : 'To do: '}`;
    return `${number}${item.checked ? drawing.ticked : drawing.open} `;
  });
}

function setItem(item: ListItem, marker: string, tight: boolean, measure: number, setting: Setting): Line[] {
  const lead = drawnRun(marker, 'bullet');
  const width = marker.length;
  const at = setting.at;
  if (measure - width >= LEAST_TEXT) {
    const lines = setBlocks(item.blocks, measure - width, setting, tight);
    if (lines.length === 0) return [drawnLine(marker.trimEnd(), marker.trimEnd().length, 'bullet', at)];
    hangLines(lines, lead, width);
    return lines;
  }
  // No room to indent: the marker begins the text, and what follows starts at the same column.
  const [first, ...others] = item.blocks;
  const begun = first?.kind === 'paragraph' ? inlineRuns(first.runs, setting) : [];
  const lines = flow([lead, ...begun], measure, at, setting);
  const rest = setBlocks(first?.kind === 'paragraph' ? others : item.blocks, measure, setting, tight);
  if (rest.length > 0 && !tight) lines.push(blankLine(rest[0]?.offset ?? at));
  return [...lines, ...rest];
}
