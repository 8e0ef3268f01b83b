/**
 * Line breaks for scripts that need more than a table: the `linebreak` library (annex 14 over all of Unicode), and
 * the words of `Intl.Segmenter` for the scripts that write no spaces between them. The library decodes its data for
 * 8 ms when it is loaded, so that happens at the first text that needs it.
 */

interface Breaker {
  new (text: string): { nextBreak(): { position: number } | null };
}

/** Thai, Lao, Burmese with its extensions, Khmer: class SA of annex 14, which leaves them to a dictionary. */
const unspaced = /[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u19e0-\u19ff\ua9e0-\ua9ff\uaa60-\uaa7f]{2,}/g;
const PIECE = 400;
/**
 * So much of one text is looked up, some pages: to find a word takes a microsecond. Behind it words are broken between characters,
 * as those are that are wider than a row.
 */
const MOST_LOOKED_UP = 1 << 13;
let segmenter: Intl.Segmenter | undefined;

/** The positions at which a row may start, ascending within each kind. */
export function* libraryBreaks(text: string): Generator<number> {
  const Breaker: Breaker = require('linebreak');
  const breaker = new Breaker(text);
  for (let next = breaker.nextBreak(); next; next = breaker.nextBreak()) {
    if (next.position < text.length) yield next.position;
  }
  let left = MOST_LOOKED_UP;
  for (const match of text.matchAll(unspaced)) {
    yield* wordBreaks(match[0].slice(0, left), match.index);
    left -= match[0].length;
    if (left <= 0) return;
  }
}

/** Words of a stretch without spaces, looked up in bounded pieces; each but the last gives up its last word to the next. */
function* wordBreaks(stretch: string, offset: number): Generator<number> {
  segmenter ??= new Intl.Segmenter('th', { granularity: 'word' });
  let start = 0;
  while (start < stretch.length) {
    const piece = stretch.slice(start, start + PIECE);
    const last = start + piece.length === stretch.length;
    const words = [...segmenter.segment(piece)].map(word => word.index);
    for (const index of words)
      if (start + index > 0 && !repeats.test(piece.charAt(index))) yield offset + start + index;
    start += last || words.length < 2 ? piece.length : (words.at(-1) ?? piece.length);
  }
}

/** Signs of repetition and abbreviation stay with the word before them. */
const repeats = /[\u0e2f\u0e46\u0eaf\u0ec6\u17d4-\u17d7\u104a\u104b]/;
