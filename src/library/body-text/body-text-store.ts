/**
 * The folded text of every body of a library (`text/fold.ts`: one code unit for one), as the bytes that stand on disk:
 * a word is looked for in the bytes, and only a body that has it is made into a string. It knows no articles, no files
 * and no queries.
 */
import { IGNORABLE } from '../../text/ignorable-characters.js';

/** What is known of a body's characters: ASCII alone; others too; among them silent ones, which no word is typed with. */
export const KINDS = { plain: 0, wide: 1, silent: 2 } as const;
export type Kind = (typeof KINDS)[keyof typeof KINDS];

/** Bodies that stand one after the other in memory, UTF-8, a `\n` between two: no body has one. */
interface Shelf {
  bytes: Buffer;
  /** Index of the first of them. */
  first: number;
}

export class BodyTexts {
  /** What was looked for last. */
  private sought: { text: string; bytes: Buffer } | undefined;

  /** `starts`: bytes before each body as if there were but one shelf, and after all; the `\n` between two counts. */
  constructor(
    private readonly shelves: readonly Shelf[],
    private readonly starts: readonly number[],
    private readonly kinds: Uint8Array,
  ) {}

  /** How many bodies there are: one for each article, in the library's order. */
  get size(): number {
    return this.kinds.length;
  }

  /** The bytes of body `index`. */
  length(index: number): number {
    return this.startOf(index + 1) - this.startOf(index) - 1;
  }

  /** Whether the body has characters that no word is typed with. */
  isSilent(index: number): boolean {
    return this.kind(index) === KINDS.silent;
  }

  /** The bytes of all bodies, and one between two. */
  get bytes(): number {
    return Math.max(0, this.startOf(this.size) - 1);
  }

  kind(index: number): Kind {
    return (this.kinds[index] ?? KINDS.plain) as Kind;
  }

  /** Body `index`: `documentText` of its document, folded. */
  text(index: number): string {
    const shelf = this.shelves[this.shelfOf(index)];
    if (shelf === undefined) return '';
    const from = this.startOf(index) - this.startOf(shelf.first);
    const to = from + this.length(index);
    return shelf.bytes.toString(this.kind(index) === KINDS.plain ? 'latin1' : 'utf8', from, to);
  }

  /**
   * The first body of those from `from` on and before `to` in which `text` (folded, not empty, without
   * silent characters) may stand: it has these bytes, or silent characters that may part them. `to` where there is none.
   */
  seek(text: string, from: number, to: number): number {
    const silent = this.kinds.indexOf(KINDS.silent, from);
    const end = silent < 0 ? to : Math.min(to, silent);
    if (from >= end) return end;
    if (this.sought?.text !== text) this.sought = { text, bytes: Buffer.from(text) };
    const wanted = this.sought.bytes;
    for (let number = this.shelfOf(from); number < this.shelves.length; number++) {
      const { bytes, first } = this.shelves[number] as Shelf;
      if (first >= end) break;
      const base = this.startOf(first);
      const at = bytes
        .subarray(0, this.startOf(end) - base)
        .indexOf(wanted, this.startOf(Math.max(from, first)) - base);
      if (at >= 0) return this.at(base + at);
    }
    return end;
  }

  /** The first body after `from` that starts `bytes` or more after it. */
  after(from: number, bytes: number): number {
    return Math.min(this.size, this.at(this.startOf(from) + bytes) + 1);
  }

  /** The bytes of all, in pieces that together are the bodies with a `\n` between two. */
  *pieces(): Generator<Buffer> {
    for (const { bytes, first } of this.shelves) {
      if (first > 0) yield BETWEEN;
      yield bytes;
    }
  }

  private startOf(index: number): number {
    return this.starts[index] ?? 0;
  }

  /** The body in which byte `byte` stands. */
  private at(byte: number): number {
    return lastWhere(this.size, index => this.startOf(index) <= byte);
  }

  private shelfOf(index: number): number {
    const { shelves } = this;
    return shelves.length === 1
      ? 0
      : lastWhere(shelves.length, number => (shelves[number]?.first ?? 0) <= index);
  }
}

const BETWEEN = Buffer.from('\n');

/** The last index below `length` for which `holds` is true; it is for all before that one. */
function lastWhere(length: number, holds: (index: number) => boolean): number {
  let low = 0;
  let high = length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (holds(middle)) low = middle;
    else high = middle - 1;
  }
  return low;
}

export function kindOf(text: string): Kind {
  if (!/[^\0-\x7f]/.test(text)) return KINDS.plain;
  return IGNORABLE.test(text) ? KINDS.silent : KINDS.wide;
}

/** Bytes of a shelf that is filled body by body. */
const ROOM = 1 << 20;

/** Bodies that stand one after the other in a buffer, which may hold more. */
interface Stretch {
  buffer: Buffer;
  from: number;
  to: number;
  /** Index of the first of them. */
  first: number;
}

/** Puts bodies one after the other, without holding their strings. */
export class BodiesMaker {
  private readonly stretches: Stretch[] = [];
  private readonly starts: number[] = [0];
  private readonly kinds: Kind[] = [];
  /** The last stretch, where it is in a buffer of our own. */
  private room: Stretch | undefined;

  /** The next body, folded. */
  add(text: string): void {
    const kind = kindOf(text);
    const length = kind === KINDS.plain ? text.length : Buffer.byteLength(text);
    let { room } = this;
    if (room === undefined || room.to + 1 + length > room.buffer.length) {
      const buffer = Buffer.allocUnsafeSlow(Math.max(ROOM, length));
      room = { buffer, from: 0, to: 0, first: this.kinds.length };
      this.room = room;
      this.stretches.push(room);
    } else {
      room.buffer[room.to++] = 0x0a;
    }
    room.to += room.buffer.write(text, room.to);
    this.count(length, kind);
  }

  /** The next body, as it stands in `buffer` from `at` on; its bytes are not copied. */
  take(buffer: Buffer, at: number, length: number, kind: Kind): void {
    const last = this.stretches.at(-1);
    const to = at + length;
    if (last?.buffer === buffer && last.to + 1 === at) last.to = to;
    else this.stretches.push({ buffer, from: at, to, first: this.kinds.length });
    this.room = undefined;
    this.count(length, kind);
  }

  bodies(): BodyTexts {
    const shelves = this.stretches.map(({ buffer, from, to, first }) => ({
      bytes: buffer.subarray(from, to),
      first,
    }));
    return new BodyTexts(shelves, this.starts, Uint8Array.from(this.kinds));
  }

  private count(length: number, kind: Kind): void {
    this.starts.push((this.starts.at(-1) ?? 0) + length + 1);
    this.kinds.push(kind);
  }
}
