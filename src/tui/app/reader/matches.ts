import type { Range } from '../../../search/hit.js';
import { fold } from '../../../text/fold.js';
import type { Document } from '../../../typeset/document.js';
import { blockStarts, documentText } from '../../../typeset/outline.js';

/** The folded text of the document searched last: a key typed into the search must not fold ten megabytes again. */
const folded = new WeakMap<Document, { length: number; text: string }>();

/**
 * Where any of the words stands in the document's text, in order, not overlapping. Smart case: a word with a
 * capital in it is looked for as it is written, any other without regard to case, accents and width.
 */
export function rangesOf(document: Document, words: readonly string[]): Range[] {
  const text = documentText(document);
  const found = words.flatMap(word =>
    hasCapital(word) ? occurrences(text, word) : occurrences(foldedText(document, text), fold(word)),
  );
  if (words.length > 1) found.sort((a, b) => a[0] - b[0] || b[1] - a[1]);
  return words.length > 1
    ? found.filter((range, index) => index === 0 || range[0] >= (found[index - 1]?.[1] ?? 0))
    : found;
}

function hasCapital(word: string): boolean {
  return /\p{Lu}/u.test(word);
}

function foldedText(document: Document, text: string): string {
  const known = folded.get(document);
  if (known?.length === text.length) return known.text;
  const made = { length: text.length, text: fold(text) };
  folded.set(document, made);
  return made.text;
}

function occurrences(text: string, word: string): Range[] {
  const ranges: Range[] = [];
  if (word === '') return ranges;
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length))
    ranges.push([at, at + word.length]);
  return ranges;
}

/** The ranges that touch block `block`, counted in that block's text, each with its index in `ranges`. */
export function rangesInBlock(
  document: Document,
  ranges: readonly Range[],
  block: number,
): { range: Range; index: number }[] {
  const starts = blockStarts(document);
  const from = starts[block] ?? 0;
  const to = starts[block + 1] ?? Number.POSITIVE_INFINITY;
  const found: { range: Range; index: number }[] = [];
  for (let index = firstEndingAfter(ranges, from); index < ranges.length; index++) {
    const [start, end] = ranges[index] ?? [to, to];
    if (start >= to) break;
    found.push({ range: [Math.max(0, start - from), end - from], index });
  }
  return found;
}

function firstEndingAfter(ranges: readonly Range[], offset: number): number {
  let low = 0;
  let high = ranges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ranges[middle]?.[1] ?? 0) > offset) high = middle;
    else low = middle + 1;
  }
  return low;
}
