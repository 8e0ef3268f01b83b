/**
 * Searches article bodies: finds those that have a term, and scores them.
 * A body is decoded to a string only while it is searched.
 */
import { type BodyTexts, TEXT_KINDS } from '../../library/body-text/body-text-store.js';
import type { TimeSlicer } from '../../util/time-slicer.js';
import { foldKana } from '../match/fold-kana.js';
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

/**
 * Bytes of all bodies up to which decoded ones are kept: a search needs them for each word, for scores and for snippets. Of
 * more bodies, the last one is kept: a library may consist of a long one.
 */
const MAX_KEPT = 1 << 19;

export class BodyIndex {
  private readonly averageBytes: number;
  private readonly decoded = new Map<number, StrippedText>();
  private readonly knownScans: KnownScans = new Map();
  /** Bodies that were scanned last. */
  private last = { start: 0, end: 0 };

  constructor(private readonly bodies: BodyTexts) {
    this.averageBytes = Math.max(1, bodies.byteLength / Math.max(1, bodies.size));
  }

  /** Number of bodies. */
  get size(): number {
    return this.bodies.size;
  }

  /** Returns body `index`. Its `originalOffset` gives offsets in the text of the document. */
  body(index: number): StrippedText {
    const known = this.decoded.get(index);
    if (known !== undefined) return known;
    const text = this.bodies.text(index);
    const isAscii = this.bodies.kind(index) === TEXT_KINDS.ascii;
    const body = stripIgnorable(isAscii ? text : foldKana(text), this.bodies.hasIgnorable(index));
    if (this.bodies.byteLength > MAX_KEPT) this.decoded.clear();
    this.decoded.set(index, body);
    return body;
  }

  /** Returns body `index` with its kana as written. */
  writtenText(index: number): string {
    return this.bodies.text(index);
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
    const scan = new BodyScan(this.bodies, term, this.knownScans);
    let next = -1;
    for (const index of indices) {
      if (next < index)
        next = isSparse ? scan.first(index, index + 1) : await this.nextCandidate(scan, index, slicer);
      if (next > index) continue;
      const { text } = this.body(index);
      if (visit(index, text)) return;
      if (slicer.spend(text.length * steps)) await slicer.rest();
    }
  }

  /** Returns the first body at or after `from` that the scan finds, or `size`. */
  private async nextCandidate(scan: BodyScan, from: number, slicer: TimeSlicer): Promise<number> {
    for (let start = from; start < this.size; ) {
      const end = this.sliceEnd(start);
      const next = scan.first(start, end);
      if (slicer.spend((next - start) * this.averageBytes * SCAN_STEPS)) await slicer.rest();
      if (next < end) return next;
      start = end;
    }
    return this.size;
  }

  /** Returns the end of the slice to scan next: the slice of the last call, until its end. */
  private sliceEnd(start: number): number {
    const { last } = this;
    if (start < last.start || start >= last.end)
      this.last = { start, end: this.bodies.sliceEnd(start, SCAN_BYTES) };
    return this.last.end;
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

/** Scans the bodies for a term, forwards only. Each of its texts is scanned for once, also if another one is found sooner. */
class BodyScan {
  private readonly texts: TextScan[];

  constructor(bodies: BodyTexts, { bodyMatchers }: SearchTerm, known: KnownScans) {
    const texts = new Set(bodyMatchers.flatMap(({ scanTexts }) => scanTexts));
    this.texts = Array.from(texts, text => new TextScan(bodies, text, known));
  }

  /** Returns the first body in `[from, to)` that may have the term, or `to`. */
  first(from: number, to: number): number {
    let end = to;
    for (const text of this.texts) end = text.first(from, end);
    return end;
  }
}

/** For each of the last texts that were scanned in all bodies: the bodies that may have it, in order. */
type KnownScans = Map<string, readonly number[]>;

/** A search looks for the same word several times. After the next key, the earlier words are searched for again. */
const MAX_KNOWN_SCANS = 8;

/** Scans the bodies for one text, forwards only. */
class TextScan {
  private next = 0;
  private isFound = false;
  /** The bodies that were found; undefined after a body was left out. */
  private found: number[] | undefined = [];
  /** All bodies before this one were scanned. */
  private covered = 0;
  private readonly all: readonly number[] | undefined;
  /** Index in `all`. */
  private at = 0;

  constructor(
    private readonly bodies: BodyTexts,
    private readonly text: string,
    private readonly known: KnownScans,
  ) {
    this.all = known.get(text);
  }

  /** Returns the first body in `[from, to)` that may have the text, or `to`. */
  first(from: number, to: number): number {
    if (this.all !== undefined) {
      while ((this.all[this.at] ?? to) < from) this.at++;
      return Math.min(this.all[this.at] ?? to, to);
    }
    // Up to `next` the text does not occur.
    if (this.next < from || !this.isFound) {
      const start = Math.max(from, this.next);
      if (start >= to) return to;
      this.next = this.bodies.seek(this.text, start, to);
      this.isFound = this.next < to;
      this.record(start);
    }
    return this.isFound ? Math.min(this.next, to) : to;
  }

  /** Records a scan from `start` to `next`. */
  private record(start: number): void {
    if (start > this.covered) this.found = undefined;
    if (this.found === undefined) return;
    if (this.isFound) this.found.push(this.next);
    this.covered = this.isFound ? this.next + 1 : this.next;
    if (this.covered < this.bodies.size) return;
    this.known.set(this.text, this.found);
    const [oldest] = this.known.keys();
    if (this.known.size > MAX_KNOWN_SCANS && oldest !== undefined) this.known.delete(oldest);
  }
}
