/** A text without hard breaks that is being broken into rows: what its rows, long words and last row have to know of it. */
export interface WrapState {
  text: string;
  /** 0 inside a cluster, else its columns + 1; undefined where each code unit takes one column. */
  widths: Uint8Array | undefined;
  mayBreak: (index: number) => boolean;
  /** Columns. */
  measure: number;
  /** Is what starts here left whole, however wide? */
  isWhole: (start: number) => boolean;
}

/** Columns of what stands from `start` to `end`. */
export function widthOf({ widths }: WrapState, start: number, end: number): number {
  if (!widths) return end - start;
  let width = 0;
  for (let index = start; index < end; index++) {
    const cluster = widths[index] ?? 0;
    if (cluster > 0) width += cluster - 1;
  }
  return width;
}

export function skipSpaces(text: string, from: number): number {
  let index = from;
  while (text.charCodeAt(index) === 0x20) index++;
  return index;
}

const unseenEnd = /[\s\u00ad\u200b]$/;

/** The end of a row without the white space before it, and what is dropped after it. */
export function trimEnd(text: string, start: number, end: number): number {
  let index = end;
  while (index > start) {
    const unit = text.charCodeAt(index - 1);
    if (unit !== 0x20 && (unit < 0xa0 || !unseenEnd.test(text.charAt(index - 1)))) break;
    index--;
  }
  return index;
}
