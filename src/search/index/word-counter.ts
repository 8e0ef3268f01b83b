/**
 * Counts words without making a string of each. A map of strings takes four times as long and three times the memory, and an
 * article may have a million different words.
 */
import { PIECE_SIZE, textOf } from '../../text/code-units.js';
import { isWordUnit } from '../match/word-boundaries.js';

/** Maximum length of a word; longer runs of letters are data. */
export const MAX_WORD_LENGTH = 40;

/**
 * Places of the table that are tried for a word. If all are taken, it goes into the map `crowded`: a text can be made so that many
 * words have the same place.
 */
const MAX_PROBES = 16;

export class WordCounter {
  /** The words one after another. */
  private units = new Uint16Array(1 << 14);
  /** Start of each word in `units`, and of the next one. */
  private starts = new Uint32Array(1 << 10);
  private counts = new Uint32Array(1 << 10);
  private hashes = new Uint32Array(1 << 10);
  private size = 0;
  /** Hash table: the number of a word in order, from 1; 0 is a free place. At most half of it is in use. */
  private table = new Uint32Array(1 << 11);
  private readonly crowded = new Map<string, number>();

  /** Counts the words of `text` from `from` on, until one ends at or after `to`. Returns the end. */
  addWords(text: string, from: number, to: number): number {
    let start = -1;
    let hash = 0;
    for (let at = from; at < text.length; at++) {
      const unit = text.charCodeAt(at);
      if (isWordUnit(unit)) {
        if (start < 0) {
          start = at;
          hash = 0x811c9dc5;
        }
        // FNV-1a
        hash = Math.imul(hash ^ unit, 0x01000193);
        continue;
      }
      if (start >= 0 && at - start <= MAX_WORD_LENGTH) this.add(text, start, at, hash >>> 0);
      start = -1;
      if (at >= to) return at;
    }
    if (start >= 0 && text.length - start <= MAX_WORD_LENGTH) this.add(text, start, text.length, hash >>> 0);
    return text.length;
  }

  /** Counts the word `text.slice(start, end)`. */
  private add(text: string, start: number, end: number, hash: number): void {
    const index = this.find(text, start, end - start, hash) ?? this.addNew(text, start, end - start, hash);
    this.counts[index] = (this.counts[index] ?? 0) + 1;
  }

  /** A line for each word in the order of their first occurrences: `word frequency`. */
  lines(): string {
    const parts: string[] = [];
    const piece = new Uint16Array(PIECE_SIZE);
    let length = 0;
    for (let index = 0; index < this.size; index++) {
      const word = this.word(index);
      const count = ` ${this.counts[index]}\n`;
      if (length + word.length + count.length > piece.length) {
        parts.push(textOf(piece.subarray(0, length)));
        length = 0;
      }
      piece.set(word, length);
      length += word.length;
      for (let at = 0; at < count.length; at++) piece[length++] = count.charCodeAt(at);
    }
    parts.push(textOf(piece.subarray(0, length)));
    return parts.join('');
  }

  /** Index of a known word that equals the `length` units at `from`. */
  private find(text: string, from: number, length: number, hash: number): number | undefined {
    const { table, hashes, starts, units } = this;
    const mask = table.length - 1;
    for (let probe = 0; probe < MAX_PROBES; probe++) {
      const number = table[(spread(hash) + probe) & mask] ?? 0;
      if (number === 0) return undefined;
      if (hashes[number - 1] !== hash) continue;
      const start = starts[number - 1] ?? 0;
      if ((starts[number] ?? 0) - start !== length) continue;
      let at = 0;
      while (at < length && units[start + at] === text.charCodeAt(from + at)) at++;
      if (at === length) return number - 1;
    }
    return this.crowded.get(text.slice(from, from + length));
  }

  private addNew(text: string, from: number, length: number, hash: number): number {
    const index = this.size++;
    const first = this.starts[index] ?? 0;
    if (first + length > this.units.length) this.units = enlarge(this.units, first + length);
    for (let at = 0; at < length; at++) this.units[first + at] = text.charCodeAt(from + at);
    if (this.size === this.starts.length) {
      this.starts = enlarge(this.starts, 2 * this.size);
      this.counts = enlarge(this.counts, 2 * this.size);
      this.hashes = enlarge(this.hashes, 2 * this.size);
    }
    this.starts[this.size] = first + length;
    this.hashes[index] = hash;
    if (2 * this.size <= this.table.length) {
      this.place(index);
      return index;
    }
    this.table = new Uint32Array(2 * this.table.length);
    this.crowded.clear();
    for (let each = 0; each < this.size; each++) this.place(each);
    return index;
  }

  private place(index: number): void {
    const { table, hashes } = this;
    const mask = table.length - 1;
    for (let probe = 0; probe < MAX_PROBES; probe++) {
      const at = (spread(hashes[index] ?? 0) + probe) & mask;
      if (table[at] === 0) {
        table[at] = index + 1;
        return;
      }
    }
    this.crowded.set(textOf(this.word(index)), index);
  }

  private word(index: number): Uint16Array {
    return this.units.subarray(this.starts[index], this.starts[index + 1]);
  }
}

/** Mixes the high bits of a hash into the low ones, which select a place. */
function spread(hash: number): number {
  return hash ^ (hash >>> 15);
}

/** A copy with room for at least `length` elements. */
function enlarge<T extends Uint16Array | Uint32Array>(array: T, length: number): T {
  const larger = new (array.constructor as new (length: number) => T)(Math.max(length, 2 * array.length));
  larger.set(array);
  return larger;
}
