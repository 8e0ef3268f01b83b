/**
 * Bounds on nesting, where the source itself shows it: a line that opens too many quotes and lists at once, or is
 * indented too far. marked would follow each level with its stack, and look at every line once for each.
 */
import type { Edit } from '../prescan/prescan-types.js';

/** Quotes and lists within each other; GitHub's own limit is of this order. Deeper ones are text. */
export const DEEPEST_NESTING = 32;
/** Columns of indentation that can matter: more than the deepest list needs. */
const WIDEST_INDENT = 160;

const MARKER = /[ \t]*(?:>|(?:[-*+]|\d{1,9}[.)])(?=[ \t\n]|$))/y;
const SPACES = /[ \t]*/y;
const RULE = /[ \t]*(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,})(?=\n|$)/y;

export interface ContainerPrefix {
  /** Where the text behind the markers starts. */
  end: number;
  /** Nothing stands behind the markers. */
  empty: boolean;
  /** The first marker: where it stands, what it is, and how far what belongs to it must be indented. */
  at: number;
  quote: boolean;
  width: number;
  /** How many of the markers start a list item. */
  items: number;
  /** Makes text of the marker that goes too deep. */
  excess?: Edit;
}

/** The markers that the line from `start` to `end` opens with. */
export function containerPrefix(source: string, start: number, end: number): ContainerPrefix {
  let at = start;
  let items = 0;
  const first = skipSpaces(source, start);
  const quote = source.charAt(first) === '>';
  let width = 0;
  let excess: Edit | undefined;
  for (let count = 0; ; count++) {
    MARKER.lastIndex = at;
    if (!MARKER.test(source)) break;
    if (count === DEEPEST_NESTING) {
      excess = excessMarker(source, at, end);
      break;
    }
    at = MARKER.lastIndex;
    if (source.charAt(at - 1) !== '>') items++;
    if (count === 0) width = contentColumn(source, at, end) - start;
  }
  const text = excess ? at : skipSpaces(source, at);
  const prefix = { end: text, empty: text >= end, at: first, quote, width, items };
  return excess ? { ...prefix, excess } : prefix;
}

/** Where an item's content starts, behind its marker; five spaces or more, or none, are one and indented code. */
function contentColumn(source: string, at: number, end: number): number {
  const text = skipSpaces(source, at);
  return text >= end || text - at > 4 ? at + 1 : text;
}

/** Where the spaces and tabs at `at` end. */
export function skipSpaces(source: string, at: number): number {
  SPACES.lastIndex = at;
  SPACES.test(source);
  return SPACES.lastIndex;
}

function excessMarker(source: string, at: number, end: number): Edit | undefined {
  RULE.lastIndex = at;
  if (RULE.test(source)) return undefined;
  const marker = skipSpaces(source, at);
  if (marker >= end) return undefined;
  // a number cannot be escaped, its dot can
  const digits = /\d*/y;
  digits.lastIndex = marker;
  digits.test(source);
  return { at: digits.lastIndex, length: 0, text: '\\' };
}

/** Takes away what the line is indented beyond the bound. */
export function excessIndent(source: string, start: number, end: number): Edit | undefined {
  let columns = 0;
  let at = start;
  for (; at < end && columns < WIDEST_INDENT; at++) {
    const code = source.charCodeAt(at);
    if (code === 0x20) columns++;
    else if (code === 0x09) columns += 4 - (columns % 4);
    else return undefined;
  }
  let rest = at;
  while (rest < end && (source.charCodeAt(rest) === 0x20 || source.charCodeAt(rest) === 0x09)) rest++;
  return rest > at ? { at, length: rest - at, text: '' } : undefined;
}
