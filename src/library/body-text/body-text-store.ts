/**
 * The folded text of every body of a library (`text/case-fold.ts`: one code unit for one), as bytes in the form stored on
 * disk. A word is searched in the bytes, and only a body that may have it is made into a string. Must not import
 * articles, files or queries.
 */
import { isAscii } from 'node:buffer';
import { IGNORABLE } from '../../text/ignorable-characters.js';
import { firstIndexWhere } from '../../util/binary-search.js';

/** Kinds of text by their characters: only ASCII; others too; others including ignorable ones. Stored on disk. */
export const TEXT_KINDS = { ascii: 0, wide: 1, ignorable: 2 } as const;
export type TextKind = (typeof TEXT_KINDS)[keyof typeof TEXT_KINDS];

/** Consecutive bodies in one buffer, in UTF-8, separated by `\n`. No body contains a line break. */
export interface BodySegment {
  readonly bytes: Buffer;
  /** Index of its first body. */
  readonly first: number;
}

export class BodyTexts {
  /** The text of the last search, and its bytes. */
  private lastWanted: { text: string; bytes: Buffer } | undefined;
  /** The part of a segment that was searched last. */
  private lastStart: { bytes: Buffer; start: Buffer } | undefined;

  /**
   * @param starts bytes before each body, and in total, as if there were only one segment; the `\n` between two bodies
   *   counts
   */
  constructor(
    private readonly segments: readonly BodySegment[],
    private readonly starts: readonly number[],
    private readonly kinds: Uint8Array,
  ) {}

  /** Number of bodies: one for each article, in the library's order. */
  get size(): number {
    return this.kinds.length;
  }

  /** Bytes of body `index`. */
  bodyLength(index: number): number {
    return this.startOf(index + 1) - this.startOf(index) - 1;
  }

  /** True if the body contains ignorable characters, which a query does not have. */
  hasIgnorable(index: number): boolean {
    return this.kind(index) === TEXT_KINDS.ignorable;
  }

  /** Bytes of all bodies and of the line breaks between them. */
  get byteLength(): number {
    return Math.max(0, this.startOf(this.size) - 1);
  }

  kind(index: number): TextKind {
    return (this.kinds[index] ?? TEXT_KINDS.ascii) as TextKind;
  }

  /** Bytes of body `index`. Reading another body may overwrite them. */
  bytes(index: number): Buffer {
    const segment = this.segments[this.segmentOf(index)];
    if (segment === undefined) return Buffer.alloc(0);
    const start = this.startOf(index) - this.startOf(segment.first);
    return segment.bytes.subarray(start, start + this.bodyLength(index));
  }

  /** Body `index`: the folded `documentText` of its document. */
  text(index: number): string {
    const bytes = this.bytes(index);
    // The kind may come from a damaged file.
    return bytes.toString(this.kind(index) === TEXT_KINDS.ascii && isAscii(bytes) ? 'latin1' : 'utf8');
  }

  /**
   * Index of the first candidate in `[from, to)` for `text`, or `to`. A body with ignorable characters is always a
   * candidate, because they may separate the letters of `text`. `text` must be folded, non-empty and without them.
   */
  seek(text: string, from: number, to: number): number {
    const ignorable = this.kinds.indexOf(TEXT_KINDS.ignorable, from);
    const end = ignorable < 0 ? to : Math.min(to, ignorable);
    if (from >= end) return end;
    if (this.lastWanted?.text !== text) this.lastWanted = { text, bytes: Buffer.from(text) };
    const wanted = this.lastWanted.bytes;
    for (let number = this.segmentOf(from); number < this.segments.length; number++) {
      const { bytes, first } = this.segments[number] as BodySegment;
      if (first >= end) break;
      const base = this.startOf(first);
      const searched = this.startOfSegment(bytes, this.startOf(end) - base);
      const at = searched.indexOf(wanted, this.startOf(Math.max(from, first)) - base);
      if (at >= 0) return this.bodyAt(base + at);
    }
    return end;
  }

  /** The first `length` bytes of a segment, as one object for several calls. */
  private startOfSegment(bytes: Buffer, length: number): Buffer {
    if (length >= bytes.length) return bytes;
    if (this.lastStart?.bytes !== bytes || this.lastStart.start.length !== length)
      this.lastStart = { bytes, start: bytes.subarray(0, length) };
    return this.lastStart.start;
  }

  /** Index of the first body after `from` that starts at least `bytes` bytes after it. */
  sliceEnd(from: number, bytes: number): number {
    return Math.min(this.size, this.bodyAt(this.startOf(from) + bytes) + 1);
  }

  /** All bodies with a `\n` between two, in chunks. */
  *chunks(): Generator<Buffer> {
    for (const { bytes, first } of this.segments) {
      if (first > 0) yield LINE_BREAK;
      yield bytes;
    }
  }

  private startOf(index: number): number {
    return this.starts[index] ?? 0;
  }

  /** Index of the body that contains this byte. */
  private bodyAt(byte: number): number {
    return firstIndexWhere(1, this.size, index => this.startOf(index) > byte) - 1;
  }

  private segmentOf(index: number): number {
    const { segments } = this;
    return segments.length === 1
      ? 0
      : firstIndexWhere(1, segments.length, number => (segments[number]?.first ?? 0) > index) - 1;
  }
}

const LINE_BREAK = Buffer.from('\n');

export function textKind(text: string): TextKind {
  if (!/[^\0-\x7f]/.test(text)) return TEXT_KINDS.ascii;
  return IGNORABLE.test(text) ? TEXT_KINDS.ignorable : TEXT_KINDS.wide;
}

/** A part of a body, without half of a surrogate pair. */
export interface BodyPart {
  bytes: Buffer;
  kind: TextKind;
}

/** Encodes a folded text. Its bytes take less memory than the string, which has two bytes for each code unit of many texts. */
export function encodePart(text: string): BodyPart {
  const kind = textKind(text);
  return { bytes: Buffer.from(text, kind === TEXT_KINDS.ascii ? 'latin1' : 'utf8'), kind };
}

/** Bytes of a buffer that the builder allocates and fills body by body. */
const BUFFER_SIZE = 1 << 20;

/** A buffer with consecutive bodies. */
interface BufferSegment {
  buffer: Buffer;
  /** Bytes of the buffer that are used. */
  end: number;
  /** Index of its first body. */
  first: number;
}

/** Appends bodies one by one, without holding their strings. */
export class BodyTextsBuilder {
  private readonly segments: BufferSegment[] = [];
  private readonly starts: number[] = [0];
  private readonly kinds: TextKind[] = [];

  /** Appends a folded text. */
  add(text: string): void {
    this.addParts([encodePart(text)]);
  }

  /** Appends a body in parts. */
  addParts(parts: readonly BodyPart[]): void {
    let length = 0;
    let kind: TextKind = TEXT_KINDS.ascii;
    for (const part of parts) {
      length += part.bytes.length;
      if (part.kind > kind) kind = part.kind;
    }
    let segment = this.segments.at(-1);
    if (segment === undefined || segment.end + 1 + length > segment.buffer.length) {
      const buffer = Buffer.allocUnsafeSlow(Math.max(BUFFER_SIZE, length));
      segment = { buffer, end: 0, first: this.kinds.length };
      this.segments.push(segment);
    } else {
      segment.buffer[segment.end++] = 0x0a;
    }
    for (const { bytes } of parts) {
      segment.buffer.set(bytes, segment.end);
      segment.end += bytes.length;
    }
    this.count(length, kind);
  }

  /**
   * Takes the bytes of the bodies out of the builder, as `BodyTexts.chunks` returns them, so that they take no more memory.
   * `build` then returns the sizes and kinds of all bodies, without texts.
   *
   * @param isComplete false if bodies will be added: the last buffer stays, because they go into it
   */
  *take(isComplete: boolean): Generator<Buffer> {
    const kept = isComplete ? 0 : 1;
    while (this.segments.length > kept) {
      const { buffer, end, first } = this.segments.shift() as BufferSegment;
      if (first > 0) yield LINE_BREAK;
      yield buffer.subarray(0, end);
    }
  }

  build(): BodyTexts {
    const segments = this.segments.map(({ buffer, end, first }) => ({
      bytes: buffer.subarray(0, end),
      first,
    }));
    return new BodyTexts(segments, this.starts, Uint8Array.from(this.kinds));
  }

  private count(length: number, kind: TextKind): void {
    this.starts.push((this.starts.at(-1) ?? 0) + length + 1);
    this.kinds.push(kind);
  }
}
