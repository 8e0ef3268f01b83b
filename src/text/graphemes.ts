/**
 * Splits text into extended grapheme clusters (UAX #29). `Intl.Segmenter` takes quadratic time on one long text, so it
 * gets bounded pieces; it takes 20 ms to create on Node 20, so it is created when the first text needs it.
 */
import { lazyRegExp } from '../util/lazy-regexp.js';

/** Code units of a piece for the segmenter. */
const PIECE_SIZE = 512;
let segmenter: Intl.Segmenter | undefined;

/** Maximum length of a text that is cached, in code units. */
const MAX_CACHED_LENGTH = 24;
const MAX_CACHED = 4096;
const cache = new Map<string, readonly string[]>();

/**
 * Clusters of `text` in order; joined they are `text`. Linear in its length. Short texts are cached: a script has some
 * thousands of syllables, and splitting one takes ten microseconds, most of them for garbage collection.
 */
export function graphemes(text: string): Iterable<string> {
  if (text.length > MAX_CACHED_LENGTH) return split(text);
  let clusters = cache.get(text);
  if (!clusters) {
    clusters = [...split(text)];
    if (cache.size >= MAX_CACHED) cache.clear();
    cache.set(text, clusters);
  }
  return clusters;
}

/** True if the clusters of `text` are cached. */
export function isCached(text: string): boolean {
  return cache.has(text);
}

const PICTOGRAPH = '\\p{Extended_Pictographic}';
const FLAG = '\\p{Regional_Indicator}';
const LEADING = '[\\u1100-\\u115f]';
const VOWEL = '[\\u1160-\\u11a7]';
const TRAILING = '[\\u11a8-\\u11ff]';
const EXTEND = '\\p{Grapheme_Extend}\\p{Emoji_Modifier}';
/** Beyond ASCII, characters that join neither the one before nor the one after them: Latin to Cyrillic, symbols, kana, ideographs. */
const SEPARATE =
  '[\\xa0-\\xac\\xae-\\u02ff\\u0370-\\u0482\\u048a-\\u052f\\u2010-\\u2027\\u2030-\\u205e\\u20a0-\\u20bf\\u2100-\\u2bff\\u3000-\\u3029\\u3030-\\u3096\\u30a0-\\u30ff\\u4e00-\\u9fff\\uff01-\\uff9d]';

/**
 * Matches a frequent kind of cluster by the rules GB6 to GB13 of UAX #29. Many times faster than the segmenter. The text after
 * it must start a cluster in any context. Otherwise, and for longer repetitions, which would overflow the pattern's stack, the
 * segmenter decides.
 */
const frequentCluster = lazyRegExp(
  `(?:${[
    '[ -~]',
    `${PICTOGRAPH}(?:[${EXTEND}]{0,30}\\u200d${PICTOGRAPH}){0,30}`,
    `${FLAG}(?:${FLAG}|(?!${FLAG}))`,
    `${LEADING}{1,30}(?!${LEADING}|${VOWEL})`,
    `${LEADING}{0,30}${VOWEL}{1,30}(?!${VOWEL})${TRAILING}{0,30}(?!${TRAILING})`,
    `${TRAILING}{1,30}(?!${TRAILING})`,
    SEPARATE,
  ].join(
    '|',
  )})[${EXTEND}\\u200d]{0,30}(?=$|[ -~\\u1100-\\u11ff]|${FLAG}|(?<!\\u200d)(?:${PICTOGRAPH}|${SEPARATE}))`,
  'uy',
);

function* split(text: string): Generator<string> {
  let start = 0;
  let size = PIECE_SIZE;
  const frequent = frequentCluster();
  while (start < text.length) {
    frequent.lastIndex = start;
    if (frequent.test(text)) {
      const cluster = text.slice(start, frequent.lastIndex);
      const { length } = cluster;
      do {
        yield cluster;
        start += length;
        // a repetition before another one needs no pattern
      } while (text.startsWith(cluster, start) && text.startsWith(cluster, start + length));
      continue;
    }
    segmenter ??= new Intl.Segmenter('en', { granularity: 'grapheme' });
    const piece = text.slice(start, start + size);
    const isLast = start + piece.length === text.length;
    let held = '';
    let taken = 0;
    for (const { segment } of segmenter.segment(piece)) {
      if (held !== '') yield held;
      taken += held.length;
      held = segment;
    }
    if (isLast) {
      yield held;
      return;
    }
    // The piece may end inside its last cluster, so that one is split again. A cluster that fills the piece needs a larger one.
    size = taken === 0 ? size * 2 : PIECE_SIZE;
    start += taken;
  }
}
