/**
 * The bodies of a library as the search reads them: one packed text an article, and how well a term stands in it.
 */
import type { Bodies, BodySection } from '../library/library.js';
import { findMatch } from './needle.js';
import { type Packed, pack } from './pack.js';
import type { Term } from './term.js';

/** Occurrences beyond this many say nothing more about an article. */
const COUNTED = 30;

export class Corpus {
  private readonly packs: (Packed | undefined)[] = [];
  /** Characters of a body, on average. */
  private readonly usual: number;

  constructor(private readonly bodies: Bodies) {
    this.usual = Math.max(1, bodies.text.length / Math.max(1, this.size));
  }

  /** How many bodies there are. */
  get size(): number {
    return this.bodies.starts.length - 1;
  }

  /** Body `index`; its offsets are those of the document's text after `back`. */
  body(index: number): Packed {
    const known = this.packs[index];
    if (known !== undefined) return known;
    const { starts, text } = this.bodies;
    const from = starts[index] ?? text.length;
    const packed = pack(text.slice(from, Math.max(from, (starts[index + 1] ?? 0) - 1)));
    this.packs[index] = packed;
    return packed;
  }

  /** The last section of body `index` that starts at or before `offset` of its document's text. */
  sectionAt(index: number, offset: number): BodySection | undefined {
    return this.bodies.sections[index]?.findLast(({ at }) => at <= offset);
  }

  /**
   * How well the term stands in body `index`, from 0 (not at all) to 1: how often, with less for each further time,
   * by the body's length and by how whole the words are (the saturation and normalisation of BM25).
   */
  score(index: number, term: Term): number {
    const { text } = this.body(index);
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
    return best === 0 ? 0 : (best * sum) / (sum + 0.4 + 0.8 * (text.length / this.usual));
  }
}

/** Steps to look for the term in `text` (see `Pace`): a word of one or two letters is met, and refused, at every turn. */
export function scanCost({ wish }: Term, text: string): number {
  return text.length * (wish.text.length < 3 ? 12 : 3);
}
