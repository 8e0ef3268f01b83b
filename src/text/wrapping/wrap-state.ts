/** A text without hard breaks that is being wrapped. Holds the data that rows, long words and the last row share. */
export interface WrapState {
  text: string;
  /** 0 inside a cluster, else its columns + 1. Undefined if each code unit takes one column. */
  widths: Uint8Array | undefined;
  mayBreak: (index: number) => boolean;
  /** Columns of a row. */
  width: number;
  /** True if the word that starts here is not split, even if wider than a row. */
  isUnsplittable: (start: number) => boolean;
}

/** Columns of the text from `start` to `end`. */
export function rangeWidth({ widths }: WrapState, start: number, end: number): number {
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
  while (index < text.length && text.charCodeAt(index) === 0x20) index++;
  return index;
}

const invisibleAtEnd = /[\s\u00ad\u200b]$/;

/** End of a row without trailing white space, soft hyphens and zero-width spaces. */
export function trimRowEnd(text: string, start: number, end: number): number {
  let index = end;
  while (index > start) {
    const unit = text.charCodeAt(index - 1);
    if (unit !== 0x20 && (unit < 0xa0 || !invisibleAtEnd.test(text.charAt(index - 1)))) break;
    index--;
  }
  return index;
}
