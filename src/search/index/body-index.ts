/**
 * Searches article bodies: finds those that have a term, and scores them.
 * A body is decoded to a string only while it is searched.
 */
import type { BodyTexts } from '../../library/body-text/body-text-store.js';
import type { TimeSlicer } from '../../util/time-slicer.js';
import { type StrippedText, stripIgnorable } from '../match/strip-ignorable.js';
import { findMatch } from '../match/word-matcher.js';
import type { SearchTerm } from '../query/search-term.js';

/** Maximum number of occurrences that count for the score. */
const MAX_OCCURRENCES = 30;
/** Bytes to scan between two checks of the time slice. */
const SCAN_BYTES = 1 << 20;
/** With fewer than one body in this many to search, they are scanned one by one. */
const SPARSE_FACTOR = 3;
/** Cost in steps of scanning a byte, and of decoding and matching a character (see `TimeSlicer`). */
const SCAN_STEPS = 2;
const MATCH_STEPS = 3;
/** The same for words of one or two letters. Most of their occurrences are inside other words and rejected. */
const SHORT_MATCH_STEPS = 12;

export class BodyIndex {
  private readonly averageBytes: number;

  constructor(private readonly bodies: BodyTexts) {
    this.averageBytes = Math.max(1, bodies.byteLength / Math.max(1, bodies.size));
  }

  /** Number of bodies. */
  get size(): number {
    return this.bodies.size;
  }

  /** Returns body `index`. Its `originalOffset` gives offsets in the text of the document. */
  body(index: number): StrippedText {
    return stripIgnorable(this.bodies.text(index), this.bodies.hasIgnorable(index));
  }

  /**
   * Visits the bodies of `indices` (ascending) that may have the term, until `visit` returns true.
   * A candidate may be a false positive; `visit` has to match the term.
   */
  async visitCandidates(
    term: SearchTerm,
    indices: readonly number[] | Uint32Array,
    slicer: TimeSlicer,
    visit: (index: number, body: string) => boolean,
  ): Promise<void> {
    const steps = term.queryTerm.text.length < 3 ? SHORT_MATCH_STEPS : MATCH_STEPS;
    const isSparse = indices.length * SPARSE_FACTOR < this.size;
    let next = -1;
    for (const index of indices) {
      if (next < index)
        next = isSparse
          ? this.firstCandidate(term, index, index + 1)
          : await this.nextCandidate(term, index, slicer);
      if (next > index) continue;
      const { text } = this.body(index);
      if (visit(index, text)) return;
      if (slicer.spend(text.length * steps)) await slicer.rest();
    }
  }

  /** Returns the first body at or after `from` that may have the term, or `size`. */
  private async nextCandidate(term: SearchTerm, from: number, slicer: TimeSlicer): Promise<number> {
    for (let start = from; start < this.size; ) {
      const end = this.bodies.sliceEnd(start, SCAN_BYTES);
      const next = this.firstCandidate(term, start, end);
      if (slicer.spend((next - start) * this.averageBytes * SCAN_STEPS)) await slicer.rest();
      if (next < end) return next;
      start = end;
    }
    return this.size;
  }

  /** Returns the first body in `[from, to)` that may have the term, or `to`. */
  private firstCandidate({ bodyMatchers }: SearchTerm, from: number, to: number): number {
    return bodyMatchers.reduce((end, { stem }) => this.bodies.seek(stem, from, end), to);
  }

  /**
   * Scores the term in body `index`, from 0 (no match) to 1.
   * Uses the saturation and length normalisation of BM25: each further occurrence adds less, and long bodies score lower. Grades weight
   * the occurrences.
   */
  score(index: number, text: string, term: SearchTerm): number {
    let best = 0;
    let sum = 0;
    for (const matcher of term.bodyMatchers) {
      let from = 0;
      for (let count = 0; count < MAX_OCCURRENCES; count++) {
        const match = findMatch(matcher, text, from);
        if (match === undefined) break;
        sum += match.grade;
        if (match.grade > best) best = match.grade;
        from = match.end;
      }
    }
    return best === 0
      ? 0
      : (best * sum) / (sum + 0.4 + 0.8 * (this.bodies.bodyLength(index) / this.averageBytes));
  }
}
