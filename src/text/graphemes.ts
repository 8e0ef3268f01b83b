/**
 * Splits text into what a reader takes for one character (extended grapheme clusters, Unicode annex 29).
 * `Intl.Segmenter` takes quadratic time on one long text, so it is given bounded pieces; it costs 20 ms to
 * make on Node 20, so it is made when the first text needs it.
 */

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

function* cut(text: string): Generator<string> {
  segmenter ??= new Intl.Segmenter('en', { granularity: 'grapheme' });
  let start = 0;
  let size = PIECE;
  while (start < text.length) {
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
