/**
 * The bodies of a library as the search reads them: which of them have a term, and how well it stands there. A body is
 * a string only while it is looked at.
 */
import type { BodyTexts } from '../../library/body-text/body-text-store.js';
import type { TimeSlicer } from '../../util/time-slicer.js';
import { type Packed, pack } from '../match/strip-ignorable.js';
import { findMatch } from '../match/word-matcher.js';
import type { Term } from '../query/term.js';

/** Occurrences beyond this many say nothing more about an article. */
const COUNTED = 30;
/** Bytes that are looked through between two pauses. */
const STRETCH = 1 << 20;
/** One body in so many, or fewer, are looked through one by one. */
const FEW = 3;
/** Steps to look through a byte, and to make a string of it and look at that (see `Pace`). */
const PASS = 2;
const LOOK = 3;
/** A word of one or two letters is met, and refused, at every turn. */
const LOOK_SHORT = 12;

export class Corpus {
  /** Bytes of a body, on average. */
  private readonly usual: number;

  constructor(private readonly bodies: BodyTexts) {
    this.usual = Math.max(1, bodies.bytes / Math.max(1, bodies.size));
  }

  /** How many bodies there are. */
  get size(): number {
    return this.bodies.size;
  }

  /** Body `index`; its offsets are those of the document's text after `back`. */
  body(index: number): Packed {
    return pack(this.bodies.text(index), this.bodies.isSilent(index));
  }

  /**
   * Calls `visit` with those of the bodies `indices` (ascending) that may have the term, in order, until it returns
   * true: whether a body has it is for `visit` to see.
   */
  async eachLikely(
    term: Term,
    indices: readonly number[] | Uint32Array,
    pace: TimeSlicer,
    visit: (index: number, body: string) => boolean,
  ): Promise<void> {
    const look = term.wish.text.length < 3 ? LOOK_SHORT : LOOK;
    const few = indices.length * FEW < this.size;
    let next = -1;
    for (const index of indices) {
      if (next < index)
        next = few ? this.likely(term, index, index + 1) : await this.nextLikely(term, index, pace);
      if (next > index) continue;
      const { text } = this.body(index);
      if (visit(index, text)) return;
      if (pace.spend(text.length * look)) await pace.rest();
    }
  }

  /** The first body from `from` on that may have the term; `size` where there is none. */
  private async nextLikely(term: Term, from: number, pace: TimeSlicer): Promise<number> {
    for (let start = from; start < this.size; ) {
      const stretch = this.bodies.after(start, STRETCH);
      const next = this.likely(term, start, stretch);
      if (pace.spend((next - start) * this.usual * PASS)) await pace.rest();
      if (next < stretch) return next;
      start = stretch;
    }
    return this.size;
  }

  /** The same of the bodies before `to`; `to` where there is none. */
  private likely({ inBody }: Term, from: number, to: number): number {
    return inBody.reduce((end, { stem }) => this.bodies.seek(stem, from, end), to);
  }

  /**
   * How well the term stands in body `index`, from 0 (not at all) to 1: how often, with less for each further time,
   * by the body's length and by how whole the words are (the saturation and normalisation of BM25).
   */
  score(index: number, text: string, term: Term): number {
    let best = 0;
    let sum = 0;
    for (const needle of term.inBody) {
      let from = 0;
      for (let count = 0; count < COUNTED; count++) {
        const match = findMatch(needle, text, from);
        if (match === undefined) break;
        sum += match.grade;
        if (match.grade > best) best = match.grade;
        from = match.end;
      }
    }
    return best === 0 ? 0 : (best * sum) / (sum + 0.4 + 0.8 * (this.bodies.length(index) / this.usual));
  }
}
