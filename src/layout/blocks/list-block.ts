/**
 * Lists: hanging indents, numbers aligned at their dots, task boxes. A nested list that has no room for another indent starts
 * at the column of its item, and its markers show its level.
 */
import type { Block, ListBlock, ListItem } from '../../document/document.js';
import { mapPacked } from '../../util/large-lists.js';
import { pluralize } from '../../util/pluralize.js';
import { announce } from '../announce.js';
import { inlineSpans } from '../inline/inline-spans.js';
import { superscript } from '../inline/super-subscript.js';
import type { LayoutContext } from '../layout-context.js';
import type { Line, LineSpan } from '../line.js';
import { blankLine, drawnLine, drawnSpan, prefixLine } from '../row-builders.js';
import { layoutBlocks, MIN_TEXT_WIDTH } from './layout-blocks.js';
import { layoutFlow } from './simple-blocks.js';

/** Prefix of an item's rows, for all lists around it at once. So a row costs the same at any depth. */
interface Lead {
  /** White space before each row. */
  indent: string;
  /** Markers before the first row. Each character is one column wide. */
  markers: string;
}

export function layoutList(list: ListBlock, width: number, context: LayoutContext): Line[] {
  const lines: Line[] = [];
  addList(list, { indent: '', markers: '' }, width, context, lines);
  if (!context.options.accessible || context.lists.level === 0) return lines;
  const detail = pluralize(list.items.length, 'item');
  return announce({ name: 'List', level: context.lists.level + 1, detail }, lines, width, context);
}

/** Adds the lines of `list`; the first gets the markers of `lead`. */
function addList(list: ListBlock, lead: Lead, width: number, context: LayoutContext, lines: Line[]): void {
  const { lists } = context;
  context.lists = { level: lists.level + 1, bullets: lists.bullets + (list.ordered ? 0 : 1), isFlush: false };
  const markers = markersOf(list, lists, context);
  let outer = lead;
  list.items.forEach((item, index) => {
    if (index > 0 && !list.tight) lines.push(blankLine(context.at));
    addItem(item, { outer, marker: markers[index] ?? '', tight: list.tight }, width, context, lines);
    outer = afterFirstRow(outer);
  });
  context.lists = lists;
}

/** Returns the prefix of the rows after the first: white space in place of the markers. */
function afterFirstRow(lead: Lead): Lead {
  const { indent, markers } = lead;
  return markers === '' ? lead : { indent: indent + ' '.repeat(markers.length), markers: '' };
}

/** Adds `rows` with their prefixes. */
function addRows(rows: readonly Line[], lead: Lead, lines: Line[]): void {
  const { indent, markers } = lead;
  let rest: LineSpan | undefined;
  for (const line of rows) {
    if (line === rows[0]) {
      if (markers !== '') prefixLine(line, drawnSpan(markers, 'bullet'), markers.length);
      if (indent !== '') prefixLine(line, drawnSpan(indent), indent.length);
    } else {
      rest ??= drawnSpan(afterFirstRow(lead).indent);
      if (rest.text !== '') prefixLine(line, rest, rest.text.length);
    }
    lines.push(line);
  }
}

/** Returns the marker of each item, such as `• `, ` 9. ` or `☐ `. Numbers are aligned at their dots. */
function markersOf(
  list: ListBlock,
  { level, bullets, isFlush }: LayoutContext['lists'],
  context: LayoutContext,
): string[] {
  const { glyphs, options } = context;
  const depth = isFlush ? levelMark(level + 1, options) : '';
  const bullet = options.accessible ? '- ' : `${glyphs.bullets[bullets % glyphs.bullets.length] ?? ''} `;
  const digits = `${list.start + list.items.length - 1}`.length;
  let next = list.start;
  return mapPacked(list.items, item => {
    const number = list.ordered ? `${`${next++}`.padStart(digits)}. ` : '';
    if (item.checked === undefined) return depth + (number === '' ? bullet : number);
    if (options.accessible) return `${number}${item.checked ? 'Done: ' : 'To do: '}`;
    return `${depth}${number}${item.checked ? glyphs.checked : glyphs.unchecked} `;
  });
}

/** Returns the level shown before a marker. Only for a list that starts at the column of the list around it. */
function levelMark(level: number, { ascii, accessible }: LayoutContext['options']): string {
  if (accessible) return '';
  return ascii ? `${level}:` : (superscript(`${level}`) ?? '');
}

interface ItemPosition {
  /** Prefix of the lists around the item, without the item's own marker. */
  outer: Lead;
  marker: string;
  tight: boolean;
}

function addItem(
  item: ListItem,
  { outer, marker, tight }: ItemPosition,
  width: number,
  context: LayoutContext,
  lines: Line[],
): void {
  const innerWidth = width - marker.length;
  // A narrower column beside a marker is unreadable.
  if (innerWidth * 2 < MIN_TEXT_WIDTH) {
    addRows(layoutWithoutHang(item, marker, tight, width, context), outer, lines);
    return;
  }
  const isDeep = innerWidth - TYPICAL_MARKER_WIDTH < MIN_TEXT_WIDTH;
  const first = lines.length;
  const markerAt = context.at;
  let lead: Lead = { indent: outer.indent, markers: outer.markers + marker };
  context.joinsRows = false;
  for (const block of item.blocks) {
    const at = context.at;
    const isFlush = isDeep && isList(block);
    if (isFlush && lines.length === first) addRows([markerLine(marker, at)], outer, lines);
    const before = lines.length;
    if (before > first && !tight) lines.push(blankLine(at));
    const start = lines.length;
    context.lists.isFlush = isFlush;
    if (isFlush) addRows(context.layoutBlock(block, width, context), afterFirstRow(outer), lines);
    else if (isList(block) && !context.options.accessible) addList(block, lead, innerWidth, context, lines);
    else addRows(context.layoutBlock(block, innerWidth, context), lead, lines);
    if (lines.length === start) lines.length = before;
    else lead = afterFirstRow(lead);
  }
  if (lines.length === first) addRows([markerLine(marker, markerAt)], outer, lines);
}

const TYPICAL_MARKER_WIDTH = 2;

function isList(block: Block): block is ListBlock {
  return block.kind === 'list';
}

function markerLine(marker: string, at: number): Line {
  const text = marker.trimEnd();
  return drawnLine(text, text.length, 'bullet', at);
}

/** Lays out an item without a hanging indent. The marker starts the text, and all rows start at its column. */
function layoutWithoutHang(
  item: ListItem,
  marker: string,
  tight: boolean,
  width: number,
  context: LayoutContext,
): Line[] {
  const at = context.at;
  const [first, ...others] = item.blocks;
  const firstSpans = first?.kind === 'paragraph' ? inlineSpans(first.spans, context) : [];
  const lines = layoutFlow([drawnSpan(marker, 'bullet'), ...firstSpans], width, at, context);
  context.lists.isFlush = true;
  const rest = layoutBlocks(first?.kind === 'paragraph' ? others : item.blocks, width, context, tight);
  if (rest.length > 0 && !tight) lines.push(blankLine(rest[0]?.offset ?? at));
  return [...lines, ...rest];
}
