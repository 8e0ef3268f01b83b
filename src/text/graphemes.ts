/**
 * Splits text into what a reader takes for one character (extended grapheme clusters, Unicode annex 29).
 * `Intl.Segmenter` takes quadratic time on one long text, so it is given bounded pieces; it costs 20 ms to
 * make on Node 20, so it is made when the first text needs it.
 */

const PIECE = 512;
let segmenter: Intl.Segmenter | undefined;

/** The clusters of `text` in order; joined they are `text`. Linear in its length. */
export function* graphemes(text: string): Generator<string> {
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
