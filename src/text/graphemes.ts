/**
 * Splits text into what a reader takes for one character (extended grapheme clusters, Unicode annex 29).
 * `Intl.Segmenter` takes quadratic time on one long text, so it is given bounded pieces; it costs 20 ms to
 * make on Node 20, so it is made when the first text needs it.
 */
import { lazyRegExp } from '../util/lazy-regexp.js';

const PIECE = 512;
let segmenter: Intl.Segmenter | undefined;

/** Longer stretches are not remembered, nor more than some thousands. */
const SHORT = 24;
const MOST = 4096;
const known = new Map<string, readonly string[]>();

/**
 * The clusters of `text` in order; joined they are `text`. Linear in its length. Short stretches are remembered: a script
 * has some thousands of syllables, and to ask for one takes ten microseconds, most of it to collect what that leaves.
 */
export function graphemes(text: string): Iterable<string> {
  if (text.length > SHORT) return cut(text);
  let clusters = known.get(text);
  if (!clusters) {
    clusters = [...cut(text)];
    if (known.size >= MOST) known.clear();
    known.set(text, clusters);
  }
  return clusters;
}

/** Is it known already how `text` is cut? */
export function isKnown(text: string): boolean {
  return known.has(text);
}

const PICTOGRAPH = '\\p{Extended_Pictographic}';
const FLAG = '\\p{Regional_Indicator}';
const LEADING = '[\\u1100-\\u115f]';
const VOWEL = '[\\u1160-\\u11a7]';
const TRAILING = '[\\u11a8-\\u11ff]';
const EXTEND = '\\p{Grapheme_Extend}\\p{Emoji_Modifier}';

/**
 * A cluster of the kinds that come by the million, by the rules of annex 29 alone (GB6 to GB13): at many times the segmenter's
 * speed. What stands behind it must begin a cluster whatever is before it, else the segmenter is asked, and so it is about longer
 * repetitions: a pattern's stack has an end.
 */
const plainCluster = lazyRegExp(
  `(?:${[
    '[ -~]',
    `${PICTOGRAPH}(?:[${EXTEND}]{0,30}\\u200d${PICTOGRAPH}){0,30}`,
    `${FLAG}(?:${FLAG}|(?!${FLAG}))`,
    `${LEADING}{1,30}(?!${LEADING}|${VOWEL})`,
    `${LEADING}{0,30}${VOWEL}{1,30}(?!${VOWEL})${TRAILING}{0,30}(?!${TRAILING})`,
    `${TRAILING}{1,30}(?!${TRAILING})`,
  ].join('|')})[${EXTEND}\\u200d]{0,30}(?=$|[ -~\\u1100-\\u11ff]|${FLAG}|(?<!\\u200d)${PICTOGRAPH})`,
  'uy',
);

function* cut(text: string): Generator<string> {
  let start = 0;
  let size = PIECE;
  const plain = plainCluster();
  while (start < text.length) {
    plain.lastIndex = start;
    if (plain.test(text)) {
      yield text.slice(start, plain.lastIndex);
      start = plain.lastIndex;
      continue;
    }
    segmenter ??= new Intl.Segmenter('en', { granularity: 'grapheme' });
    const piece = text.slice(start, start + size);
    const last = start + piece.length === text.length;
    let held = '';
    let taken = 0;
    for (const { segment } of segmenter.segment(piece)) {
      if (held !== '') yield held;
      taken += held.length;
      held = segment;
    }
    if (last) {
      yield held;
      return;
    }
    // The piece may end inside its last cluster, so that one is read again; one that fills the piece needs a larger piece.
    size = taken === 0 ? size * 2 : PIECE;
    start += taken;
  }
}
