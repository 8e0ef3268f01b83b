/** A folded text without its silent characters. Few texts have any; the others are their own packing. */
import { IGNORABLE } from '../../text/ignorable-characters.js';

const EACH_SILENT = new RegExp(IGNORABLE, 'g');

export interface Packed {
  readonly text: string;
  /** Where the offset `at` of `text` stands in the text that was packed. */
  back(at: number): number;
}

class Unchanged implements Packed {
  constructor(readonly text: string) {}
  back(at: number): number {
    return at;
  }
}

class Shortened implements Packed {
  /** For each character left out, its offset in `text`: where it would stand. */
  private readonly gaps: number[] = [];
  readonly text: string;

  constructor(folded: string) {
    for (const { index } of folded.matchAll(EACH_SILENT)) this.gaps.push(index - this.gaps.length);
    this.text = folded.replace(EACH_SILENT, '');
  }

  back(at: number): number {
    let low = 0;
    let high = this.gaps.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.gaps[middle] ?? 0) <= at) low = middle + 1;
      else high = middle;
    }
    return at + low;
  }
}

/** `silent`: whether the text has silent characters, where that is known. */
export function pack(folded: string, silent = IGNORABLE.test(folded)): Packed {
  return silent ? new Shortened(folded) : new Unchanged(folded);
}
