/**
 * Line breaks for scripts that need more than a table. They come from the `linebreak` library (UAX #14 over all of Unicode),
 * and from word boundaries of `Intl.Segmenter` for scripts that write no spaces between words. Loading the library takes 2 ms,
 * so it is loaded when the first text needs it.
 */

interface Breaker {
  new (text: string): { nextBreak(): { position: number } | null };
}

/** Thai, Lao, Burmese with its extensions, Khmer: class SA of UAX #14, which needs a dictionary. */
const unspaced = /[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u19e0-\u19ff\ua9e0-\ua9ff\uaa60-\uaa7f]{2,}/g;
/** Code units of a piece for the segmenter. */
const PIECE_SIZE = 400;
/**
 * Code units of one text, some pages, that are split into words. A word takes a microsecond. Later words are broken between
 * characters, like words that are wider than a row.
 */
const MAX_SEGMENTED = 1 << 13;
let segmenter: Intl.Segmenter | undefined;

/** Positions at which a row may start. Those of the library, then word boundaries. Each group ascends. */
export function* libraryBreaks(text: string): Generator<number> {
  const Breaker: Breaker = require('linebreak');
  const breaker = new Breaker(text);
  for (let next = breaker.nextBreak(); next; next = breaker.nextBreak()) {
    if (next.position < text.length) yield next.position;
  }
  let left = MAX_SEGMENTED;
  for (const match of text.matchAll(unspaced)) {
    yield* wordBreaks(match[0].slice(0, left), match.index);
    left -= match[0].length;
    if (left <= 0) return;
  }
}

/**
 * Word boundaries of a text without spaces, found in bounded pieces. A piece may end inside a word, so its last word is
 * looked up again with the next piece.
 */
function* wordBreaks(text: string, offset: number): Generator<number> {
  segmenter ??= new Intl.Segmenter('th', { granularity: 'word' });
  let start = 0;
  while (start < text.length) {
    const piece = text.slice(start, start + PIECE_SIZE);
    const isLast = start + piece.length === text.length;
    const words = [...segmenter.segment(piece)].map(word => word.index);
    for (const index of words)
      if (start + index > 0 && !staysWithWord.test(piece.charAt(index))) yield offset + start + index;
    start += isLast || words.length < 2 ? piece.length : (words.at(-1) ?? piece.length);
  }
}

/** Repetition and abbreviation signs, which stay with the word before them. */
const staysWithWord = /[\u0e2f\u0e46\u0eaf\u0ec6\u17d4-\u17d7\u104a\u104b]/;
