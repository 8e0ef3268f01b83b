/**
 * A folded text without the characters that a reader does not type: soft hyphens, zero-width spaces, and the marks
 * that stand beside their letter as characters of their own (decomposed accents, Hebrew and Arabic points, variation
 * selectors). Few texts have any; the others are their own packing.
 */

const SILENT =
  /[\u0300-\u036f\u0591-\u05bd\u05bf-\u05c2\u05c4-\u05c7\u0610-\u061a\u064b-\u065f\u0670]|[\xad\u0640\u200b\u2060]|\ufe0e|\ufe0f/;
const EACH_SILENT = new RegExp(SILENT, 'g');

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

export function pack(folded: string): Packed {
  return SILENT.test(folded) ? new Shortened(folded) : new Unchanged(folded);
}
