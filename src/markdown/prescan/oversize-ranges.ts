/** Where a stretch of the source ends that exceeds a bound and is set as plain text. */
import { isBlank, lineKind } from '../blocks/line-kinds.js';

const BLANK_LINE = /\n[ \t]*(?=\n)/g;

/** The next blank line behind `from`. */
export function endOfStretch(source: string, from: number): number {
  BLANK_LINE.lastIndex = from;
  const found = BLANK_LINE.exec(source);
  return found ? found.index + 1 : source.length;
}

/** Behind the line that ends at `from`: where a block starts, after a blank line, that belongs to no list before it. */
export function endOfList(source: string, from: number): number {
  let afterBlank = false;
  for (let at = from + 1; at < source.length; ) {
    const found = source.indexOf('\n', at);
    const end = found < 0 ? source.length : found;
    const blank = isBlank(source, at, end);
    if (afterBlank && !blank && lineKind(source, at).cut === 'safe') return at;
    afterBlank = blank;
    at = end + 1;
  }
  return source.length;
}
