/** Columns of white space at the start of lines in quotes and items. A tab reaches to the next of the columns 4, 8, 12... */
import { endOfMark } from './nesting-limits.js';

/** Columns of white space at `at`, which is in column `column`. */
export function indentWidth(source: string, at: number, column = 0): number {
  let end = column;
  for (let index = at; ; index++) {
    const code = source.charCodeAt(index);
    if (code === 0x20) end++;
    else if (code === 0x09) end += 4 - (end % 4);
    else return end - column;
  }
}

/**
 * True if at least `width` columns of white space are at `at`. Stops there, because each outer list reads the
 * line again.
 */
export function hasIndent(source: string, at: number, width: number): boolean {
  let column = 0;
  for (let index = at; column < width; index++) {
    const code = source.charCodeAt(index);
    if (code === 0x20) column++;
    else if (code === 0x09) column += 4 - (column % 4);
    else return false;
  }
  return true;
}

/**
 * Removes `width` columns of white space from the start of the line. A tab that is cut leaves spaces. Tabs that may be part of an
 * indentation become spaces, as their width changes with the column, unless `isCode` returns true for the rest of the line.
 */
export function dedent(
  source: string,
  at: number,
  end: number,
  width: number,
  column = 0,
  isCode?: (line: string) => boolean,
): string {
  let from = at;
  let reached = 0;
  for (; reached < width; from++) {
    reached += source.charCodeAt(from) === 0x09 ? 4 - ((column + reached) % 4) : 1;
  }
  const rest = source.slice(from, end);
  const cut = reached - width;
  if (!rest.includes('\t')) return cut === 0 ? rest : ' '.repeat(cut) + rest;
  return ' '.repeat(cut) + (isCode?.(rest) ? rest : expandTabs(rest, column + reached, cut > 0));
}

/**
 * Replaces the tabs among the markers at the start of a line with spaces. They keep the width they have from `column` on. After four
 * spaces, which may be code, tabs are kept, unless `isCut`.
 */
function expandTabs(text: string, column: number, isCut: boolean): string {
  if (!isCut && text.startsWith('    ')) return text;
  let result = '';
  let reached = column;
  for (let at = 0; ; ) {
    const blanks = indentWidth(text, at, reached);
    result += ' '.repeat(blanks);
    reached += blanks;
    while (text.charCodeAt(at) === 0x20 || text.charCodeAt(at) === 0x09) at++;
    const mark = text.charCodeAt(at) === 0x3e ? at + 1 : endOfMark(text, at);
    if (mark === 0 || mark >= text.length) return result + text.slice(at);
    result += text.slice(at, mark);
    reached += mark - at;
    at = mark;
  }
}
